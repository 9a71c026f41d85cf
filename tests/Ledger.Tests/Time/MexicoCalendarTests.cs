using System.Globalization;
using FinanceTracker.Platform.Time;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTracker.Ledger.Tests.Time;

public sealed class MexicoCalendarTests
{
    [Theory]
    [InlineData("2026-11-24T05:30:00Z", "America/Mexico_City", "2026-11-23")]
    [InlineData("2026-11-24T06:00:00Z", "America/Mexico_City", "2026-11-24")]
    [InlineData("2026-11-24T05:30:00Z", "America/Cancun", "2026-11-24")]
    [InlineData("2026-11-24T06:30:00Z", "America/Hermosillo", "2026-11-23")]
    [InlineData("2026-07-24T06:30:00Z", "America/Tijuana", "2026-07-23")]
    [InlineData("2026-07-24T07:00:00Z", "America/Tijuana", "2026-07-24")]
    [InlineData("2026-11-24T07:30:00Z", "America/Tijuana", "2026-11-23")]
    [InlineData("2026-07-24T06:00:00Z", "America/Ciudad_Juarez", "2026-07-24")]
    [InlineData("2026-07-24T05:30:00Z", "America/Mexico_City", "2026-07-23")]
    [InlineData("2026-11-24T05:30:00Z", "America/Nowhere", "2026-11-23")]
    [InlineData("2026-11-24T05:30:00Z", "", "2026-11-23")]
    public void The_day_is_the_one_where_the_tenant_lives(string instant, string zone, string day)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));

        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), MexicoCalendar.Today(clock, zone));
    }

    [Fact]
    public void Without_a_zone_it_is_Mexico_City()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 3, 0, 0, TimeSpan.Zero));

        Assert.Equal(new DateOnly(2025, 12, 31), MexicoCalendar.Today(clock));
    }

    [Fact]
    public void The_start_of_a_day_falls_on_that_day_in_every_zone()
    {
        var day = new DateOnly(2026, 3, 8);
        foreach (var zone in MexicoCalendar.Zones)
        {
            Assert.True(MexicoCalendar.IsKnown(zone), zone);
            var start = MexicoCalendar.StartOf(day, zone);
            Assert.Equal(TimeSpan.Zero, start.Offset);
            Assert.Equal(day, MexicoCalendar.DayOf(start, zone));
            Assert.Equal(day.AddDays(-1), MexicoCalendar.DayOf(start.AddTicks(-1), zone));
        }
    }
}
