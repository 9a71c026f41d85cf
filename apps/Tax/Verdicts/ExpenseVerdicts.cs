using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Efos;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tenants;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Verdicts;

/// <summary>Judges the expenses of a tenant.</summary>
internal sealed class ExpenseVerdicts(TaxDb db, DocumentReader reader, MultiTenantContext tenant, TimeProvider time)
{
    private static readonly Dictionary<Guid, Verdict> None = [];

    /// <summary>Invoices received in the span, each with its verdict; oldest first.</summary>
    public async Task<Result<IReadOnlyList<ReadVerdicts.Item>>> OfAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        // Complementos come after the invoices that they pay.
        var until = to.AddMonths(14);
        var set = await reader.ReadAsync(from, until > Today ? until : Today, cancellationToken);
        return await JudgeAsync(set, set.Documents.Where(d => d.Date >= from && d.Date <= to), cancellationToken);
    }

    /// <summary>Those of these documents that are invoices received, each with its verdict.</summary>
    public async Task<Result<IReadOnlyList<ReadVerdicts.Item>>> OfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var set = await reader.ReadAsync(ids, cancellationToken);
        return await JudgeAsync(set, set.Documents.Where(d => ids.Contains(d.Id)), cancellationToken);
    }

    /// <summary>Verdicts to show beside these documents: none where the plan has no taxes, or a figure of the law is missing.</summary>
    public async Task<IReadOnlyDictionary<Guid, Verdict>> ShownAsync(IEnumerable<StoredCfdi> rows, CancellationToken cancellationToken)
    {
        var received = rows.Where(r => r is { Direction: CfdiDirection.Received, TipoDeComprobante: "I" }).Select(r => r.Id).ToHashSet();
        if (received.Count == 0 || !tenant.Tenant.Allows(Feature.Tax, Today)) return None;
        var judged = await OfAsync(received, cancellationToken);
        return judged.IsOk ? judged.Value.ToDictionary(i => i.Id, i => i.Verdict) : None;
    }

    // An expense belongs to the regimes that held when it was paid; a day without any is read by those that hold now.
    private static Taxpayer TaxpayerOn(TaxpayerProfile profile, DateOnly day, HashSet<int> blindYears)
    {
        var then = profile.Facts().RegimesIn(day, day);
        return new Taxpayer(profile.Rfc, then.Count > 0 ? then : profile.Regimenes, blindYears.Contains(day.Year));
    }

    private DateOnly Today => MexicoCalendar.Today(time, tenant.Tenant.Zone);

    private async Task<Result<IReadOnlyList<ReadVerdicts.Item>>> JudgeAsync(DocumentSet set, IEnumerable<TaxDocument> documents, CancellationToken cancellationToken)
    {
        var paid = set.Paid.ToLookup(p => p.Document.Id);
        var expenses = documents.Where(d => d is { Direction: CfdiDirection.Received, Type: "I" }).OrderBy(d => d.Date).ToList();
        var rfcs = expenses.Select(e => e.CounterpartyRfc).Distinct(StringComparer.Ordinal).ToList();
        var listed = await db.Efos.AsNoTracking().Where(e => rfcs.Contains(e.Rfc)).ToDictionaryAsync(e => e.Rfc, e => e.Status, cancellationToken);
        var profile = await db.TaxpayerProfiles.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var blind = await db.TaxpayerYears.AsNoTracking().Where(y => y.RentMethod == "blind35").Select(y => y.Year).ToHashSetAsync(cancellationToken);
        var items = new List<ReadVerdicts.Item>(expenses.Count);
        foreach (var expense in expenses)
        {
            EfosStatus? supplier = listed.TryGetValue(expense.CounterpartyRfc, out var status) ? status : null;
            var parts = paid[expense.Id].ToList();
            var taxpayer = profile is null ? null : TaxpayerOn(profile, parts.Count > 0 ? parts[0].Date : expense.Date, blind);
            var verdict = ExpenseJudge.Judge(new ExpenseFacts(expense, parts, supplier, expense.Date.Year, Today), taxpayer, TaxTables.Current);
            if (!verdict.IsOk) return verdict.Problem!;
            items.Add(new ReadVerdicts.Item(expense.Id, expense.Uuid, expense.Date, expense.CounterpartyRfc, expense.CounterpartyName, expense.Total, expense.Moneda, verdict.Value));
        }

        return items;
    }
}
