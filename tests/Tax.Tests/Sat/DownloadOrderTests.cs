using FinanceTracker.Tax.Sat.Downloads;
using FinanceTracker.Tax.Sat.Signing;

namespace FinanceTracker.Tax.Tests.Sat;

public sealed class DownloadOrderTests
{
    private static readonly DateOnly Today = new(2026, 8, 1);
    private static readonly DownloadOrder Order = new("LOBA800101AB1", SatDirection.Received, new(2026, 6, 15), new(2026, 7, 31));

    [Fact]
    public void Months_cover_every_second_once()
    {
        var windows = Order.Metadata().ToList();
        Assert.Equal((new DateTime(2026, 6, 15, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(2026, 7, 31, 23, 59, 59, DateTimeKind.Unspecified)), (windows[0].From, windows[^1].To));
        Assert.Equal(2, windows.Count);
        Assert.Equal(windows[0].To.AddSeconds(1), windows[1].From);
        Assert.All(windows, w => Assert.Equal(SatContent.Metadata, w.Content));
    }

    [Fact]
    public void Documents_are_fetched_by_day_where_valid_ones_are_missing()
    {
        KnownCfdi[] known =
        [
            new("A", new(2026, 7, 2), Valid: true, Stored: false), new("B", new(2026, 7, 2), Valid: true, Stored: false), new("C", new(2026, 7, 3), Valid: true, Stored: true),
            new("D", new(2026, 7, 4), Valid: false, Stored: false), new("E", new(2026, 9, 4), Valid: true, Stored: false),
        ];
        var window = Assert.Single(Order.Documents(known));
        Assert.Equal((SatContent.Cfdi, new DateTime(2026, 7, 2, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(2026, 7, 2, 23, 59, 59, DateTimeKind.Unspecified)), (window.Content, window.From, window.To));
        Assert.Equal(2, (Order with { Direction = SatDirection.Issued }).Documents(known).Count());
    }

    [Theory]
    [InlineData("2026-07-02", "2026-07-01")]
    [InlineData("2026-07-01", "2026-08-01")]
    [InlineData("2020-08-01", "2026-07-01")]
    public void A_period_that_cannot_be_asked_is_refused(string from, string to) => Assert.Equal("sat_bad_period",
        (Order with { From = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), To = DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture) }).Refusal(Today)?.Code);

    [Fact]
    public void A_period_that_can_be_asked_is_not_refused() => Assert.Null((Order with { From = new(2020, 8, 2) }).Refusal(Today));

    [Fact]
    public void What_is_too_much_is_asked_in_halves_without_a_gap()
    {
        var halves = Order.Metadata().First().Halves();
        Assert.Equal(halves[0].To.AddSeconds(1), halves[1].From);
        Assert.Equal((Order.Metadata().First().From, Order.Metadata().First().To), (halves[0].From, halves[1].To));
        Assert.Empty((halves[0] with { To = halves[0].From }).Halves());
    }

    [Fact]
    public void Two_orders_that_overlap_do_not_ask_the_same_twice()
    {
        var first = Order.Metadata().First();
        var shifted = new Download(first.Shifted()) { Resubmitted = true };
        Assert.DoesNotContain(first, DownloadWindow.Unasked(Order.Metadata(), [shifted]));
        Assert.Single(DownloadWindow.Unasked(Order.Metadata(), [new Download(first)]));
    }
}
