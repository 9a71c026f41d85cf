using System.Net;
using System.Text.Json;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Taxes;

/// <summary>What is left over, and what people do with matches.</summary>
public sealed class LeftoverTests(ProductFixture fixture)
{
    private const string August = "/tax/leftovers?from=2026-08-01&to=2026-08-31";
    private const string School = "SPEI ENVIADO ESCUELA KEMPER URGATE";
    private const string RepUuid = "9AB2822E-396D-4725-8521-CDC4BDD20AAA";

    private static readonly CfdiMaker OnCredit = new()
    {
        Attributes = "Serie=\"A\" Folio=\"1461\" ",
        BeforeSeal = xml => xml.Replace("MetodoPago=\"PUE\"", "MetodoPago=\"PPD\"", StringComparison.Ordinal).Replace("FormaPago=\"03\"", "FormaPago=\"99\"", StringComparison.Ordinal),
    };

    [Fact]
    public async Task A_complemento_that_comes_months_later_still_proves_the_payment_and_until_then_it_is_said_to_be_late()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, ("20/08/2026", School + " FAC 1461", -1160m)));
        (await ana.UploadCfdiAsync(OnCredit.Make())).Expect(HttpStatusCode.Created);
        await MatchesAsync(ana, 1);

        var late = Assert.Single((await LeftAsync(ana)).GetProperty("repMissing").EnumerateArray());
        (await ana.UploadCfdiAsync(RepMaker.Make(RepUuid, new DateTime(2026, 10, 10, 9, 0, 0, DateTimeKind.Unspecified), CfdiMaker.Uuid, 1160m, new DateOnly(2026, 8, 20)))).Expect(HttpStatusCode.Created);
        var after = await LeftAsync(ana);

        Assert.Equal("2026-09-05", late.GetProperty("until").GetString());
        Assert.Contains("5 de septiembre", late.GetProperty("es").GetString(), StringComparison.Ordinal);
        Assert.Contains("due on September 5", late.GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.Empty(after.GetProperty("repMissing").EnumerateArray());
        Assert.Empty(after.GetProperty("notPaid").EnumerateArray());
    }

    [Fact]
    public async Task A_complemento_without_its_invoice_asks_for_the_invoice()
    {
        using var ana = await fixture.SomebodyAsync();
        (await ana.UploadCfdiAsync(RepMaker.Make(RepUuid, new DateTime(2026, 8, 21, 9, 0, 0, DateTimeKind.Unspecified), CfdiMaker.Uuid, 1160m, new DateOnly(2026, 8, 20)))).Expect(HttpStatusCode.Created);

        var orphan = Assert.Single((await LeftAsync(ana)).GetProperty("repWithoutInvoice").EnumerateArray());
        (await ana.UploadCfdiAsync(OnCredit.Make())).Expect(HttpStatusCode.Created);

        Assert.Equal((RepUuid, CfdiMaker.Uuid, "1160.00"), (orphan.GetProperty("repUuid").GetString(), orphan.GetProperty("invoiceUuid").GetString(), orphan.GetProperty("amount").GetString()));
        Assert.Empty((await LeftAsync(ana)).GetProperty("repWithoutInvoice").EnumerateArray());
    }

    [Fact]
    public async Task Instalments_are_suggested_beside_the_unpaid_invoice_and_each_can_be_confirmed()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, ("20/08/2026", School + " FAC 1461 1 DE 2", -500m)));
        (await ana.UploadCfdiAsync(OnCredit.Make())).Expect(HttpStatusCode.Created);
        await MatchesAsync(ana, 1);

        var hint = Assert.Single((await LeftAsync(ana)).GetProperty("notPaid").EnumerateArray()).GetProperty("suggestion");
        (await ana.PostAsync($"/tax/matches/{hint.GetProperty("matchId").GetString()}/confirm", new { })).Expect(HttpStatusCode.OK);
        await ana.UploadAsync(Csv.Bbva(8500m, ("20/09/2026", School + " FAC 1461 2 DE 2", -660m)));
        var second = (await MatchesAsync(ana, 2)).First(m => m.GetProperty("status").GetString() != "confirmed");
        (await ana.PostAsync($"/tax/matches/{second.GetProperty("id").GetString()}/confirm", new { })).Expect(HttpStatusCode.OK);
        var left = await LeftAsync(ana);

        Assert.Equal(("2026-08-20", "-500.00"), (hint.GetProperty("date").GetString(), hint.GetProperty("amount").GetString()));
        Assert.Equal(["500.00", "660.00"], (await MatchesAsync(ana, 2)).Select(m => decimal.Parse(m.GetProperty("amount").GetString()!, System.Globalization.CultureInfo.InvariantCulture).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
        Assert.Empty(left.GetProperty("notPaid").EnumerateArray());
        Assert.Single(left.GetProperty("repMissing").EnumerateArray());
    }

    [Fact]
    public async Task A_guess_does_not_hide_that_an_expense_has_no_invoice()
    {
        using var ana = await fixture.SomebodyAsync();
        (await ana.PutAsync("/tax/profile", new { rfc = "CACX7605101P8", nombre = "XOCHILT CASAS CHAVEZ", regimenes = new[] { "612" } }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);
        await ana.UploadAsync(Csv.Bbva(9000m, ("14/08/2026", "OFFICE DEPOT REFORMA", -1160m)));
        (await ana.UploadCfdiAsync(new CfdiMaker().Make())).Expect(HttpStatusCode.Created);
        var match = (await MatchesAsync(ana, 1))[0];

        var missing = Assert.Single((await LeftAsync(ana)).GetProperty("noCfdi").EnumerateArray());

        Assert.Equal("suggested", match.GetProperty("status").GetString());
        Assert.Equal(match.GetProperty("id").GetString(), missing.GetProperty("suggestion").GetProperty("matchId").GetString());
    }

    [Fact]
    public async Task A_status_is_asked_for_in_any_case_and_a_wrong_one_is_named()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, ("14/08/2026", "OFFICE DEPOT REFORMA", -1160m)));
        (await ana.UploadCfdiAsync(new CfdiMaker().Make())).Expect(HttpStatusCode.Created);
        await MatchesAsync(ana, 1);

        foreach (var status in new[] { "suggested", "Suggested", "SUGGESTED" }) Assert.Single((await ana.GetAsync($"/tax/matches?status={status}")).Expect(HttpStatusCode.OK).GetProperty("items").EnumerateArray());
        Assert.Empty((await ana.GetAsync("/tax/matches?status=accepted")).Expect(HttpStatusCode.OK).GetProperty("items").EnumerateArray());
        var wrong = (await ana.GetAsync("/tax/matches?status=maybe")).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.True(wrong.GetProperty("errors").TryGetProperty("status", out _));
    }

    [Fact]
    public async Task Rejecting_one_half_of_a_match_of_several_says_what_else_was_undone()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, ("20/08/2026", School, -400.25m), ("28/08/2026", School, -759.75m)));
        (await ana.UploadCfdiAsync(OnCredit.Make())).Expect(HttpStatusCode.Created);
        var halves = await MatchesAsync(ana, 2);

        var answer = (await ana.PostAsync($"/tax/matches/{halves[0].GetProperty("id").GetString()}/reject", new { })).Expect(HttpStatusCode.OK);

        Assert.All(halves, h => Assert.Equal("accepted", h.GetProperty("status").GetString()));
        Assert.Equal(halves[1].GetProperty("id").GetString(), Assert.Single(answer.GetProperty("undone").EnumerateArray()).GetProperty("id").GetString());
    }

    private static async Task<JsonElement> LeftAsync(Person ana) => (await ana.GetAsync(August)).Expect(HttpStatusCode.OK);

    private static async Task<List<JsonElement>> MatchesAsync(Person ana, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var items = (await ana.GetAsync("/tax/matches")).Expect(HttpStatusCode.OK).GetProperty("items");
            if (items.GetArrayLength() >= count) return [.. items.EnumerateArray()];
            await Task.Delay(100, patience.Token);
        }
    }
}
