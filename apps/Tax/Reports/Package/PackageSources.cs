using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Tax.Reports.Package;

/// <summary>What a package takes from the vault and from the books.</summary>
internal sealed class PackageSources(TaxDb db, CfdiBundles bundles, [FromKeyedServices(TaxApp.AppName)] AppCalls calls)
{
    private const int Page = 10_000;
    private const int MostLines = 50_000;

    /// <summary>Documents dated in the month or named, as known before an instant.</summary>
    public async Task<IReadOnlyList<StoredCfdi>> RowsAsync(ReportPeriod period, IReadOnlyCollection<Guid> named, DateTimeOffset before, CancellationToken cancellationToken) =>
        await db.Cfdis.AsNoTracking().KnownBefore(before)
            .Where(c => c.Direction != CfdiDirection.ThirdParty && ((c.IssuedOn >= period.First && c.IssuedOn <= period.Last) || named.Contains(c.Id)))
            .OrderBy(c => c.Id).ToListAsync(cancellationToken);

    /// <summary>Their bytes, as they came.</summary>
    public IAsyncEnumerable<(StoredCfdi Cfdi, byte[]? Content)> BytesAsync(IEnumerable<StoredCfdi> rows, CancellationToken cancellationToken) => bundles.GetManyAsync(rows, cancellationToken);

    /// <summary>Lines of the month in the books.</summary>
    public async Task<Result<IReadOnlyList<BookRow>>> LinesAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        var lines = new List<BookRow>();
        BookRowPlace? after = null;
        do
        {
            var page = await calls.PostAsync<ReadBookRows, BookRows>("ledger", "/internal/ledger/rows", new ReadBookRows(period.First, period.Last, after, Page), cancellationToken);
            if (!page.IsOk) return page.Problem!;
            lines.AddRange(page.Value.Rows);
            after = page.Value.Next;
        }
        while (after is not null && lines.Count < MostLines);
        return Result<IReadOnlyList<BookRow>>.Of(lines);
    }

    /// <summary>Writes into the log that the documents of a month left.</summary>
    public async Task NoteAsync(ReportPeriod period, CancellationToken cancellationToken)
    {
        db.Note("report.packed", period.ToString());
        await db.SaveChangesAsync(cancellationToken);
    }
}
