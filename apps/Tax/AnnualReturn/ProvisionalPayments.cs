using FinanceTracker.Tax.Filings;
using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.AnnualReturn;

/// <summary>What is recorded of the monthly payments of a year: credited is only what is known to be paid (LISR 152-I).</summary>
internal static class ProvisionalPayments
{
    /// <summary>Paid for a regime. A complementaria states the whole payment of its month again, so the last one paid tells it.</summary>
    public static decimal PaidOf(AnnualFacts facts, string regimen)
    {
        var section = PortalFields.SectionOf(regimen);
        return facts.Provisional.Where(p => p.IsPaid).GroupBy(p => p.Month).Sum(g => g.Last().IsrBySection.GetValueOrDefault(section));
    }

    /// <summary>What the last accepted or paid return of a month says of a regime; null when none does. A monthly payment credits this before what is computed.</summary>
    public static decimal? RecordedOf(IReadOnlyList<ProvisionalReturn> returns, string regimen, DateOnly month) =>
        returns.LastOrDefault(p => p.Month == month && (p.IsAccepted || p.IsPaid)) is { } last && last.IsrBySection.TryGetValue(PortalFields.SectionOf(regimen), out var isr) ? isr : null;

    /// <summary>The payment of a month: recorded, or else as it is computed.</summary>
    public static decimal KnownOf(AnnualFacts facts, string regimen, TaxPosition month) =>
        RecordedOf(facts.Provisional, regimen, month.Month) ?? month.Isr.Where(i => i.Regimen == regimen).Sum(i => i.DuePesos ?? 0m);

    /// <summary>Months that are over and whose payment for a regime is not known to be presented and paid.</summary>
    public static IReadOnlyList<DateOnly> Unpaid(AnnualFacts facts, string regimen)
    {
        var section = PortalFields.SectionOf(regimen);
        var done = facts.Provisional.GroupBy(p => p.Month).Where(g => g.Last() is var last && (last.IsPaid || last.IsrBySection.GetValueOrDefault(section) == 0)).Select(g => g.Key).ToHashSet();
        return [.. facts.Months.Where(m => m.AddMonths(1) <= facts.Book.Today && Held(facts, regimen, m) && !done.Contains(m))];
    }

    private static bool Held(AnnualFacts annual, string regimen, DateOnly month)
    {
        if (annual.Book.Facts is not { } facts) return true;
        return facts.RegimesOf(month).Contains(regimen) && (facts.StartedOn is not { } started || started < month.AddMonths(1));
    }
}
