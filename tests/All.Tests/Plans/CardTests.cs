using System.Net;
using System.Text.Json;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.Plans;

/// <summary>Accounts as their owner describes them; cards with their cycle.</summary>
public sealed class CardTests(ProductFixture fixture)
{
    [Fact]
    public async Task A_card_shows_its_cycle_what_was_spent_and_what_is_left_to_pay()
    {
        using var ana = await fixture.SomebodyAsync();

        // Cut two days ago: one charge before, one after, and a payment since.
        var cut = PlanDays.Today.AddDays(-2);
        await ana.UploadAsync(Csv.Bbva(0m, (cut.AddDays(-3).Slashed(), "LIVERPOOL PERISUR", -1500m), (cut.AddDays(1).Slashed(), "OXXO PLUTARCO", -80m), (cut.AddDays(1).Slashed(), "SU PAGO GRACIAS", 600m)));
        var card = await AccountAsync(ana);

        var changed = (await ana.PatchAsync(Path(card), new { name = "Oro", kind = "credit", cutOffDay = cut.Day, creditLimit = "30000.00" }, ("If-Match", Etag(card)))).Expect(HttpStatusCode.OK);

        Assert.Equal(("Oro", "credit", 20), (changed.GetProperty("name").GetString(), changed.GetProperty("kind").GetString(), changed.GetProperty("paymentDueDays").GetInt32()));
        var listed = await AccountAsync(ana);
        var (cycle, last) = (listed.GetProperty("cycle"), listed.GetProperty("lastCut"));
        Assert.Equal((cut.AddDays(1).Iso(), "80.00", "600.00"), (Text(cycle, "from"), Text(cycle, "spent"), Text(cycle, "payments")));
        Assert.Equal((cut.Iso(), "1500.00", "600.00", "900.00"), (Text(last, "to"), Text(last, "spent"), Text(last, "payments"), Text(listed, "toPay")));
        Assert.False(last.GetProperty("paid").GetBoolean());
        Assert.True(string.CompareOrdinal(Text(last, "dueDay"), cut.AddDays(20).Iso()) >= 0);
        Assert.Equal(Etag(listed), (await ana.GetAsync(Path(card))).ETag);
    }

    [Fact]
    public async Task A_change_is_guarded_and_terms_stay_with_their_kind()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(0m, ("01/10/2026", "OXXO", 100m)));
        var account = await AccountAsync(ana);

        (await ana.PatchAsync(Path(account), new { name = "X" })).Refused((HttpStatusCode)428, "if_match_required");
        (await ana.PatchAsync(Path(account), new { name = "X" }, ("If-Match", "\"00000001\""))).Refused(HttpStatusCode.PreconditionFailed, "changed_meanwhile");
        (await ana.PatchAsync(Path(account), new { cutOffDay = 5 }, ("If-Match", "*"))).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");
        (await ana.PatchAsync(Path(account), new { kind = "credit", minimumBalance = "1.00" }, ("If-Match", "*"))).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");
        (await ana.PatchAsync(Path(account), new { kind = "credit", cutOffDay = 32 }, ("If-Match", "*"))).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");
        var floor = (await ana.PatchAsync(Path(account), new { minimumBalance = "50.00" }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);
        var card = (await ana.PatchAsync(Path(account), new { kind = "credit", cutOffDay = 5, paymentDueDays = 15 }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);
        var back = (await ana.PatchAsync(Path(account), new { kind = "savings" }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);

        Assert.Equal("50.00", Text(floor, "minimumBalance"));
        Assert.Equal((15, null), (card.GetProperty("paymentDueDays").GetInt32(), Text(card, "minimumBalance")));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (back.GetProperty("cutOffDay").ValueKind, back.GetProperty("cycle").ValueKind));
    }

    [Fact]
    public async Task What_was_said_can_be_forgotten()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(0m, ("01/10/2026", "OXXO", 100m)));
        var account = await AccountAsync(ana);
        await ana.PatchAsync(Path(account), new { name = "Nómina", minimumBalance = "50.00" }, ("If-Match", "*"));

        var forgotten = (await ana.PatchAsync(Path(account), new { clear = new[] { "name", "minimumBalance" } }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);

        Assert.Equal((null, null), (Text(forgotten, "name"), Text(forgotten, "minimumBalance")));
    }

    private static async Task<JsonElement> AccountAsync(Person ana) => (await ana.GetAsync("/bank/accounts")).Expect(HttpStatusCode.OK)[0];

    private static string Path(JsonElement account) => $"/bank/accounts/{Text(account, "id")}";

    private static string Etag(JsonElement account) => Text(account, "etag")!;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
