using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Ledger.Budgets;

/// <summary>What one category usually costs.</summary>
/// <param name="Median6">Median of the last six full months.</param>
/// <param name="Median3">Median of the last three full months.</param>
/// <param name="Baseline">0.6 of <paramref name="Median6"/>, 0.4 of <paramref name="Median3"/>.</param>
/// <param name="Before">Median of the six months before those, when the books reach that far back: from where a cut in total is measured.</param>
/// <param name="Provision">A twelfth of what was paid once or twice in the year.</param>
internal sealed record CategoryProfile(string Category, string Kind, decimal Median6, decimal Median3, decimal Baseline, decimal Before, decimal Provision)
{
    /// <summary>What a month costs, all in all.</summary>
    public decimal Usual => Baseline + Provision;
}

/// <summary>Learns from lines what categories cost, and what comes in.</summary>
internal sealed class SpendingProfile
{
    private const int RecentMonths = 6;
    private const int YearMonths = 12;
    private const int MostPaymentsOfYearlyItem = 2;
    private const string Refund = "income_refund";

    // What is paid by the year or the half year in Mexico: tenencia and predial, insurance, enrolment, licences and verifications.
    private static readonly HashSet<string> Yearly = new(StringComparer.Ordinal)
    {
        "tax_local", "insurance_auto", "insurance_health", "insurance_other", "education_school", "government_fees",
    };

    private readonly SuggestionInput input;
    private readonly IReadOnlyList<SpendingRow> spending;
    private readonly HashSet<(string Category, string Key)> yearly;
    private readonly decimal oneOff;

    private SpendingProfile(SuggestionInput input)
    {
        this.input = input;
        Months = Math.Min(YearMonths, MonthsBetween(input.FirstMonth, input.LastMonth) + 1);
        spending = Netted(input.Rows.Where(r => r.Month >= MonthAgo(Months - 1) && r.Month <= input.LastMonth)).ToList();
        yearly = spending.Where(r => r.Amount < 0 && Yearly.Contains(r.Category)).GroupBy(r => (r.Category, r.Key))
            .Where(g => g.Count() <= MostPaymentsOfYearlyItem && Months > MostPaymentsOfYearlyItem).Select(g => g.Key).ToHashSet();
        oneOff = Percentile95(spending.Where(r => r.Amount < 0).Select(r => -r.Amount).Order().ToList());
    }

    /// <summary>Full months that the lines cover, at most twelve.</summary>
    public int Months { get; }

    /// <summary>Learns.</summary>
    public static SpendingProfile Of(SuggestionInput input) => new(input);

    /// <summary>Every category that costs something, the dearest first.</summary>
    public IReadOnlyList<CategoryProfile> Categories()
    {
        var bought = spending.Where(r => r.Amount < 0).ToLookup(r => (r.Category, r.Key));
        var once = bought.Where(g => g.Select(r => r.Month).Distinct().Count() == 1 && g.Max(r => -r.Amount) > oneOff).Select(g => g.Key).ToHashSet();
        return spending.GroupBy(r => r.Category)
            .Select(g => ProfileOf(g.Key, g.Where(r => !yearly.Contains((r.Category, r.Key)) && IsUsual(r)).ToList(), g.ToList()))
            .Where(p => p.Usual > 0)
            .OrderByDescending(p => p.Usual).ThenBy(p => p.Category, StringComparer.Ordinal)
            .ToList();

        // What came back of a one-off leaves with it.
        bool IsUsual(SpendingRow row) => !once.Contains((row.Category, row.Key)) || (row.Amount < 0 && -row.Amount <= oneOff);
    }

    /// <summary>The 25th percentile of the income of the last six months; null when none was seen.</summary>
    public decimal? IncomeP25()
    {
        var months = ByMonth(input.Rows.Where(r => r.Amount > 0 && IsIncome(r.Category)), Math.Min(RecentMonths, Months)).Select(m => -m).Order().ToList();
        return months.TrueForAll(m => m == 0) ? null : Quantile(months, 0.25m);
    }

    /// <summary>Median of what was put into savings in the last six months.</summary>
    public decimal Saved() => Math.Max(0, Median(ByMonth(input.Rows.Where(r => TypeOf(r.Category) == "saving"), Math.Min(RecentMonths, Months))));

    private CategoryProfile ProfileOf(string category, List<SpendingRow> regular, List<SpendingRow> all)
    {
        var year = ByMonth(regular, Months);
        var recent = year.TakeLast(RecentMonths).ToList();
        var before = year.Take(Math.Max(0, year.Count - RecentMonths)).ToList();
        var median = Math.Max(0, Median(recent));
        var latest = Math.Max(0, Median(recent.TakeLast(3).ToList()));
        var baseline = (0.6m * median) + (0.4m * latest);
        var provision = -all.Where(r => yearly.Contains((r.Category, r.Key))).Sum(r => r.Amount) / YearMonths;
        return new CategoryProfile(category, TypeOf(category), median, latest, baseline, before.Count < RecentMonths ? 0 : Math.Max(0, Median(before)), Math.Max(0, decimal.Round(provision, 2, MidpointRounding.AwayFromZero)));
    }

    // A refund of a merchant belongs to what was bought there.
    private static IEnumerable<SpendingRow> Netted(IEnumerable<SpendingRow> rows)
    {
        var all = rows.ToList();
        var bought = all.Where(r => r.Amount < 0 && Counts(r.Category)).GroupBy(r => r.Key).ToDictionary(g => g.Key, g => g.MinBy(r => r.Amount)!.Category, StringComparer.Ordinal);
        foreach (var row in all)
        {
            if (Counts(row.Category)) yield return row;
            else if (row.Category == Refund && bought.TryGetValue(row.Key, out var category)) yield return row with { Category = category };
        }
    }

    // What each month cost, oldest first; months without a line cost nothing.
    private List<decimal> ByMonth(IEnumerable<SpendingRow> rows, int months)
    {
        var sums = rows.GroupBy(r => r.Month).ToDictionary(g => g.Key, g => -g.Sum(r => r.Amount));
        return Enumerable.Range(0, months).Select(i => sums.GetValueOrDefault(MonthAgo(months - 1 - i))).ToList();
    }

    private DateOnly MonthAgo(int months) => input.LastMonth.AddMonths(-months);

    private static bool Counts(string category) => TypeOf(category) is "need" or "want" or "unknown";

    private static bool IsIncome(string category) => TypeOf(category) == "income";

    private static string TypeOf(string category) => Taxonomy.IsKnown(category) ? Taxonomy.Find(category).BudgetType : "unknown";

    private static int MonthsBetween(DateOnly from, DateOnly to) => ((to.Year - from.Year) * YearMonths) + to.Month - from.Month;

    private static decimal Median(List<decimal> values) => values.Count == 0 ? 0 : Quantile(values.Order().ToList(), 0.5m);

    private static decimal Percentile95(List<decimal> sorted) => sorted.Count == 0 ? 0 : Quantile(sorted, 0.95m);

    // Linear between neighbours (Hyndman and Fan, type 7), on sorted values.
    private static decimal Quantile(List<decimal> sorted, decimal share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)decimal.Truncate(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (place - below));
    }
}
