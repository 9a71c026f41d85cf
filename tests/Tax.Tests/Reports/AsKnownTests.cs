using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Matching;
using FinanceTracker.Tax.Reports;
using FinanceTracker.Tax.Sat.Status;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTracker.Tax.Tests.Reports;

/// <summary>What was known on a day, and which days and periods can be asked for.</summary>
public sealed class AsKnownTests
{
    private static readonly DateTimeOffset Found = new(2026, 10, 5, 18, 0, 0, TimeSpan.Zero);
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 11, 2, 5, 30, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(80, -1, false)]
    [InlineData(80, 1, true)]
    [InlineData(60, 1, false)]
    public void A_match_holds_since_it_was_found(int points, int hours, bool holds) => Assert.Equal(holds, Match(points).HeldBefore(Found.AddHours(hours)));

    [Fact]
    public void A_decision_of_later_does_not_reach_back()
    {
        var (refused, confirmed) = (Match(80), Match(60));
        refused.Decide(yes: false, Found.AddDays(2));
        confirmed.Decide(yes: true, Found.AddDays(2));

        Assert.Equal((true, false), (refused.HeldBefore(Found.AddDays(1)), refused.HeldBefore(Found.AddDays(3))));
        Assert.Equal((false, true), (confirmed.HeldBefore(Found.AddDays(1)), confirmed.HeldBefore(Found.AddDays(3))));
    }

    [Fact]
    public void A_cancellation_of_later_is_not_known_yet()
    {
        static StoredCfdi Cancelled()
        {
            var row = Desk.Stored(Desk.Payroll("2026-10-01", 1_000m, 0m, 0m)).Row.Stored;
            row.Hear(new SatState { Standing = CfdiStanding.Cancelled, CancelledSince = Found }, null);
            return row;
        }

        Assert.Equal((false, true), (Cancelled().AsBefore(Found).IsCancelled, Cancelled().AsBefore(Found.AddSeconds(1)).IsCancelled));
    }

    [Theory]
    [InlineData("America/Mexico_City", "2026-11-01", "2026-11-02T06:00:00Z")]
    [InlineData("America/Tijuana", "2026-11-01", "2026-11-02T08:00:00Z")]
    public void A_day_ends_in_the_tenants_zone_and_its_clock_shows_that_day_everywhere(string zone, string today, string end)
    {
        var day = ReportDay.Read(null, Time, zone).Value;

        Assert.Equal((today, DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture)), ($"{day.Day:yyyy-MM-dd}", day.End));
        Assert.Equal(day.Day, Platform.Time.MexicoCalendar.Today(day.Clock));
    }

    [Theory]
    [InlineData("2026-11-02")]
    [InlineData("ayer")]
    [InlineData("")]
    [InlineData("1999-01-01")]
    public void A_day_that_has_not_come_or_is_none_is_refused(string text) => Assert.Equal("report_bad_as_of", ReportDay.Read(text, Time, "America/Mexico_City").Problem!.Code);

    [Theory]
    [InlineData("2026-10", ReportSpan.Month, "2026-10-01", "2026-10-31")]
    [InlineData("2024", ReportSpan.Year, "2024-01-01", "2024-12-31")]
    [InlineData("2024", ReportSpan.MonthOrYear, "2024-01-01", "2024-12-31")]
    [InlineData("2024-02", ReportSpan.MonthOrYear, "2024-02-01", "2024-02-29")]
    public void A_period_is_a_month_or_a_year(string text, ReportSpan span, string first, string last)
    {
        var period = ReportPeriod.Read(text, span).Value;

        Assert.Equal((first, last, text), ($"{period.First:yyyy-MM-dd}", $"{period.Last:yyyy-MM-dd}", period.ToString()));
    }

    [Theory]
    [InlineData("2026", ReportSpan.Month)]
    [InlineData("2026-10", ReportSpan.Year)]
    [InlineData("2026-13", ReportSpan.MonthOrYear)]
    [InlineData("", ReportSpan.MonthOrYear)]
    [InlineData(null, ReportSpan.Month)]
    public void Anything_else_is_refused(string? text, ReportSpan span) => Assert.Equal("report_bad_period", ReportPeriod.Read(text, span).Problem!.Code);

    private static StoredMatch Match(int points)
    {
        var line = new BankLine(Guid.CreateVersion7(Found), new DateOnly(2026, 10, 5), -100m, "MXN", "SPEI", null, null);
        var payment = new ExpectedPayment(Guid.CreateVersion7(Found), PaymentSource.Invoice, [], Flow.Out, new DateOnly(2026, 10, 5), 100m, "MXN", 1m, new Counterparty("X", "X"), "03", null, null);
        var match = new Match([line.Id], [payment.Id], points, points >= 75, []);
        return new StoredMatch(Guid.CreateVersion7(Found), line, payment, new Share(payment.Id, 100m), match);
    }
}
