using FinanceTracker.Tax.AnnualReturn;

namespace FinanceTracker.Tax.Obligations;

/// <summary>When wages oblige to an annual return (LISR 98-III), as far as payrolls tell.</summary>
public static class WageDuty
{
    /// <summary>Employees who earned more must file: the only place of this figure.</summary>
    public const decimal MostWages = 400_000m;

    private const string Wages = "605";
    private static readonly string[] OtherIncome = ["606", "612", "625"];

    /// <summary>Why, as stable codes; none when nothing obliges.</summary>
    public static IReadOnlyList<string> Reasons(IReadOnlyList<WagePayment> wages, IReadOnlyList<string> regimes, int year)
    {
        var its = wages.Where(w => w.Day.Year == year).ToList();
        if (its.Count == 0) return [];
        var reasons = new List<string>();
        if (its.Sum(w => w.Taxed + w.Exempt) > MostWages) reasons.Add("above_limit");

        // Two at once, or one after the other and so having left the first before 31 December: LISR 98-III-c names both.
        var employers = its.GroupBy(w => w.EmployerRfc, StringComparer.OrdinalIgnoreCase).ToList();
        if (employers.Count > 1) reasons.Add("two_employers");
        if (employers.Exists(e => Left(e.OrderBy(w => w.Day).Last(), year))) reasons.Add("left_before_year_end");
        if (regimes.Contains(Wages) && regimes.Any(OtherIncome.Contains)) reasons.Add("other_income");
        return reasons;
    }

    private static bool Left(WagePayment last, int year) => last.HasSeparation && last.Day < new DateOnly(year, 12, 31);
}
