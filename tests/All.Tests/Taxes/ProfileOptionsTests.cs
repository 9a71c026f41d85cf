using System.Net;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Taxes;

/// <summary>What the profile keeps, over HTTP: options of a year, regimes and border zones with days.</summary>
public sealed class ProfileOptionsTests(ProductFixture fixture)
{
    private const string Company = "EKU9003173C9";

    [Fact]
    public async Task Options_of_a_year_are_kept_and_a_question_goes_before_them()
    {
        using var eku = await CompanyAsync();
        (await eku.UploadCfdiAsync(new CfdiMaker { SubTotal = 100_000m }.Make())).Expect(HttpStatusCode.Created);
        Assert.Equal("missing_data", (await eku.GetAsync("/tax/position?period=2026-08")).Expect(HttpStatusCode.OK).GetProperty("isr")[0].Text("state"));

        var kept = (await eku.PutAsync("/tax/profile/options/2026", new { coefficient = "0.2", priorLosses = "1000" })).Expect(HttpStatusCode.OK);
        var position = (await eku.GetAsync("/tax/position?period=2026-08")).Expect(HttpStatusCode.OK);
        var whatIf = (await eku.GetAsync("/tax/position?period=2026-08&coefficient=0.1")).Expect(HttpStatusCode.OK);
        var package = (await eku.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.Created).GetProperty("package");

        Assert.Equal((2026, "0.20"), (kept.GetProperty("options")[0].GetProperty("year").GetInt32(), kept.GetProperty("options")[0].GetProperty("options").Text("coefficient")));
        Assert.Equal(("19000.00", "5700"), (position.GetProperty("isr")[0].Text("base"), position.GetProperty("isr")[0].Text("duePesos")));
        Assert.Equal("9000.00", whatIf.GetProperty("isr")[0].Text("base"));
        Assert.Equal(0, package.GetProperty("blocks").GetArrayLength());
        Assert.Equal("missing_data", (await eku.GetAsync("/tax/position?period=2025-12")).Expect(HttpStatusCode.OK).GetProperty("isr")[0].Text("state"));
        (await eku.PutAsync("/tax/profile/options/2026", new { })).Expect(HttpStatusCode.OK);
        Assert.Equal("missing_data", (await eku.GetAsync("/tax/position?period=2026-08")).Expect(HttpStatusCode.OK).GetProperty("isr")[0].Text("state"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_field_by_field()
    {
        using var eku = await CompanyAsync();

        var refused = await eku.PutAsync("/tax/profile/options/2026", new { coefficient = "1.5", priorIvaBalance = "-3", rentMethod = "x" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(["coefficient", "priorIvaBalance", "rentMethod"], refused.Body.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
        (await eku.PutAsync("/tax/profile/options/1999", new { })).Refused(HttpStatusCode.BadRequest, "bad_fiscal_year");
        (await eku.PutAsync("/tax/profile", new { rfc = Company, regimenPeriods = new[] { new { regimen = "601", to = "2020-01-01" } } })).Refused(HttpStatusCode.UnprocessableEntity, "no_regime_today");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await eku.PutAsync("/tax/profile", new { rfc = Company, regimenPeriods = new[] { new { regimen = "601", from = "2021-01-01", to = "2020-01-01" } } })).Status);
    }

    [Fact]
    public async Task Days_of_the_profile_decide_obligations_and_last_days()
    {
        using var eku = await CompanyAsync();
        var said = (await eku.PutAsync("/tax/profile", new
        {
            rfc = Company,
            regimenPeriods = new object[] { new { regimen = "626", to = "2026-06-30" }, new { regimen = "601", from = "2026-07-01" } },
            borderZones = new[] { new { zone = "south", from = "2026-01-01" } },
            usesSixthDigit = false,
            startedOn = "2026-03-01",
        })).Expect(HttpStatusCode.OK);

        var february = (await eku.GetAsync("/tax/obligations?period=2026-02")).Expect(HttpStatusCode.OK);
        var june = (await eku.GetAsync("/tax/obligations?period=2026-06")).Expect(HttpStatusCode.OK);
        var july = (await eku.GetAsync("/tax/obligations?period=2026-07")).Expect(HttpStatusCode.OK);

        Assert.Equal(("601", 7, "south"), (said.GetProperty("regimenes")[0].GetString(), said.GetProperty("sixthDigit").GetInt32(), said.GetProperty("borderZones")[0].Text("zone")));
        Assert.Equal(0, february.GetProperty("items").GetArrayLength());
        Assert.Equal(["isr_monthly", "iva_monthly"], june.GetProperty("items").EnumerateArray().Select(i => i.Text("kind")));
        Assert.Equal(["isr_monthly", "iva_monthly", "diot"], july.GetProperty("items").EnumerateArray().Select(i => i.Text("kind")));
        Assert.All(july.GetProperty("items").EnumerateArray(), i => Assert.Equal(i.Text("dueDate"), i.Text("facilityDueDate")));
        Assert.Contains(july.GetProperty("nonBusinessDays").EnumerateArray(), d => d.Text("date") == "2026-09-16");
        Assert.Equal("626", (await eku.GetAsync("/tax/position?period=2026-06")).Expect(HttpStatusCode.OK).GetProperty("isr")[0].Text("regimen"));
    }

    [Fact]
    public async Task Non_business_days_are_told_with_their_law_and_stand_in_the_calendar()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);

        var year = (await ana.GetAsync("/tax/non-business-days?year=2026")).Expect(HttpStatusCode.OK);
        var calendar = await ana.DownloadAsync("/tax/calendar.ics");

        var holy = year.GetProperty("items").EnumerateArray().Where(d => d.Text("date") == "2026-04-02").ToList();
        Assert.Equal(["bank", "sat"], holy.Select(d => d.Text("kind")));
        Assert.Contains("UID:closed-", System.Text.Encoding.UTF8.GetString(calendar), StringComparison.Ordinal);
        (await ana.GetAsync("/tax/non-business-days?year=1900")).Refused(HttpStatusCode.BadRequest, "bad_fiscal_year");
    }

    private async Task<Person> CompanyAsync()
    {
        var eku = await fixture.SomebodyAsync("business");
        (await eku.PutAsync("/tax/profile", new { rfc = Company, regimenes = new[] { "601" } })).Expect(HttpStatusCode.OK);
        return eku;
    }
}
