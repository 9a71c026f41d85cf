using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Matching;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Reports.Preload;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Verdicts;
using FinanceTracker.Tenants;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Reports;

/// <summary>What is asked for.</summary>
/// <param name="Kind">Which report.</param>
/// <param name="Period">Of when.</param>
/// <param name="Day">As known on which day.</param>
/// <param name="Position">Figures for the position that no CFDI tells.</param>
/// <param name="Inputs">Figures for the year that no CFDI tells.</param>
/// <param name="Tongue">In which language.</param>
internal sealed record ReportOrder(ReportKind Kind, ReportPeriod Period, ReportDay Day, PositionQuestion Position, AnnualInputs Inputs, Tongue Tongue);

/// <summary>Reads what a report is made of, as it was known on the day asked for.</summary>
internal sealed class ReportSources(TaxDb db, DocumentReader reader, BookLines books, MultiTenantContext tenant)
{
    /// <summary>The facts, or what is missing.</summary>
    public async Task<Result<ReportFacts>> ReadAsync(ReportOrder order, CancellationToken cancellationToken)
    {
        var (period, day, needs) = (order.Period, order.Day, order.Kind.Needs);
        var known = reader.AsOf(day.End);
        if (await new PositionDocuments(db, known, day.Clock) { Before = day.End }.LoadAsync(period.LastMonth, order.Position with { WholeYear = period.IsYear }, cancellationToken) is not { } book) return PositionProblems.ProfileMissing;
        var verdicts = Result<IReadOnlyList<ReadVerdicts.Item>>.Of([]);
        var judge = new ExpenseVerdicts(db, known, tenant, day.Clock);
        if (needs.HasFlag(ReportNeeds.Verdicts)) verdicts = await judge.OfAsync(period.First, period.Last, cancellationToken);
        if (!verdicts.IsOk) return verdicts.Problem!;
        var dated = verdicts.Value.Select(v => v.Id).ToHashSet();
        Guid[] others = needs.HasFlag(ReportNeeds.Verdicts) ? [.. ReportFacts.LackingRep(book).Where(p => period.Holds(p.Value) && !dated.Contains(p.Key)).Select(p => p.Key)] : [];
        var paid = others.Length == 0 ? Result<IReadOnlyList<ReadVerdicts.Item>>.Of([]) : await judge.OfAsync(others, cancellationToken);
        if (!paid.IsOk) return paid.Problem!;
        var lines = Result<IReadOnlyList<BookRow>>.Of([]);
        if (needs.HasFlag(ReportNeeds.Lines)) lines = await books.ReadAsync(period.First, period.Last, cancellationToken);
        if (!lines.IsOk) return lines.Problem!;
        var year = new DateOnly(period.Year, 1, 1);
        var annual = new AnnualReader(db, known);
        return new ReportFacts
        {
            Period = period,
            Book = book,
            Name = await db.TaxpayerProfiles.AsNoTracking().Select(p => p.Nombre).FirstOrDefaultAsync(cancellationToken),
            AsOf = day.Day,
            Tables = TaxTables.Current,
            Tongue = order.Tongue,
            Rows = needs.HasFlag(ReportNeeds.Rows) ? await annual.RowsAsync(period.Year, cancellationToken) : [],
            Provisional = book.Provisional,
            OfOthers = needs.HasFlag(ReportNeeds.Preload) ? await OfOthersAsync(year, day, cancellationToken) : [],
            Verdicts = verdicts.Value,
            PaidWithoutRep = paid.Value,
            Lines = [.. lines.Value.Where(l => AsKnown.CreatedAt(l.Id) < day.End)],
            Preload = needs.HasFlag(ReportNeeds.Preload) ? (await EnterPreload.LastAsync(db, period.Year, day.End, cancellationToken))?.Entry() : null,
            Inputs = order.Inputs,
        };
    }

    private async Task<IReadOnlyList<ReadCfdi>> OfOthersAsync(DateOnly year, ReportDay day, CancellationToken cancellationToken)
    {
        var rows = await db.Cfdis.AsNoTracking().KnownBefore(day.End)
            .Where(c => c.Direction == CfdiDirection.ThirdParty && c.IssuedOn >= year && c.IssuedOn < year.AddYears(1) && EF.Functions.Like(c.UsoCfdi!, "D%"))
            .OrderBy(c => c.Id).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new ReadCfdi(r, r.Read()));
    }
}
