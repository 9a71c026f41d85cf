using FinanceTracker.Ledger.Calendar;

namespace FinanceTracker.Ledger.Cards;

/// <summary>When a card's cycle is cut and when it must be paid.</summary>
/// <param name="CutOffDay">1 to 31; a day that the month does not have means its last.</param>
/// <param name="PaymentDueDays">Natural days after the cut-off.</param>
public sealed record CardTerms(int CutOffDay, int PaymentDueDays)
{
    /// <summary>
    /// What card contracts in Mexico print: 20 natural days after the cut-off, and the next bank business day when that day is not one.
    /// </summary>
    public const int UsualDueDays = 20;

    /// <summary>The cycle that holds <paramref name="day"/>: from the day after one cut-off to the next.</summary>
    public CardCycle At(DateOnly day, BusinessCalendar calendar)
    {
        var thisMonth = CutOffIn(day.Year, day.Month);
        var to = day <= thisMonth ? thisMonth : CutOffIn(day.AddMonths(1).Year, day.AddMonths(1).Month);
        var month = to.AddMonths(-1);
        return new CardCycle(CutOffIn(month.Year, month.Month).AddDays(1), to, calendar.NextBusinessDay(to.AddDays(PaymentDueDays)));
    }

    /// <summary>The cycle before the one that holds <paramref name="day"/>: the one that is to be paid now.</summary>
    public CardCycle Before(DateOnly day, BusinessCalendar calendar) => At(At(day, calendar).From.AddDays(-1), calendar);

    private DateOnly CutOffIn(int year, int month) => new(year, month, Math.Min(CutOffDay, DateTime.DaysInMonth(year, month)));
}

/// <summary>A cycle of a card.</summary>
/// <param name="From">First day.</param>
/// <param name="To">The cut-off: last day, inclusive.</param>
/// <param name="DueDay">Last day to pay without interest.</param>
public sealed record CardCycle(DateOnly From, DateOnly To, DateOnly DueDay);
