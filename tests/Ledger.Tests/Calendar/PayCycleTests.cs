using System.Globalization;
using FinanceTracker.Ledger.Calendar;

namespace FinanceTracker.Ledger.Tests.Calendar;

public sealed class PayCycleTests
{
    private static readonly BusinessCalendar Mexico = BusinessCalendar.Mexico;

    public static TheoryData<PayCycle> EveryCycle()
    {
        var cycles = new TheoryData<PayCycle>
        {
            PayCycle.Variable,
            PayCycle.Quincena,
            new PayCycle(PayCycleKind.Catorcenal, null, null, new DateOnly(2026, 1, 9)),
            new PayCycle(PayCycleKind.Catorcenal, null, null, new DateOnly(2035, 3, 4)),
        };
        for (var day = 1; day <= 31; day++) cycles.Add(new PayCycle(PayCycleKind.Monthly, day, null, null));
        foreach (var weekday in Enum.GetValues<DayOfWeek>()) cycles.Add(new PayCycle(PayCycleKind.Weekly, null, weekday, null));
        return cycles;
    }

    [Theory]
    [MemberData(nameof(EveryCycle))]
    public void Periods_tile_ten_years_without_gap_or_overlap(PayCycle cycle)
    {
        var end = new DateOnly(2033, 1, 1);
        var period = cycle.At(new DateOnly(2023, 1, 1), Mexico);

        while (period.From < end)
        {
            Assert.True(period.From <= period.To);
            for (var day = period.From; day <= period.To; day = day.AddDays(1)) Assert.Equal(period, cycle.At(day, Mexico));
            var next = cycle.At(period.To.AddDays(1), Mexico);
            Assert.Equal(period.To.AddDays(1), next.From);
            period = next;
        }
    }

    [Theory]
    [MemberData(nameof(EveryCycle))]
    public void Every_pay_day_is_a_business_day_and_opens_its_period(PayCycle cycle)
    {
        var payDays = cycle.PayDays(new DateOnly(2023, 1, 1), new DateOnly(2032, 12, 31), Mexico);

        Assert.Equal(cycle.Kind is PayCycleKind.Variable, payDays.Count == 0);
        Assert.Equal(payDays.Distinct().Order(), payDays);
        foreach (var payDay in payDays)
        {
            Assert.True(Mexico.IsBusinessDay(payDay));
            Assert.Equal(payDay, cycle.At(payDay, Mexico).From);
            Assert.Equal(payDay, cycle.At(payDay.AddDays(-1), Mexico).NextPayDay);
        }
    }

    [Theory]
    [InlineData("2026-09-15", "2026-09-15", "2026-09-29", "2026-09-30")]
    [InlineData("2026-09-14", "2026-08-31", "2026-09-14", "2026-09-15")]
    [InlineData("2024-11-30", "2024-11-29", "2024-12-12", "2024-12-13")]
    [InlineData("2023-12-30", "2023-12-29", "2024-01-14", "2024-01-15")]
    [InlineData("2024-03-28", "2024-03-27", "2024-04-14", "2024-04-15")]
    [InlineData("2026-02-13", "2026-02-13", "2026-02-26", "2026-02-27")]
    [InlineData("2026-11-24", "2026-11-13", "2026-11-29", "2026-11-30")]
    [InlineData("2028-02-29", "2028-02-29", "2028-03-14", "2028-03-15")]
    public void Quincena_of(string day, string from, string to, string next) =>
        Assert.Equal(new PayPeriod(Day(from), Day(to), Day(next)), PayCycle.Quincena.At(Day(day), Mexico));

