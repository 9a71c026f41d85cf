using System.Net;
using System.Text;
using System.Text.Json;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.Taxes;

/// <summary>From the acuse with its línea de captura to the bank line that paid it.</summary>
public sealed class FilingPaymentTests(ProductFixture fixture)
{
    private const string Capture = "0226 10AB 1234 5678 9012";

    [Fact]
    public async Task SATs_line_in_the_bank_marks_the_return_as_paid_and_a_person_may_say_no()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);
        var path = await AcceptedAsync(ana);

        await ana.UploadAsync(Csv.Bbva(50_000m, ("15/09/2026", "PAGO REFERENCIADO SAT 0226", -10_340m), ("16/09/2026", "OXXO", -10_340m)));
        var paid = await UntilAsync(ana, path, "paid");

        var line = Assert.Single(paid.GetProperty("payments").EnumerateArray());
        Assert.Equal(("2026-09-15", line.Text("lineId"), "accepted"), (paid.Text("paidOn"), paid.Text("paidByLine"), line.Text("status")));
        Assert.Contains(await ana.TransactionsAsync(), t => t.Text("id") == line.Text("lineId"));

        var no = (await ana.PostAsync($"{path}/payment/reject", new { lineId = line.Text("lineId") })).Expect(HttpStatusCode.OK);
        Assert.Equal(("accepted", null, "rejected"), (no.Text("state"), no.Text("paidOn"), no.GetProperty("payments")[0].Text("status")));
        await ana.UploadAsync(Csv.Bbva(500m, ("17/09/2026", "CAFE", -10m)));
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.Equal("accepted", (await ana.GetAsync(path)).Expect(HttpStatusCode.OK).Text("state"));
        Assert.Equal("paid", (await ana.PostAsync($"{path}/payment/confirm", new { lineId = line.Text("lineId") })).Expect(HttpStatusCode.OK).Text("state"));
        (await ana.PostAsync($"{path}/payment/confirm", new { lineId = Guid.Empty })).Refused(HttpStatusCode.UnprocessableEntity, "payment_line_unknown");
    }

    [Fact]
    public async Task Two_lines_that_fit_are_suggested_and_the_person_chooses()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);
        await ana.UploadAsync(Csv.Bbva(50_000m, ("14/09/2026", "PAGO SAT", -10_340m), ("15/09/2026", "PAGO DE IMPUESTOS SAT", -10_340m)));

        // The lines were there before the acuse.
        var path = await AcceptedAsync(ana);
        var asked = await UntilAsync(ana, path, "accepted", f => f.GetProperty("payments").GetArrayLength() == 2);

        Assert.All(asked.GetProperty("payments").EnumerateArray(), p => Assert.Equal("suggested", p.Text("status")));
        var chosen = asked.GetProperty("payments")[1].Text("lineId");
        var paid = (await ana.PostAsync($"{path}/payment/confirm", new { lineId = chosen })).Expect(HttpStatusCode.OK);
        Assert.Equal(("paid", chosen, "2026-09-15"), (paid.Text("state"), paid.Text("paidByLine"), paid.Text("paidOn")));
        Assert.Equal("confirmed", Assert.Single(paid.GetProperty("payments").EnumerateArray()).Text("status"));
    }

    [Fact]
    public async Task A_statement_that_is_taken_back_pays_nothing_any_more()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);
        var path = await AcceptedAsync(ana);
        var import = (await ana.UploadAsync(Encoding.UTF8.GetBytes(Csv.Bbva(50_000m, ("15/09/2026", $"PAGO {Capture}", -10_340m))))).Expect(HttpStatusCode.Created);
        await UntilAsync(ana, path, "paid");

        Assert.True((int)(await ana.DeleteAsync($"/bank/statements/{import.Text("importId")}")).Status < 300);
        var open = await UntilAsync(ana, path, "accepted");

        Assert.Equal((null, 0), (open.Text("paidByLine"), open.GetProperty("payments").GetArrayLength()));
    }

    [Fact]
    public async Task Nothing_is_sent_to_SAT_and_the_refusal_says_who_presents_it()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);
        var path = $"/tax/filings/{(await ana.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.Created).Text("id")}";
        await ana.PostAsync($"{path}/reviewed", new { });

        var refused = (await ana.PostAsync($"{path}/send", new { })).Refused(HttpStatusCode.Conflict, "filing_portal_only");
        var provider = (await ana.GetAsync("/tax/filings/provider")).Expect(HttpStatusCode.OK);

        Assert.Contains("preséntala tú", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(("portal", false), (provider.Text("name"), provider.GetProperty("canSend").GetBoolean()));
        Assert.Equal("reviewed", (await ana.GetAsync(path)).Expect(HttpStatusCode.OK).Text("state"));
    }

    // RESICO of August 2026: 900 of ISR and 9,440 of IVA.
    private static async Task<string> AcceptedAsync(Person ana)
    {
        var path = $"/tax/filings/{(await ana.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.Created).Text("id")}";
        (await ana.PostAsync($"{path}/reviewed", new { })).Expect(HttpStatusCode.OK);
        (await ana.PostAsync($"{path}/submitted", new { })).Expect(HttpStatusCode.OK);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent("%PDF-1.7 acuse"u8.ToArray()), "file", "acuse.pdf" },
            { new StringContent(Capture), "lineaCaptura" },
            { new StringContent("10340"), "amount" },
            { new StringContent("2026-09-17"), "validUntil" },
        };
        Assert.Equal("accepted", (await ana.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{path}/acuse") { Content = form })).Expect(HttpStatusCode.OK).Text("state"));
        return path;
    }

    private static async Task<JsonElement> UntilAsync(Person ana, string path, string state, Func<JsonElement, bool>? also = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var filing = (await ana.GetAsync(path)).Expect(HttpStatusCode.OK);
            if (filing.Text("state") == state && also?.Invoke(filing) != false) return filing;
            await Task.Delay(100, patience.Token);
        }
    }
}
