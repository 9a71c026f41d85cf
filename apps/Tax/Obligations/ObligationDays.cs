using FinanceTracker.Tax.Calculations.Rules;

namespace FinanceTracker.Tax.Obligations;

/// <summary>The last day of an obligation.</summary>
/// <param name="Legal">By the law alone, moved to a business day (CFF 12).</param>
/// <param name="Facility">With the days more that the decree of 26-12-2013 gives by the RFC's sixth digit; the same day where it gives none.</param>
public readonly record struct DueDay(DateOnly Legal, DateOnly Facility);

/// <summary>Last days, by the non-business days of the law, of banks and of SAT. Whoever may use the facility of the decree sees its day beside the legal one.</summary>
public static class ObligationDays
{
    private const int SixDigits = 6;

    /// <summary>The 17th of the next month. Whoever says that the facility is not used has no day but the legal one.</summary>
    public static DueDay Monthly(DateOnly month, string rfc, bool? usesFacility = null)
    {
        var holidays = HolidaysAround(month.Year);
        var legal = DueDates.Monthly(month, null, holidays).DueDate;
        return new DueDay(legal, usesFacility == false ? legal : DueDates.Monthly(month, SixthDigit(rfc), holidays).DueDate);
    }

    /// <summary>The last day of the next month (LIVA 32-VIII).</summary>
    public static DueDay MonthAfter(DateOnly month)
    {
        var day = DueDates.NextBusinessDay(month.AddMonths(2).AddDays(-1), HolidaysAround(month.Year));
        return new DueDay(day, day);
    }

    /// <summary>The last day of a month of the year after the fiscal year.</summary>
    public static DueDay Annual(int fiscalYear, int month)
    {
        var day = DueDates.NextBusinessDay(new DateOnly(fiscalYear + 1, month, 1).AddMonths(1).AddDays(-1), HolidaysAround(fiscalYear + 1));
        return new DueDay(day, day);
    }

    /// <summary>The sixth digit of the date in an RFC: the last one of its day; null when there is none.</summary>
    public static int? SixthDigit(string rfc)
    {
        var digits = rfc.SkipWhile(c => !char.IsAsciiDigit(c)).Take(SixDigits).ToList();
        return digits.Count == SixDigits && char.IsAsciiDigit(digits[^1]) ? digits[^1] - '0' : null;
    }

    private static HashSet<DateOnly> HolidaysAround(int year) => NonBusinessDays.DatesOf(year, year + 1);
}
