using System.Globalization;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Reports;

/// <summary>Which periods a report is of.</summary>
public enum ReportSpan
{
    /// <summary>A month, as 2026-10.</summary>
    Month,

    /// <summary>A fiscal year, as 2026.</summary>
    Year,

    /// <summary>Either of them.</summary>
    MonthOrYear,
}

/// <summary>A month or a fiscal year.</summary>
/// <param name="First">Its first day.</param>
/// <param name="IsYear">A year; a month otherwise.</param>
public readonly record struct ReportPeriod(DateOnly First, bool IsYear)
{
    /// <summary>Its last day.</summary>
    public DateOnly Last => (IsYear ? First.AddYears(1) : First.AddMonths(1)).AddDays(-1);

    /// <summary>The fiscal year.</summary>
    public int Year => First.Year;

    /// <summary>First day of its last month.</summary>
    public DateOnly LastMonth => IsYear ? First.AddMonths(11) : First;

    /// <summary>Its months, by their first days.</summary>
    public IEnumerable<DateOnly> Months => Enumerable.Range(0, IsYear ? 12 : 1).Select(First.AddMonths);

    /// <summary>True when the day lies in it.</summary>
    public bool Holds(DateOnly day) => day >= First && day <= Last;

    /// <inheritdoc/>
    public override string ToString() => First.ToString(IsYear ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Reads 2026-10 or 2026, as the report is of one or the other.</summary>
    public static Result<ReportPeriod> Read(string? text, ReportSpan span)
    {
        if (span != ReportSpan.Year && TryDay(text + "-01", out var month)) return new ReportPeriod(month, IsYear: false);
        if (span != ReportSpan.Month && TryDay(text + "-01-01", out var year)) return new ReportPeriod(year, IsYear: true);
        return ReportProblems.BadPeriod.With("field", "period").With("span", span);
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 2015 and < 2100;
}
