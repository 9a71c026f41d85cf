using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Ledger.Calendar;

/// <summary>How often a person is paid.</summary>
public enum PayCycleKind
{
    /// <summary>No fixed day: the calendar month is the period.</summary>
    Variable,

    /// <summary>Once a month on a day; a day the month does not have means its last.</summary>
    Monthly,

    /// <summary>On the 15th and on the last day of the month.</summary>
    Quincena,

    /// <summary>Every week on a weekday.</summary>
    Weekly,

    /// <summary>Every 14 days, counted from a known pay day.</summary>
    Catorcenal,
}

/// <summary>
/// When a person is paid. A pay day on which banks are closed moves back to the business day before it, as employers in Mexico
/// do, so that the money is there on the day agreed.
/// </summary>
/// <param name="Kind">How often.</param>
/// <param name="Day">Monthly only: 1 to 31, where 31 is the last day of every month.</param>
/// <param name="Weekday">Weekly only.</param>
/// <param name="Anchor">Catorcenal only: any agreed pay day, past or future.</param>
public sealed record PayCycle(PayCycleKind Kind, int? Day, DayOfWeek? Weekday, DateOnly? Anchor)
{
    // Longer than any gap between two pay days (31 days) plus the longest run of closed days before one.
    private const int Reach = 45;

    // No run of closed days is longer: Maundy Thursday to Easter Sunday is four.
    private const int LongestShift = 10;

    private const int DaysInCatorcena = 14;

    /// <summary>Paid on the 15th and the last day of the month.</summary>
    public static PayCycle Quincena { get; } = new(PayCycleKind.Quincena, null, null, null);

    /// <summary>Income without a fixed day.</summary>
    public static PayCycle Variable { get; } = new(PayCycleKind.Variable, null, null, null);

    /// <summary>Null when the cycle is complete; otherwise a problem that names the fields to mend.</summary>
    public static Problem? Validate(PayCycle cycle)
    {
        var errors = new Dictionary<string, string[]>();
        if (!Enum.IsDefined(cycle.Kind)) errors["kind"] = ["Elige mensual, quincenal, semanal, catorcenal o variable."];
        Check("day", cycle.Kind is PayCycleKind.Monthly, cycle.Day is not null, cycle.Day is >= 1 and <= 31, "Indica un día del 1 al 31.");
        Check(
            "weekday",
            cycle.Kind is PayCycleKind.Weekly,
            cycle.Weekday is not null,
            cycle.Weekday is { } weekday && Enum.IsDefined(weekday),
            "Indica el día de la semana.");
        Check(
            "anchor",
            cycle.Kind is PayCycleKind.Catorcenal,
            cycle.Anchor is not null,
            cycle.Anchor is { Year: >= 2000 and <= 2100 },
            "Indica un día en que te pagaron, entre 2000 y 2100.");
        return errors.Count == 0 ? null : PayCycleProblems.Invalid with { Errors = errors };

        void Check(string field, bool needed, bool given, bool valid, string message)
        {
            if (needed && !valid) errors[field] = [message];
            if (!needed && given) errors[field] = ["No se usa con esta forma de pago."];
        }
    }

    /// <summary>The period that holds <paramref name="day"/>. Throws when the cycle is not valid: <see cref="Validate"/> first.</summary>
    public PayPeriod At(DateOnly day, BusinessCalendar calendar)
    {
        if (Kind is PayCycleKind.Variable)
        {
            var first = new DateOnly(day.Year, day.Month, 1);
            return new PayPeriod(first, LastOfMonth(first), null);
        }

        var payDays = PayDays(day.AddDays(-Reach), day.AddDays(Reach), calendar);
        var next = payDays.First(p => p > day);
        return new PayPeriod(payDays.Last(p => p <= day), next.AddDays(-1), next);
    }

    /// <summary>The pay days from one day to another, both included, each a business day, in order; none when income is variable.</summary>
    public IReadOnlyList<DateOnly> PayDays(DateOnly from, DateOnly to, BusinessCalendar calendar) =>
        [.. AgreedDays(from, to.AddDays(LongestShift))
            .Select(calendar.PreviousBusinessDay)
            .Where(day => day >= from && day <= to)];

    private IEnumerable<DateOnly> AgreedDays(DateOnly from, DateOnly to) => Kind switch
    {
        PayCycleKind.Variable => [],
        PayCycleKind.Monthly => MonthsOf(from, to).Select(first => DayOrLast(first, Day!.Value)),
        PayCycleKind.Quincena => MonthsOf(from, to).SelectMany(first => new[] { first.AddDays(14), LastOfMonth(first) }),
        PayCycleKind.Weekly => Every(7, from.AddDays((Weekday!.Value - from.DayOfWeek + 7) % 7), to),
        PayCycleKind.Catorcenal => Every(DaysInCatorcena, from.AddDays(DaysToNextCatorcena(from, Anchor!.Value)), to),
        _ => throw new InvalidOperationException("Unknown kind of pay cycle."),
    };

    private static int DaysToNextCatorcena(DateOnly from, DateOnly anchor)
    {
        var past = (from.DayNumber - anchor.DayNumber) % DaysInCatorcena;
        return past > 0 ? DaysInCatorcena - past : -past;
    }

    private static IEnumerable<DateOnly> Every(int days, DateOnly first, DateOnly to)
    {
        for (var day = first; day <= to; day = day.AddDays(days)) yield return day;
    }

    private static IEnumerable<DateOnly> MonthsOf(DateOnly from, DateOnly to)
    {
        for (var first = new DateOnly(from.Year, from.Month, 1); first <= to; first = first.AddMonths(1)) yield return first;
    }

    private static DateOnly DayOrLast(DateOnly first, int day) =>
        first.AddDays(Math.Min(day, DateTime.DaysInMonth(first.Year, first.Month)) - 1);

    private static DateOnly LastOfMonth(DateOnly first) => first.AddMonths(1).AddDays(-1);
}
