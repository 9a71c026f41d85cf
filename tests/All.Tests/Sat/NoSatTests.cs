using System.Net;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Sat;

/// <summary>An installation that does not ask SAT.</summary>
public sealed class NoSatTests(ProductFixture fixture)
{
    [Fact]
    public async Task Nothing_is_asked_and_the_standing_says_so()
    {
        using var ana = await fixture.SomebodyAsync();
        var item = (await ana.UploadCfdiAsync(new CfdiMaker().Make())).Expect(HttpStatusCode.Created).GetProperty("items")[0];

        Assert.Equal(("not_checked", null), (item.GetProperty("sat").Text("standing"), item.GetProperty("sat").Text("checkedAt")));
        (await ana.PostAsync($"/tax/invoices/{CfdiMaker.Uuid}/status", new { })).Refused(HttpStatusCode.ServiceUnavailable, "sat_not_connected");
    }
}
