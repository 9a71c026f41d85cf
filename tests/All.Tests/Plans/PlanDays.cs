using System.Globalization;
using System.Text.Json;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.Plans;

/// <summary>Days around today, and waiting for what the product does by itself.</summary>
internal static class PlanDays
{
    /// <summary>Today in Mexico City.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(-6).DateTime);

    /// <summary>A day as JSON has it.</summary>
    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day as a bank's file has it.</summary>
    public static string Slashed(this DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>The open alerts, once they are as many as expected; whatever there is after twenty seconds.</summary>
    public static async Task<IReadOnlyList<JsonElement>> AlertsAsync(this Person person, Func<IReadOnlyList<JsonElement>, bool> expected)
    {
        var alerts = await ReadAsync(person);
        for (var i = 0; i < 200 && !expected(alerts); i++)
        {
            await Task.Delay(100);
            alerts = await ReadAsync(person);
        }

        return alerts;
    }

    /// <summary>The kinds of alerts.</summary>
    public static IEnumerable<string> Kinds(this IEnumerable<JsonElement> alerts) => alerts.Select(a => a.GetProperty("kind").GetString()!);

    private static async Task<IReadOnlyList<JsonElement>> ReadAsync(Person person) =>
        (await person.GetAsync("/alerts")).Body.GetProperty("items").EnumerateArray().ToList();
}
