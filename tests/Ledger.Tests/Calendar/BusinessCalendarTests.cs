using System.Globalization;
using FinanceTracker.Ledger.Calendar;

namespace FinanceTracker.Ledger.Tests.Calendar;

public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar Mexico = BusinessCalendar.Mexico;

    [Theory]
    [InlineData("2024-01-01")]
    [InlineData("2024-02-05")]
    [InlineData("2024-03-18")]
    [InlineData("2024-03-28")]
    [InlineData("2024-03-29")]
    [InlineData("2024-10-01")]
    [InlineData("2025-04-17")]
    [InlineData("2025-04-18")]
    [InlineData("2025-12-12")]
    [InlineData("2026-02-02")]
    [InlineData("2026-04-02")]
    [InlineData("2026-04-03")]
    [InlineData("2026-09-16")]
    [InlineData("2026-11-16")]
    [InlineData("2030-10-01")]
    public void Banks_close_on(string day) => Assert.False(Mexico.IsBusinessDay(Day(day)));

    [Theory]
    [InlineData("2026-09-15")]
    [InlineData("2026-05-05")]
    [InlineData("2025-12-24")]
    [InlineData("2025-10-01")]
    [InlineData("2024-12-31")]
    [InlineData("2026-11-20")]
    public void Banks_open_on(string day) => Assert.True(Mexico.IsBusinessDay(Day(day)));

    [Theory]
    [InlineData("2024-11-30", "2024-11-29", "2024-12-02")]
    [InlineData("2023-12-31", "2023-12-29", "2024-01-02")]
    [InlineData("2026-04-05", "2026-04-01", "2026-04-06")]
    [InlineData("2026-09-16", "2026-09-15", "2026-09-17")]
    [InlineData("2027-01-01", "2026-12-31", "2027-01-04")]
    [InlineData("2026-11-24", "2026-11-24", "2026-11-24")]
    public void Moves_to_the_business_day_before_or_after(string day, string before, string after)
    {
        Assert.Equal(Day(before), Mexico.PreviousBusinessDay(Day(day)));
        Assert.Equal(Day(after), Mexico.NextBusinessDay(Day(day)));
    }

    [Theory]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2008, "2008-03-23")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2038, "2038-04-25")]
    public void Knows_Easter(int year, string easter) => Assert.Equal(Day(easter), BankHolidayRule.EasterSunday(year));

    [Fact]
    public void The_rule_agrees_with_every_list_printed()
    {
        Assert.Equal([2023, 2024, 2025, 2026, 2027, 2028], BankHolidayList.Years.Select(y => y.Year));
        foreach (var list in BankHolidayList.Years)
            Assert.Equal(BankHolidayRule.DaysOf(list.Year), list.Days.Select(d => d.Date));
    }

    [Fact]
    public void Says_which_years_are_provisional()
    {
        Assert.False(Mexico.IsProvisional(2023));
        Assert.False(Mexico.IsProvisional(2026));
        Assert.True(Mexico.IsProvisional(2027));
        Assert.True(Mexico.IsProvisional(2031));
        Assert.All(BankHolidayList.Years, list => Assert.NotEmpty(list.Source));
    }

    [Fact]
    public void A_list_beats_the_rule()
    {
        var corrected = new BusinessCalendar([new(2031, false, "DOF", [new(new DateOnly(2031, 1, 2), "Puente")])]);

        Assert.False(corrected.IsBusinessDay(new DateOnly(2031, 1, 2)));
        Assert.True(corrected.IsBusinessDay(new DateOnly(2031, 1, 1)));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
