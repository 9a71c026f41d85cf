using System.Net;
using System.Text.Json;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Taxes;

/// <summary>The loop: a bank line, its merchant, its CFDI, and the verdict with the article of law.</summary>
public sealed class LoopTests(ProductFixture fixture)
{
    private const string Line = "SPEI ENVIADO ESCUELA KEMPER URGATE 7654321";

    [Fact]
    public async Task A_bank_line_finds_its_CFDI_and_the_expense_its_verdict()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, ("15/08/2026", Line, -1160m), ("16/08/2026", "OXXO REFORMA", -1160m)));
        (await ana.UploadCfdiAsync(new CfdiMaker().Make())).Expect(HttpStatusCode.Created);
        await ProfileAsync(ana, "612");

        var match = await MatchAsync(ana);
        var verdict = (await ana.GetAsync($"/tax/invoices/{CfdiMaker.Uuid}/verdict")).Expect(HttpStatusCode.OK);
        var invoice = (await ana.GetAsync($"/tax/invoices/{CfdiMaker.Uuid}")).Expect(HttpStatusCode.OK);
        var listed = (await ana.GetAsync("/tax/invoices")).Expect(HttpStatusCode.OK).GetProperty("items")[0];

        Assert.Equal(Line, Assert.Single(invoice.GetProperty("matches").EnumerateArray()).GetProperty("line").GetProperty("description").GetString());
        Assert.Equal("bank", invoice.GetProperty("cfdi").GetProperty("verdict").GetProperty("evidence").GetProperty("proof").GetString());
        Assert.Equal("1000.00", listed.GetProperty("verdict").GetProperty("isr").GetProperty("amount").GetString());
        Assert.Equal(("accepted", Line), (match.GetProperty("status").GetString(), match.GetProperty("line").GetProperty("description").GetString()));
        Assert.Contains(match.GetProperty("reasons").EnumerateArray(), r => r.GetProperty("code").GetString() == "name_in_line");
        Assert.Equal(("deductible", "1000.00"), (verdict.GetProperty("isr").GetProperty("status").GetString(), verdict.GetProperty("isr").GetProperty("amount").GetString()));
        Assert.Equal("bank", verdict.GetProperty("evidence").GetProperty("proof").GetString());
        Assert.Contains("LISR 27", verdict.GetProperty("law").EnumerateArray().Select(l => l.GetString()));
    }

    [Fact]
    public async Task What_a_person_refuses_is_never_proposed_again_and_what_is_confirmed_stays()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, ("15/08/2026", Line, -1160m)));
        (await ana.UploadCfdiAsync(new CfdiMaker().Make())).Expect(HttpStatusCode.Created);
        var first = await MatchAsync(ana);

        (await ana.PostAsync($"/tax/matches/{first.GetProperty("id").GetString()}/reject", new { })).Expect(HttpStatusCode.OK);
        var run = (await ana.PostAsync("/tax/matches/run", new { })).Headers.Location!.ToString();
        await ana.JobAsync(run);
        var matches = (await ana.GetAsync("/tax/matches")).Expect(HttpStatusCode.OK).GetProperty("items");

        Assert.Equal("rejected", Assert.Single(matches.EnumerateArray()).GetProperty("status").GetString());
        (await ana.PostAsync($"/tax/matches/{first.GetProperty("id").GetString()}/confirm", new { })).Expect(HttpStatusCode.OK);
        await ana.JobAsync((await ana.PostAsync("/tax/matches/run", new { })).Headers.Location!.ToString());
        Assert.Equal("confirmed", Assert.Single((await ana.GetAsync("/tax/matches")).Body.GetProperty("items").EnumerateArray()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Expenses_of_RESICO_lose_ISR_and_keep_IVA_and_the_list_says_so()
    {
        using var ana = await fixture.SomebodyAsync();
        (await ana.UploadCfdiAsync(new CfdiMaker().Make())).Expect(HttpStatusCode.Created);
        await ProfileAsync(ana, "626");

        var month = (await ana.GetAsync("/tax/verdicts?from=2026-08-01&to=2026-08-31")).Expect(HttpStatusCode.OK);

        var verdict = Assert.Single(month.GetProperty("items").EnumerateArray()).GetProperty("verdict");
        Assert.Equal(("not_applicable", "160.00"), (verdict.GetProperty("isr").GetProperty("status").GetString(), verdict.GetProperty("iva").GetProperty("amount").GetString()));
        Assert.Equal("RESICO_NO_DEDUCTIONS", month.GetProperty("leaks")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_upload_answers_with_the_verdict_at_once()
    {
        using var ana = await fixture.SomebodyAsync();
        await ProfileAsync(ana, "612");

        var item = (await ana.UploadCfdiAsync(new CfdiMaker().Make())).Expect(HttpStatusCode.Created).GetProperty("items")[0];

        Assert.Equal(("deductible", "declared"), (item.GetProperty("verdict").GetProperty("isr").GetProperty("status").GetString(), item.GetProperty("verdict").GetProperty("evidence").GetProperty("proof").GetString()));
    }

    [Fact]
    public async Task An_expense_without_a_CFDI_says_what_to_ask_for_and_until_when()
    {
        using var ana = await fixture.SomebodyAsync();
        await ProfileAsync(ana, "612");
        await ana.UploadAsync(Csv.Bbva(9000m, ("15/08/2026", "OFFICE DEPOT REFORMA", -1160m), ("16/08/2026", "NETFLIX COM MX", -299m), ("17/08/2026", "OFFICE DEPOT REFORMA", -58m)));

        var left = (await ana.GetAsync("/tax/leftovers?from=2026-08-01&to=2026-08-31")).Expect(HttpStatusCode.OK);
        var wages = await WagesOnlyAsync(ana);

        var missing = Assert.Single(left.GetProperty("noCfdi").EnumerateArray());
        Assert.Equal(("OFFICE DEPOT REFORMA", "160.00", "2026-12-31"), (missing.GetProperty("description").GetString(), missing.GetProperty("ivaAtStake").GetString(), missing.GetProperty("until").GetString()));
        Assert.Equal("1160.00", left.GetProperty("noCfdiTotal").GetProperty("amount").GetString());
        Assert.Empty(wages.GetProperty("noCfdi").EnumerateArray());
    }

    private static async Task<JsonElement> WagesOnlyAsync(Person ana)
    {
        await ProfileAsync(ana, "605");
        return (await ana.GetAsync("/tax/leftovers?from=2026-08-01&to=2026-08-31")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_invoice_on_credit_waits_among_the_leftovers()
    {
        using var ana = await fixture.SomebodyAsync();
        var ppd = new CfdiMaker { BeforeSeal = xml => xml.Replace("MetodoPago=\"PUE\"", "MetodoPago=\"PPD\"", StringComparison.Ordinal).Replace("FormaPago=\"03\"", "FormaPago=\"99\"", StringComparison.Ordinal) };
        (await ana.UploadCfdiAsync(ppd.Make())).Expect(HttpStatusCode.Created);

        var left = (await ana.GetAsync("/tax/leftovers?from=2026-08-01&to=2026-08-31")).Expect(HttpStatusCode.OK);

        Assert.Equal(CfdiMaker.Uuid, Assert.Single(left.GetProperty("notPaid").EnumerateArray()).GetProperty("uuid").GetString());
    }

    [Fact]
    public async Task A_span_of_years_is_refused_with_what_is_allowed()
    {
        using var ana = await fixture.SomebodyAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ana.GetAsync("/tax/verdicts?from=2020-01-01&to=2026-08-31")).Status);
    }

    private static async Task<JsonElement> MatchAsync(Person ana)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var items = (await ana.GetAsync("/tax/matches")).Expect(HttpStatusCode.OK).GetProperty("items");
            if (items.GetArrayLength() > 0) return items[0];
            await Task.Delay(100, patience.Token);
        }
    }

    private static async Task ProfileAsync(Person ana, string regime) =>
        (await ana.PutAsync("/tax/profile", new { rfc = "CACX7605101P8", nombre = "XOCHILT CASAS CHAVEZ", regimenes = new[] { regime } }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);
}