    [Theory]
    [InlineData(31, "2027-02-10", "2027-01-29", "2027-02-25", "2027-02-26")]
    [InlineData(30, "2026-02-27", "2026-02-27", "2026-03-29", "2026-03-30")]
    [InlineData(1, "2026-12-31", "2026-12-31", "2027-01-28", "2027-01-29")]
    [InlineData(25, "2026-12-24", "2026-12-24", "2027-01-24", "2027-01-25")]
    [InlineData(2, "2026-11-01", "2026-10-30", "2026-12-01", "2026-12-02")]
    public void Month_of(int payDay, string day, string from, string to, string next)
    {
        var cycle = new PayCycle(PayCycleKind.Monthly, payDay, null, null);

        Assert.Equal(new PayPeriod(Day(from), Day(to), Day(next)), cycle.At(Day(day), Mexico));
    }

    [Theory]
    [InlineData(DayOfWeek.Friday, "2026-04-03", "2026-04-01", "2026-04-09", "2026-04-10")]
    [InlineData(DayOfWeek.Saturday, "2026-11-24", "2026-11-20", "2026-11-26", "2026-11-27")]
    [InlineData(DayOfWeek.Monday, "2026-11-15", "2026-11-13", "2026-11-22", "2026-11-23")]
    public void Week_of(DayOfWeek weekday, string day, string from, string to, string next)
    {
        var cycle = new PayCycle(PayCycleKind.Weekly, null, weekday, null);

        Assert.Equal(new PayPeriod(Day(from), Day(to), Day(next)), cycle.At(Day(day), Mexico));
    }

    [Theory]
    [InlineData("2026-01-09")]
    [InlineData("2027-01-08")]
    [InlineData("2020-01-03")]
    public void Catorcena_is_the_same_from_any_of_its_pay_days(string anchor)
    {
        var cycle = new PayCycle(PayCycleKind.Catorcenal, null, null, Day(anchor));

        Assert.Equal(
            new PayPeriod(new(2026, 11, 13), new(2026, 11, 26), new DateOnly(2026, 11, 27)),
            cycle.At(new DateOnly(2026, 11, 24), Mexico));
    }

    [Fact]
    public void Variable_income_uses_the_calendar_month()
    {
        var period = PayCycle.Variable.At(new DateOnly(2026, 2, 10), Mexico);

        Assert.Equal(new PayPeriod(new(2026, 2, 1), new(2026, 2, 28), null), period);
    }

    [Fact]
    public void Counts_the_days_left_with_today_among_them()
    {
        var period = PayCycle.Quincena.At(new DateOnly(2026, 11, 24), Mexico);

        Assert.Equal(6, period.DaysLeft(new DateOnly(2026, 11, 24)));
        Assert.Equal(1, period.DaysLeft(new DateOnly(2026, 11, 29)));
        Assert.Equal(0, period.DaysLeft(new DateOnly(2026, 12, 5)));
    }

    [Theory]
    [MemberData(nameof(EveryCycle))]
    public void Accepts_a_complete_cycle(PayCycle cycle) => Assert.Null(PayCycle.Validate(cycle));

    [Theory]
    [InlineData(PayCycleKind.Monthly, null, null, null, "day")]
    [InlineData(PayCycleKind.Monthly, 0, null, null, "day")]
    [InlineData(PayCycleKind.Monthly, 32, null, null, "day")]
    [InlineData(PayCycleKind.Weekly, null, null, null, "weekday")]
    [InlineData(PayCycleKind.Weekly, null, (DayOfWeek)9, null, "weekday")]
    [InlineData(PayCycleKind.Catorcenal, null, null, null, "anchor")]
    [InlineData(PayCycleKind.Catorcenal, null, null, "1899-12-31", "anchor")]
    [InlineData(PayCycleKind.Quincena, 15, null, null, "day")]
    [InlineData(PayCycleKind.Variable, null, DayOfWeek.Friday, null, "weekday")]
    [InlineData((PayCycleKind)77, null, null, null, "kind")]
    public void Names_the_field_to_mend(PayCycleKind kind, int? day, DayOfWeek? weekday, string? anchor, string field)
    {
        var problem = PayCycle.Validate(new PayCycle(kind, day, weekday, anchor is null ? null : Day(anchor)));

        Assert.Equal("pay_cycle_invalid", problem?.Code);
        Assert.Equal([field], problem!.Errors!.Keys);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
