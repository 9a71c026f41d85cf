using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>When a month's taxes are due: the 17th of the next month (CFF 12), or up to five business days later by the sixth digit of the RFC (decree of 26-12-2013).</summary>
public static class DueDates
{
    private const int LegalDayOfMonth = 17;
    private const int MostHolidays = 400;
    private static readonly string[] Law = ["CFF 12", "Decreto DOF 26-12-2013 art. 5.1"];

    /// <summary>The month, as its first day; the sixth numeric digit of the RFC when the facility is used; days on which SAT does not work.</summary>
    public sealed record Input(DateOnly Period, int? RfcSixthDigit, IReadOnlyList<DateOnly> Holidays);

    /// <summary>The 17th, and the day on which it is really due.</summary>
    public sealed record Result(DateOnly LegalDay, DateOnly DueDate);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(
        input.Month("period"), input.Has("rfcSixthDigit") ? input.Whole("rfcSixthDigit", 0, 9) : null, input.Days("holidays", MostHolidays));

    /// <summary>Answers it, by the non-business days given. When the fixed ones of CFF 12 would move the day, the working says so.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables)
    {
        var result = Monthly(input.Period, input.RfcSixthDigit, input.Holidays.ToHashSet());
        var withFixed = Monthly(input.Period, input.RfcSixthDigit, input.Holidays.Concat(FixedHolidays(result.LegalDay.Year)).ToHashSet());
        var steps = new List<Step>
        {
            Step.Of($"Día 17 del mes siguiente: {result.LegalDay:yyyy-MM-dd}", $"The 17th of the next month: {result.LegalDay:yyyy-MM-dd}"),
            input.RfcSixthDigit is { } digit
                ? Extra(digit, ExtraDays(digit))
                : new Step("Si es inhábil, el siguiente día hábil", "If it is no business day, the next one"),
            Step.Of($"Vence: {result.DueDate:yyyy-MM-dd}", $"Due: {result.DueDate:yyyy-MM-dd}"),
        };
        if (withFixed.DueDate != result.DueDate)
        {
            steps.Add(Step.Of(
                $"Aviso: con los días inhábiles del CFF 12 vence el {withFixed.DueDate:yyyy-MM-dd}; envíalos en «holidays»",
                $"Notice: with the non-business days of CFF 12 it is due on {withFixed.DueDate:yyyy-MM-dd}; send them in 'holidays'"));
        }

        return new Answer(result, Law, steps);
    }

    /// <summary>The due day of a month's return.</summary>
    public static Result Monthly(DateOnly period, int? rfcSixthDigit, IReadOnlySet<DateOnly> holidays)
    {
        var next = new DateOnly(period.Year, period.Month, 1).AddMonths(1);
        var legal = new DateOnly(next.Year, next.Month, LegalDayOfMonth);
        var due = legal;
        if (rfcSixthDigit is not { } digit) return new Result(legal, NextBusinessDay(legal, holidays));
        for (var extra = ExtraDays(digit); extra > 0; extra--) due = NextBusinessDay(due.AddDays(1), holidays);
        return new Result(legal, due);
    }

    /// <summary>The day itself when SAT works, else the next one on which it does.</summary>
    public static DateOnly NextBusinessDay(DateOnly day, IReadOnlySet<DateOnly> holidays)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>CFF 12: the non-business days that the code itself names. SAT's holidays and elections come on top.</summary>
    public static IReadOnlyList<DateOnly> FixedHolidays(int year) =>
    [
        new(year, 1, 1), Monday(year, 2, 1), Monday(year, 3, 3), new(year, 5, 1), new(year, 5, 5), new(year, 9, 16), Monday(year, 11, 3), new(year, 12, 25),
    ];

    private static Step Extra(int digit, int days) => days == 1
        ? Step.Of($"Sexto dígito {digit}: 1 día hábil más", $"Sixth digit {digit}: 1 business day more")
        : Step.Of($"Sexto dígito {digit}: {days} días hábiles más", $"Sixth digit {digit}: {days} business days more");

    // 1 and 2: one business day; 3 and 4: two; … 9 and 0: five.
    private static int ExtraDays(int digit) => digit == 0 ? 5 : (digit + 1) / 2;

    private static DateOnly Monday(int year, int month, int number)
    {
        var first = new DateOnly(year, month, 1);
        var offset = ((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(offset + (7 * (number - 1)));
    }
}
