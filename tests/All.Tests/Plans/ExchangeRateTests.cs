using System.Net;
using FinanceTracker.Ledger.FxRates;
using FinanceTracker.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinanceTracker.All.Tests.Plans;

/// <summary>A product with a token of Banxico's.</summary>
public sealed class ProductWithRates : ProductFixture
{
    private Dictionary<string, string?> settings = [];

    /// <summary>The bank.</summary>
    public BanxicoSimulator Banxico { get; private set; } = null!;

    protected override IReadOnlyDictionary<string, string?> Settings => settings;

    public override async ValueTask InitializeAsync()
    {
        Banxico = await BanxicoSimulator.StartAsync();
        Banxico.Published[new DateOnly(2026, 9, 30)] = "18.2010";
        Banxico.Published[new DateOnly(2026, 10, 1)] = "18.2750";
        Banxico.Published[new DateOnly(2026, 10, 2)] = "18.3211";
        Banxico.Published[new DateOnly(2026, 10, 12)] = "N/E";
        settings = new(StringComparer.Ordinal) { ["Secrets:banxico-token"] = BanxicoSimulator.Token, ["Fx:Banxico:Address"] = Banxico.Address };
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Banxico.DisposeAsync();
    }
}

/// <summary>FIX rates, from the bank to the answer.</summary>
public sealed class ExchangeRateTests(ProductWithRates fixture) : IClassFixture<ProductWithRates>
{
    private FxFeed Feed => fixture.Product.Host.Services.GetServices<IHostedService>().OfType<FxFeed>().Single();

    [Theory]
    [InlineData("2026-10-01", "2026-10-01", "18.275")]
    [InlineData("2026-10-02", "2026-10-02", "18.3211")]
    [InlineData("2026-10-04", "2026-10-02", "18.3211")] // a Sunday
    [InlineData("2026-10-12", "2026-10-02", "18.3211")] // not published
    public async Task The_rate_of_a_day_is_that_of_the_day_or_the_last_before_it(string on, string rateDay, string rate)
    {
        await Feed.BringAsync(TestContext.Current.CancellationToken);
        using var ana = await fixture.SomebodyAsync();

        var answer = (await ana.GetAsync($"/fx?currency=USD&on={on}")).Expect(HttpStatusCode.OK);

        Assert.Equal((rateDay, rate, on), (answer.GetProperty("rateDay").GetString(), answer.GetProperty("rate").GetString(), answer.GetProperty("on").GetString()));
        Assert.Equal("banxico:SF43718", answer.GetProperty("source").GetString());
    }

    [Fact]
    public async Task What_is_not_known_is_refused()
    {
        await Feed.BringAsync(TestContext.Current.CancellationToken);
        using var ana = await fixture.SomebodyAsync();

        (await ana.GetAsync("/fx?currency=USD&on=2026-09-29")).Refused(HttpStatusCode.UnprocessableEntity, "no_exchange_rate");
        (await ana.GetAsync("/fx?currency=EUR&on=2026-10-01")).Refused(HttpStatusCode.UnprocessableEntity, "no_exchange_rate");
        (await ana.GetAsync("/fx?currency=USD&on=01/10/2026")).Refused(HttpStatusCode.BadRequest, "bad_filter");
        (await ana.GetAsync("/fx?currency=DOLLARS")).Refused(HttpStatusCode.BadRequest, "bad_filter");
    }

    [Fact]
    public async Task Only_what_is_missing_is_asked_for_and_a_correction_replaces()
    {
        await Feed.BringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await Feed.BringAsync(TestContext.Current.CancellationToken));
        fixture.Banxico.Published[new DateOnly(2026, 9, 30)] = "18.2011";

        Assert.Equal(1, await Feed.BringAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("/SieAPIRest/service/v1/series/SF43718/datos/2026-09-25/", fixture.Banxico.Asked[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_the_bank_does_not_know_is_an_error_and_no_rate()
    {
        using var http = new HttpClient { BaseAddress = new Uri(fixture.Banxico.Address) };
        var bank = new BanxicoSie(http);

        await Assert.ThrowsAsync<HttpRequestException>(() => bank.ReadAsync(BanxicoSie.Fix, new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 2), "another", TestContext.Current.CancellationToken));
    }
}
