using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.AnnualReturn;

/// <summary>Income of a year by chapter of the law, from what counts between its first and last day: pure.</summary>
internal static class AnnualChapters
{
    /// <summary>Wages (LISR 94).</summary>
    public const string Wages = "605";

    /// <summary>Rent (LISR 114 to 118).</summary>
    public const string Rent = "606";

    /// <summary>Business and professions (LISR 100 to 110).</summary>
    public const string Business = "612";

    /// <summary>Technology platforms (LISR 113-A).</summary>
    public const string Platforms = "625";

    /// <summary>RESICO (LISR 113-E; of companies, 206).</summary>
    public const string Resico = "626";

    /// <summary>Interest (LISR 133 to 136).</summary>
    public const string Interest = "interest";

    private const decimal BlindShare = 0.35m; // LISR 115

    // Business first: losses and PTU are taken there before anywhere else.
    private static readonly string[] Order = [Business, Platforms, Rent, Resico];

    /// <summary>One for each regime of the year, wages also for whoever did not register them, and interest when the real one is told.</summary>
    /// <param name="months">The positions of the months, for what they compute as provisional payments.</param>
    public static Result<IReadOnlyList<AnnualChapter>> Of(AnnualFacts facts, IReadOnlyList<TaxPosition> months, TaxTables tables) =>
        PositionMonth.EntriesBetween(facts.Book, facts.First, facts.Until, tables).Then<IReadOnlyList<TaxEntry>, IReadOnlyList<AnnualChapter>>(entries =>
        {
            var chapters = WagesOf(facts).ToList();
            var own = Order.Where(facts.Book.Taxpayer.Regimes.Contains).Select(r => OfRegime(facts, r, entries.Where(e => e.Regime == r).ToList()));
            chapters.AddRange(LessLosses(facts, own).Select(c => Credited(facts, months, c)));
            if (facts.Inputs.RealInterest is { } real)
                chapters.Add(new AnnualChapter(Interest) { Income = real, Withheld = WagePayments.CertificatesOf(facts).Where(c => c.Key == WagePayments.Interest).Sum(c => c.IsrWithheld) });
            return Result<IReadOnlyList<AnnualChapter>>.Of(chapters);
        });

    private static IEnumerable<AnnualChapter> WagesOf(AnnualFacts facts)
    {
        var wages = WagePayments.Of(facts.Rows, facts.Year, facts.Until);
        if (wages.Count > 0)
            yield return new AnnualChapter(Wages) { Income = wages.Sum(w => w.Taxed + w.Exempt), Exempt = wages.Sum(w => w.Exempt), Withheld = wages.Sum(w => w.IsrWithheld) };
    }

    // The year's own sums: a credit note in a month without income takes off the year all the same (LISR 103-I, 118), and the blind share falls on what is left.
    private static AnnualChapter OfRegime(AnnualFacts facts, string regime, List<TaxEntry> entries)
    {
        var taxpayer = facts.Book.Taxpayer;
        var income = TaxRounding.NotNegative(entries.Sum(e => e.Income));
        var isOfPersons = regime == Resico && taxpayer.IsPerson;
        return new AnnualChapter(regime)
        {
            Income = income,
            Deductions = regime == Rent && taxpayer.DeductsRentBlind ? TaxRounding.Cents(income * BlindShare) : isOfPersons ? 0m : entries.Sum(e => e.Deduction),
            Withheld = TaxRounding.NotNegative(entries.Sum(e => e.IsrWithheld)),
            IsInReturn = !isOfPersons,
        };
    }

    // LISR 109: PTU comes off the profit whole and may leave a loss; losses of other years only down to zero. Platforms are of the same chapter of
    // the law (LISR 113-A): they take what business leaves. RESICO of companies: LISR 208, 209.
    private static IEnumerable<AnnualChapter> LessLosses(AnnualFacts facts, IEnumerable<AnnualChapter> chapters)
    {
        var (ptu, losses) = (facts.Book.Options.PtuPaid, facts.Book.Options.PriorLosses);
        foreach (var chapter in chapters)
        {
            var bears = facts.Book.Taxpayer.IsPerson ? chapter.Key is Business or Platforms : chapter.Key == Resico;
            if (!bears)
            {
                yield return chapter;
                continue;
            }

            var less = chapter with { PtuPaid = ptu, LossesUsed = Math.Min(losses, TaxRounding.NotNegative(chapter.Taxable - ptu)) };
            (ptu, losses) = (0m, losses - less.LossesUsed);
            yield return less;
        }
    }

    private static AnnualChapter Credited(AnnualFacts facts, IReadOnlyList<TaxPosition> months, AnnualChapter chapter)
    {
        var computed = months.Sum(m => ProvisionalPayments.KnownOf(facts, chapter.Key, m));
        var paid = ProvisionalPayments.PaidOf(facts, chapter.Key);
        return chapter with { ProvisionalComputed = computed, ProvisionalPaid = paid, Provisional = facts.TakesPaymentsAsMade ? computed : paid };
    }
}
