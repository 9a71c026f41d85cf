using System.Text.Json;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tax.Calculations.Rules;

namespace FinanceTracker.Tax.Obligations;

/// <summary>Who does not work on a day.</summary>
public enum NonBusinessKind
{
    /// <summary>The law names the day (CFF 12, LFT 74).</summary>
    Law,

    /// <summary>Banks close (CNBV's yearly list): a last day on which returns are paid at banks moves.</summary>
    Bank,

    /// <summary>SAT does not work (RMF 2.1.6).</summary>
    Sat,
}

/// <summary>A day that is no business day, besides Saturdays and Sundays.</summary>
/// <param name="Law">Where that stands.</param>
/// <param name="IsVerified">False for what was computed or has no second source.</param>
public sealed record NonBusinessDay(DateOnly Date, NonBusinessKind Kind, string Es, string En, string Law, string Source, bool IsVerified);

/// <summary>
/// The days on which nothing is due. Those that CFF 12 names follow from the year; those of banks and SAT are lists of their years. SAT's
/// general vacations are not among them: CFF 12, second paragraph, counts them as business days for returns and payments.
/// </summary>
public static class NonBusinessDays
{
    private const string File = "FinanceTracker.Tax.Data.non-business-days.json";

    private static readonly (string Es, string En)[] Fixed =
    [
        ("Año Nuevo", "New Year"), ("Día de la Constitución", "Constitution Day"), ("Natalicio de Benito Juárez", "Benito Juárez's birthday"), ("Día del Trabajo", "Labour Day"),
        ("Batalla de Puebla", "Battle of Puebla"), ("Día de la Independencia", "Independence Day"), ("Día de la Revolución", "Revolution Day"), ("Navidad", "Christmas"),
    ];

    private static readonly ILookup<int, NonBusinessDay> Listed = Read().ToLookup(d => d.Date.Year);

    /// <summary>Every one of a year, in order; one day may stand there for several reasons.</summary>
    public static IReadOnlyList<NonBusinessDay> Of(int year) =>
    [
        .. DueDates.FixedHolidays(year).Zip(Fixed, (day, name) => new NonBusinessDay(day, NonBusinessKind.Law, name.Es, name.En, Labour(day) ? "CFF 12; LFT 74" : "CFF 12", "CFF 12", IsVerified: true))
            .Concat(Listed[year]).OrderBy(d => d.Date).ThenBy(d => d.Kind),
    ];

    /// <summary>Every one between two days, both inclusive.</summary>
    public static IEnumerable<NonBusinessDay> Between(DateOnly first, DateOnly last) =>
        Enumerable.Range(first.Year, last.Year - first.Year + 1).SelectMany(Of).Where(d => d.Date >= first && d.Date <= last);

    /// <summary>The dates alone, of some years.</summary>
    public static HashSet<DateOnly> DatesOf(int firstYear, int lastYear) => [.. Enumerable.Range(firstYear, lastYear - firstYear + 1).SelectMany(Of).Select(d => d.Date)];

    /// <summary>A number of business days after a day (CFF 12: terms in days count business days only).</summary>
    public static DateOnly After(DateOnly day, int businessDays)
    {
        var holidays = DatesOf(day.Year, day.Year + 1);
        for (var i = 0; i < businessDays; i++) day = DueDates.NextBusinessDay(day.AddDays(1), holidays);
        return day;
    }

    // 5 May is CFF 12's alone.
    private static bool Labour(DateOnly day) => day is not { Month: 5, Day: 5 };

    private static List<NonBusinessDay> Read()
    {
        using var stream = typeof(NonBusinessDays).Assembly.GetManifestResourceStream(File) ?? throw new InvalidOperationException($"{File} is not embedded.");
        var data = JsonSerializer.Deserialize<DayFile>(stream, ApiJson.Options)!;
        return [.. data.Blocks.SelectMany(b => b.Days.Select(d => new NonBusinessDay(d.Date, b.Kind, d.Es, d.En, b.Law, b.Source, b.Verified)))];
    }

    private sealed record DayFile(string Note, IReadOnlyList<DayBlock> Blocks);

    private sealed record DayBlock(NonBusinessKind Kind, string Law, string Source, bool Verified, IReadOnlyList<DayRow> Days);

    private sealed record DayRow(DateOnly Date, string Es, string En);
}
