using FinanceTracker.Contracts.Ledger;

namespace FinanceTracker.Insights.Series;

/// <summary>Lines that may be one series, with the schedule that fits them.</summary>
internal sealed record Candidate(MerchantGroup Group, List<BookRow> Rows, CadenceFit Fit)
{
    private const double Mature = 0.70;
    private const double LeastRegular = 0.62;
    private const double SureCategory = 0.8;

    public string Category { get; } = Priors.CategoryOf(Rows);

    public bool IsVariable => Priors.IsVariable(Category);

    public Period Period => Fit.Schedule.Period;

    public double AmountStability
    {
        get
        {
            var sizes = Rows.Select(Size).ToList();
            var median = Statistics.Median(sizes);
            if (IsVariable) return sizes.Count(s => s >= median / 2 && s <= median * 2) / (double)sizes.Count;
            return Math.Max(0, 1 - (Statistics.MedianDeviation(sizes, median) / median));
        }
    }

    /// <summary>The score of the design: how regular, how stable, how many, what kind, by which rail.</summary>
    public double Score =>
        (0.35 * Fit.Regularity) + (0.25 * AmountStability) + (0.15 * (1 - Math.Exp(-Rows.Count / 3.0)))
        + (0.15 * Priors.OfCategory(Category)) + (0.10 * Rows.Max(r => Priors.OfRail(r.Descriptor)));

    public bool IsMature => Score >= Mature && Fit.Regularity >= LeastRegular && Rows.Count >= Period.Fewest() && !IsHabit && !IsTwoByChance;

    /// <summary>Two charges a period apart, of a kind that nearly always goes on.</summary>
    public bool IsEarly =>
        Rows.Count == 2 && Priors.OfCategory(Category) >= SureCategory && Period != Period.Annual && Fit.Regularity >= 0.99
        && (IsVariable || Math.Abs(Size(Rows[0]) - Size(Rows[1])) <= 0.05 * Size(Rows[0])) && !IsHabit;

    /// <summary>
    /// More than two charges of varying amount in each period at the merchant is a habit, however regular some of them look. A charge
    /// that is the same to the cent and on the day is a series among them (a membership at a shop).
    /// </summary>
    public bool IsHabit
    {
        get
        {
            var slots = Fit.Last - Fit.First + 1;
            var around = Group.Rows.Count(r => r.Date >= Rows[0].Date && r.Date <= Rows[^1].Date);
            return around > 2 * slots && (Fit.Regularity < 0.9 || AmountStability < 0.99 || Rows.Count < 4);
        }
    }

    // Any two purchases may lie a year apart: a yearly series is believed of two only where yearly charges are usual.
    private bool IsTwoByChance => Period == Period.Annual && Rows.Count == 2 && Priors.OfCategory(Category) < 0.5;

    public static double Size(BookRow row) => Math.Abs((double)row.Amount);

    /// <summary>The candidate of these rows; null when no schedule comes near.</summary>
    public static Candidate? Of(MerchantGroup group, List<BookRow> rows, Period? only = null) =>
        CadenceFit.Best(rows.ConvertAll(r => r.Date), only) is { } fit ? new Candidate(group, rows, fit) : null;

    /// <summary>This candidate without the rows that are off its schedule.</summary>
    public Candidate OnSchedule()
    {
        if (Fit.Slots.All(s => s is not null)) return this;
        var kept = Rows.Where((_, at) => Fit.Slots[at] is not null).ToList();
        return this with { Rows = kept, Fit = CadenceFit.Of(Fit.Schedule, kept.ConvertAll(r => r.Date)) };
    }
}
