namespace FinanceTracker.Insights.Series;

/// <summary>How often a series comes. Catorcenal (every 14 days) and quincenal (15th and last day) are different things in Mexico.</summary>
public enum Period
{
    Weekly,
    Catorcenal,
    Quincenal,
    Monthly,
    Bimestral,
    Quarterly,
    Annual,
}

/// <summary>What each period means.</summary>
internal static class Periods
{
    public static readonly Period[] All = Enum.GetValues<Period>();

    /// <summary>Mean length in days.</summary>
    public static double Days(this Period period) => period switch
    {
        Period.Weekly => 7,
        Period.Catorcenal => 14,
        Period.Quincenal => 365.25 / 24,
        Period.Monthly => 365.25 / 12,
        Period.Bimestral => 365.25 / 6,
        Period.Quarterly => 365.25 / 4,
        _ => 365.25,
    };

    /// <summary>Months between two slots; 0 for those that are counted in days, or by two days of a month.</summary>
    public static int Months(this Period period) => period switch
    {
        Period.Monthly => 1,
        Period.Bimestral => 2,
        Period.Quarterly => 3,
        Period.Annual => 12,
        _ => 0,
    };

    /// <summary>Days beyond the move for a weekend by which a charge still belongs to its slot.</summary>
    public static int Tolerance(this Period period) => period switch
    {
        Period.Weekly => 1,
        Period.Catorcenal or Period.Quincenal or Period.Monthly => 2,
        Period.Bimestral => 4,
        Period.Quarterly => 5,
        _ => 7,
    };

    /// <summary>Charges that make a series; a yearly one cannot be waited for three times.</summary>
    public static int Fewest(this Period period) => period == Period.Annual ? 2 : 3;

    public static double PerYear(this Period period) => 365.25 / period.Days();
}
