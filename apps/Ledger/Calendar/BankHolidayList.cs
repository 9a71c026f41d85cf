using System.Text.Json;

namespace FinanceTracker.Ledger.Calendar;

/// <summary>One day on which banks close, and why.</summary>
public sealed record BankHoliday(DateOnly Date, string Name);

/// <summary>The list of one year.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Provisional">True when the list was computed because the CNBV had not printed it yet.</param>
/// <param name="Source">Where the list was printed.</param>
/// <param name="Days">The days besides Saturdays and Sundays, in order.</param>
public sealed record BankHolidayYear(int Year, bool Provisional, string Source, IReadOnlyList<BankHoliday> Days);

/// <summary>The CNBV's lists as shipped with the program.</summary>
public static class BankHolidayList
{
    private const string Resource = "bank-holidays.json";

    /// <summary>The years that are in the data.</summary>
    public static IReadOnlyList<BankHolidayYear> Years { get; } = Read();

    private static IReadOnlyList<BankHolidayYear> Read()
    {
        using var stream = typeof(BankHolidayList).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly carries no {Resource}.");
        var file = JsonSerializer.Deserialize<HolidayFile>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException($"{Resource} is empty.");
        return file.Lists;
    }

    private sealed record HolidayFile(string Country, IReadOnlyList<BankHolidayYear> Lists);
}
