using System.Globalization;

namespace FinanceTracker.Tax.Matching;

/// <summary>Days as people say them; the year only when it is not this one.</summary>
internal static class DayText
{
    private static readonly string[] Months =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    /// <summary>"5 de marzo".</summary>
    public static string Es(DateOnly day, DateOnly today) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} de {Months[day.Month - 1]}{(day.Year == today.Year ? "" : $" de {day.Year}")}");

    /// <summary>"March 5".</summary>
    public static string En(DateOnly day, DateOnly today) => day.ToString(day.Year == today.Year ? "MMMM d" : "MMMM d, yyyy", CultureInfo.InvariantCulture);
}
