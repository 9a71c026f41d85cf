using FinanceTracker.Ledger.Calendar;
using FinanceTracker.Ledger.Cards;

namespace FinanceTracker.Ledger.Tests.Cards;

public sealed class CardTests
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Mexico;

    [Theory]
    [InlineData("2026-11-24", 5, "2026-11-06", "2026-12-05", "2026-12-28")] // the 25th is Christmas, the 26th a Saturday
    [InlineData("2026-11-05", 5, "2026-10-06", "2026-11-05", "2026-11-25")] // the cut-off itself belongs to its cycle
    [InlineData("2026-11-06", 5, "2026-11-06", "2026-12-05", "2026-12-28")]
    [InlineData("2026-02-10", 31, "2026-02-01", "2026-02-28", "2026-03-20")] // February has no 31st
    [InlineData("2026-03-01", 31, "2026-03-01", "2026-03-31", "2026-04-20")]
    [InlineData("2026-01-15", 20, "2025-12-21", "2026-01-20", "2026-02-09")]
    public void A_cycle_goes_from_the_day_after_a_cut_off_to_the_next(string day, int cutOff, string from, string to, string due)
    {
        var cycle = new CardTerms(cutOff, CardTerms.UsualDueDays).At(Day(day), Calendar);

        Assert.Equal((Day(from), Day(to), Day(due)), (cycle.From, cycle.To, cycle.DueDay));
    }

    [Fact]
    public void Cycles_of_every_cut_off_day_follow_each_other_without_gap_or_overlap()
    {
        for (var cutOff = 1; cutOff <= 31; cutOff++)
        {
            var terms = new CardTerms(cutOff, 20);
            for (var day = new DateOnly(2026, 1, 1); day.Year < 2029; day = day.AddDays(1))
            {
                var cycle = terms.At(day, Calendar);
                Assert.True(cycle.From <= day && day <= cycle.To, $"{cutOff} {day:O}");
                Assert.Equal(cycle.From.AddDays(-1), terms.Before(day, Calendar).To);
                Assert.True(Calendar.IsBusinessDay(cycle.DueDay) && cycle.DueDay >= cycle.To.AddDays(20));
            }
        }
    }

    [Fact]
    public void What_was_cut_is_paid_by_what_came_since()
    {
        var terms = new CardTerms(5, 20);
        CardDay[] days = [new(Day("2026-10-20"), 1000m, 0), new(Day("2026-11-03"), 500m, 0), new(Day("2026-11-10"), 80m, 600m), new(Day("2026-11-20"), 0, 300m)];

        var open = CardStatus.On(Day("2026-11-24"), terms, Calendar, days);
        var paid = CardStatus.On(Day("2026-11-24"), terms, Calendar, [.. days, new CardDay(Day("2026-11-23"), 0, 600m)]);

        Assert.Equal((1500m, 900m, 600m, false), (open.LastCut.Spent, open.LastCut.Payments, open.ToPay, open.LastCut.Paid));
        Assert.Equal((80m, 900m, false), (open.Current.Spent, open.Current.Payments, open.Current.Paid));
        Assert.Equal((0m, true, true), (paid.ToPay, paid.LastCut.Paid, paid.Current.Paid));
    }

    [Fact]
    public void A_payment_before_the_cut_pays_nothing_of_it()
    {
        CardDay[] days = [new(Day("2026-10-20"), 1000m, 1000m)];

        var status = CardStatus.On(Day("2026-11-24"), new CardTerms(5, 20), Calendar, days);

        Assert.Equal(1000m, status.ToPay);
    }

    [Fact]
    public void A_refund_lowers_what_was_spent_and_a_card_never_owes_less_than_nothing()
    {
        CardDay[] days = [new(Day("2026-10-20"), 1000m, 0), new(Day("2026-10-25"), -1200m, 0)];

        var status = CardStatus.On(Day("2026-11-24"), new CardTerms(5, 20), Calendar, days);

        Assert.Equal((-200m, 0m, true), (status.LastCut.Spent, status.ToPay, status.LastCut.Paid));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
