using System.Net;
using System.Text.Json;
using FinanceTracker.All.Demo.Sat;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Sat;

/// <summary>What SAT says of a CFDI, and what a cancellation takes out of every figure.</summary>
public sealed class CancellationTests(ProductWithSat fixture) : IClassFixture<ProductWithSat>
{
    private const string Me = "CACX7605101P8";
    private static readonly DateTime Day = new(2026, 9, 2, 10, 0, 0, DateTimeKind.Unspecified);
    private static int last;

    [Fact]
    public async Task The_watch_asks_about_what_comes_in_and_finds_a_later_cancellation()
    {
        using var ana = await AnaAsync();
        var recent = fixture.Clock.GetUtcNow().UtcDateTime.Date.AddDays(-20).AddHours(10);
        var (uuid, xml) = Invoice(recent);
        var period = recent.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        fixture.Sat.Register(xml);
        (await ana.UploadCfdiAsync(xml)).Expect(HttpStatusCode.Created);
        Assert.Equal(("valid", true), await StandingAsync(ana, uuid, "valid"));
        Assert.Equal("160.00", (await PositionAsync(ana, period)).GetProperty("iva").Text("creditable"));

        fixture.Sat.Cancel(uuid, Day);
        fixture.Clock.Advance(TimeSpan.FromDays(8));
        await ana.SignInAsync();
        await StandingAsync(ana, uuid, "cancelled");

        var position = await PositionAsync(ana, period);
        Assert.Equal("0.00", position.GetProperty("iva").Text("creditable"));
        Assert.Contains(position.GetProperty("warnings").EnumerateArray(), w => w.Text("code") == "CANCELLED");
    }

    [Fact]
    public async Task Asked_now_a_cancelled_CFDI_leaves_position_verdict_and_matches()
    {
        using var ana = await AnaAsync();
        var (uuid, xml) = Invoice();
        fixture.Sat.Register(xml);
        (await ana.UploadCfdiAsync(xml)).Expect(HttpStatusCode.Created);
        await ana.UploadAsync(Csv.Bbva(9000m, ("15/08/2026", "SPEI ENVIADO ESCUELA KEMPER URGATE 7654321", -1160m)));
        await SatPeople.UntilAsync(async () => (await ana.GetAsync("/tax/matches")).Expect(HttpStatusCode.OK).GetProperty("items").GetArrayLength() == 1);
        Assert.Equal("deductible", (await VerdictAsync(ana, uuid)).GetProperty("isr").Text("status"));

        fixture.Sat.Cancel(uuid, Day);
        var asked = (await ana.PostAsync($"/tax/invoices/{uuid}/status", new { })).Expect(HttpStatusCode.OK);

        var sat = asked.GetProperty("sat");
        Assert.Equal(("cancelled", "no", "without_consent", true), (sat.Text("standing"), sat.Text("cancellable"), sat.Text("cancelling"), sat.GetProperty("simulated").GetBoolean()));
        Assert.NotNull(sat.Text("cancelledSince"));
        Assert.Equal("0.00", (await PositionAsync(ana)).GetProperty("iva").Text("creditable"));
        var verdict = await VerdictAsync(ana, uuid);
        Assert.Equal(("not_deductible", "CANCELLED"), (verdict.GetProperty("isr").Text("status"), verdict.GetProperty("reasons")[0].Text("code")));
        await SatPeople.UntilAsync(async () => (await ana.GetAsync("/tax/matches")).Expect(HttpStatusCode.OK).GetProperty("items").GetArrayLength() == 0);
    }

    [Fact]
    public async Task A_fresh_CFDI_that_SAT_does_not_find_is_not_called_missing()
    {
        using var ana = await AnaAsync();
        var (uuid, xml) = Invoice();
        (await ana.UploadCfdiAsync(xml)).Expect(HttpStatusCode.Created);

        var asked = (await ana.PostAsync($"/tax/invoices/{uuid}/status", new { })).Expect(HttpStatusCode.OK);

        Assert.Equal(("not_found", "not_checked"), (asked.Text("said"), asked.GetProperty("sat").Text("standing")));
        Assert.NotNull(asked.Text("nextCheckAt"));
    }

    [Fact]
    public async Task SAT_s_silence_is_said_in_both_languages_and_changes_nothing()
    {
        using var ana = await AnaAsync();
        var (uuid, xml) = Invoice();
        fixture.Sat.Register(xml);
        (await ana.UploadCfdiAsync(xml)).Expect(HttpStatusCode.Created);
        await StandingAsync(ana, uuid, "valid");
        fixture.Sat.Then("status", new SimulatedAnswer("", 500));

        var refused = (await ana.PostAsync($"/tax/invoices/{uuid}/status", new { })).Refused(HttpStatusCode.ServiceUnavailable, "sat_silent");

        Assert.StartsWith("El SAT no contestó", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("valid", refused.GetProperty("sat").Text("standing"));
    }

    [Fact]
    public async Task Another_tenant_neither_asks_nor_sees()
    {
        using var ana = await AnaAsync();
        using var bruno = await fixture.SomebodyAsync();
        var (uuid, xml) = Invoice();
        (await ana.UploadCfdiAsync(xml)).Expect(HttpStatusCode.Created);

        (await bruno.PostAsync($"/tax/invoices/{uuid}/status", new { })).Refused(HttpStatusCode.NotFound, "not_found");
    }

    private static (string Uuid, byte[] Xml) Invoice(DateTime? fecha = null)
    {
        var uuid = $"00000000-0000-4000-8000-0000000007{Interlocked.Increment(ref last):00}";
        return (uuid, new CfdiMaker { Receptor = Me, StampUuid = uuid, Fecha = fecha ?? new CfdiMaker().Fecha }.Make());
    }

    private async Task<Person> AnaAsync()
    {
        var ana = await fixture.SomebodyAsync();
        (await ana.PutAsync("/tax/profile", new { rfc = Me, nombre = "XOCHILT CASAS CHAVEZ", regimenes = new[] { "612" } })).Expect(HttpStatusCode.OK);
        return ana;
    }

    private static async Task<JsonElement> PositionAsync(Person ana, string period = "2026-08") => (await ana.GetAsync($"/tax/position?period={period}")).Expect(HttpStatusCode.OK);

    private static async Task<JsonElement> VerdictAsync(Person ana, string uuid) => (await ana.GetAsync($"/tax/invoices/{uuid}/verdict")).Expect(HttpStatusCode.OK);

    private static async Task<(string? Standing, bool Simulated)> StandingAsync(Person ana, string uuid, string standing)
    {
        JsonElement sat = default;
        await SatPeople.UntilAsync(async () =>
        {
            sat = (await ana.GetAsync($"/tax/invoices/{uuid}")).Expect(HttpStatusCode.OK).GetProperty("cfdi").GetProperty("sat");
            return sat.Text("standing") == standing;
        });
        return (sat.Text("standing"), sat.GetProperty("simulated").GetBoolean());
    }
}
