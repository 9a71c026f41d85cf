using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.Reports.Annual;

/// <summary>Income of a year by chapter of the law.</summary>
internal static class AnnualChapters
{
    /// <summary>Wages (LISR 94).</summary>
    public const string Wages = "605";

    /// <summary>RESICO (LISR 113-E).</summary>
    public const string Resico = "626";

    /// <summary>Interest (LISR 133 to 136).</summary>
    public const string Interest = "interest";

    private const int LastResicoReturn = 2023; // RMF 3.13.7

    public static IReadOnlyList<AnnualChapter> Of(AnnualFacts facts, IReadOnlyList<TaxPosition> months, IReadOnlyList<WagePayment> wages, IReadOnlyList<IncomeCertificate> certificates)
    {
        var chapters = new List<AnnualChapter>();
        if (wages.Count > 0)
            chapters.Add(new AnnualChapter(Wages, wages.Sum(w => w.Taxed + w.Exempt), wages.Sum(w => w.Exempt), 0m, wages.Sum(w => w.IsrWithheld), 0m));
        var options = facts.Book.Options;
        var taken = options.PtuPaid + options.PriorLosses;
        foreach (var regime in months.SelectMany(m => m.Isr).Where(i => i.State is IsrState.Computed or IsrState.LimitExceeded).Select(i => i.Regimen).Distinct(StringComparer.Ordinal))
        {
            var its = months.SelectMany(m => m.Isr).Where(i => i.Regimen == regime).ToList();
            var chapter = regime is "612" or "625" ? Cumulative(its, taken) : Summed(its);
            if (regime is "612" or "625") taken = 0m;
            if (chapter.Income != 0 || chapter.Deductions != 0 || chapter.Withheld != 0) chapters.Add(chapter with { IsInReturn = regime != Resico || facts.Year <= LastResicoReturn });
        }

        if (facts.Inputs.RealInterest is { } real)
            chapters.Add(new AnnualChapter(Interest, real, 0m, 0m, certificates.Where(c => c.Key == WagePayments.Interest).Sum(c => c.IsrWithheld), 0m));
        return chapters;
    }

    // LISR 106, 109: the last month has the whole year; PTU and losses of other years come off its profit.
    private static AnnualChapter Cumulative(List<IsrPosition> its, decimal taken)
    {
        var last = its[^1];
        var profit = last.Income.Amount - last.Deductions.Amount;
        return new AnnualChapter(
            last.Regimen, last.Income.Amount, 0m, last.Deductions.Amount + Math.Min(taken, TaxRounding.NotNegative(profit)), TaxRounding.NotNegative(last.Withheld.Amount), its.Sum(i => i.DuePesos ?? 0m));
    }

    // LISR 113-E, 116: each month by itself.
    private static AnnualChapter Summed(List<IsrPosition> its) => new(
        its[0].Regimen, its.Sum(i => i.Income.Amount), 0m, its.Sum(i => i.Deductions.Amount), TaxRounding.NotNegative(its.Sum(i => i.Withheld.Amount)), its.Sum(i => i.DuePesos ?? 0m));
}
