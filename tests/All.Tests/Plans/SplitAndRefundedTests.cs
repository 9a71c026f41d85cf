using System.Net;
using System.Text.Json;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.Plans;

/// <summary>Budgets, cards and alerts count what was really spent: the parts of a line, less what came back.</summary>
public sealed class SplitAndRefundedTests(ProductFixture fixture)
{
    private static readonly DateOnly ThisMonth = new(PlanDays.Today.Year, PlanDays.Today.Month, 1);

    [Fact]
    public async Task A_split_line_is_suggested_by_its_parts()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(90_000m, [.. Months(4).Select(m => (m.Slashed(), "WALMART SUPERCENTER", -1500m))]));
        foreach (var row in await ana.TransactionsAsync()) await SplitAsync(ana, Id(row));

        var items = await SuggestedAsync(ana);

        Assert.Equal([("food_groceries", "900.00"), ("housing_improvement", "600.00")], items);
    }

    [Fact]
    public async Task A_purchase_is_suggested_less_what_came_back()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(90_000m, [.. Months(4).SelectMany(m => new[]
        {
            (m.Slashed(), "LIVERPOOL INSURGENTES 551", -1000m), (m.AddDays(3).Slashed(), "DEVOLUCION LIVERPOOL INSURGENTES", 400m),
        })]));
        var rows = await ana.TransactionsAsync();
        for (var i = 0; i < rows.Count; i += 2) (await ana.PutAsync($"/bank/transactions/{Id(rows[i])}/refund-of", new { expenseId = Id(rows[i + 1]) })).Expect(HttpStatusCode.OK);

        var item = Assert.Single(await SuggestedAsync(ana));

        Assert.Equal("600.00", item.Median);
    }

    [Fact]
    public async Task Money_that_comes_back_to_a_card_is_no_payment()
    {
        using var ana = await fixture.SomebodyAsync();
        var cut = PlanDays.Today.AddDays(-2);
        await ana.UploadAsync(Csv.Bbva(0m, (cut.AddDays(-3).Slashed(), "LIVERPOOL PERISUR", -1500m), (cut.AddDays(-1).Slashed(), "LIVERPOOL PERISUR", 500m)));
        var rows = await ana.TransactionsAsync();
        (await ana.PatchAsync($"/bank/transactions/{Id(rows[0])}", new { category = "shopping_department" })).Expect(HttpStatusCode.OK);
        (await ana.PutAsync($"/bank/transactions/{Id(rows[0])}/refund-of", new { expenseId = Id(rows[1]) })).Expect(HttpStatusCode.OK);
        await SplitAsync(ana, Id(rows[1]));
        var account = (await ana.GetAsync("/bank/accounts")).Body[0].GetProperty("id").GetString();

        var card = (await ana.PatchAsync($"/bank/accounts/{account}", new { kind = "credit", cutOffDay = cut.Day }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);

        Assert.Equal(("1000.00", "0.00"), (Text(card.GetProperty("lastCut"), "spent"), Text(card.GetProperty("lastCut"), "payments")));
        Assert.Equal("1000.00", Text(card, "toPay"));
    }

    [Fact]
    public async Task A_fee_that_the_bank_gave_back_is_not_told_and_of_another_what_is_left()
    {
        using var ana = await fixture.SomebodyAsync();
        var day = PlanDays.Today.AddDays(-6);
        await ana.UploadAsync(Csv.Bbva(
            5000m, (day.Slashed(), "COMISION MANEJO DE CUENTA", -200m), (day.AddDays(1).Slashed(), "BONIFICACION COMISION MANEJO DE CUENTA", 200m),
            (day.AddDays(2).Slashed(), "COMISION POR SALDO MINIMO", -300m), (day.AddDays(3).Slashed(), "BONIFICACION COMISION POR SALDO MINIMO", 100m)));
        Assert.Equal(2, (await ana.TransactionsAsync()).Count(r => r.GetProperty("refundOf").GetString() is not null));

        var alert = Assert.Single(await ana.AlertsAsync(a => a.Count > 0));

        Assert.Equal(("new_fee", day.AddDays(2).Iso()), (Text(alert, "kind"), Text(alert, "day")));
        Assert.Contains("$200.00", Text(alert, "bodyEs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_split_line_only_the_part_that_is_a_fee_is_told()
    {
        using var ana = await fixture.SomebodyAsync();
        await MuteAsync(ana, told: false);
        await ana.UploadAsync(Csv.Bbva(5000m, (PlanDays.Today.AddDays(-1).Slashed(), "RETIRO CAJERO Y COMISION", -1500m)));
        var row = (await ana.TransactionsAsync()).Single();
        (await ana.PutAsync($"/bank/transactions/{Id(row)}/splits", new { parts = new[] { new { amount = "-1465.00", category = "cash_withdrawal" }, new { amount = "-35.00", category = "fees_bank" } } })).Expect(HttpStatusCode.OK);
        await MuteAsync(ana, told: true);

        var alert = Assert.Single(await ana.AlertsAsync(a => a.Count > 0));

        Assert.Equal("new_fee", Text(alert, "kind"));
        Assert.Contains("$35.00", Text(alert, "bodyEs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_charge_that_came_twice_and_came_back_once_is_not_told()
    {
        using var ana = await fixture.SomebodyAsync();
        await MuteAsync(ana, told: false);
        var day = PlanDays.Today.AddDays(-5);
        await ana.UploadAsync(Csv.Bbva(
            5000m, (day.Slashed(), "ZAPATERIA TRES HERMANOS", -900m), (day.AddDays(1).Slashed(), "ZAPATERIA TRES HERMANOS", -900m), (day.AddDays(2).Slashed(), "DEVOLUCION ZAPATERIA TRES HERMANOS", 900m)));
        var rows = await ana.TransactionsAsync();
        (await ana.PutAsync($"/bank/transactions/{Id(rows[0])}/refund-of", new { expenseId = Id(rows[2]) })).Expect(HttpStatusCode.OK);
        await MuteAsync(ana, told: true);
        await ana.UploadAsync(Csv.Bbva(500m, (PlanDays.Today.Slashed(), "COMISION MANEJO DE CUENTA", -20m)));

        Assert.Equal(["new_fee"], (await ana.AlertsAsync(a => a.Kinds().Contains("new_fee"))).Kinds());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unusual_charge_that_came_back_is_not_told(bool cameBack)
    {
        using var ana = await fixture.SomebodyAsync();
        var usual = Enumerable.Range(0, 10).Select(i => (PlanDays.Today.AddDays(-100 + (i * 6)).Slashed(), "ZAPATERIA TRES HERMANOS", -300m - i));
        var (bought, back) = (PlanDays.Today.AddDays(-4), PlanDays.Today.AddDays(-2));
        (string, string, decimal)[] news = [(bought.Slashed(), "ZAPATERIA TRES HERMANOS", -9000m), .. cameBack ? [(back.Slashed(), "DEVOLUCION ZAPATERIA TRES HERMANOS", 9000m)] : Array.Empty<(string, string, decimal)>(), (PlanDays.Today.Slashed(), "COMISION MANEJO DE CUENTA", -20m)];

        await ana.UploadAsync(Csv.Bbva(90_000m, [.. usual, .. news]));
        var kinds = (await ana.AlertsAsync(a => a.Kinds().Contains("new_fee"))).Kinds().Order(StringComparer.Ordinal);

        Assert.Equal(cameBack ? ["new_fee"] : ["new_fee", "unusual_amount"], kinds);
    }

    [Fact]
    public async Task An_envelope_that_came_back_is_not_told()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.PutAsync("/budgets", new { payCycle = new { kind = "weekly", weekday = PlanDays.Today.DayOfWeek.ToString().ToLowerInvariant() }, envelopes = new[] { new { category = "shopping", assigned = "1000.00" } } });
        var day = PlanDays.Today;
        await ana.UploadAsync(Csv.Bbva(9000m, (day.Slashed(), "LIVERPOOL INSURGENTES 551", -900m), (day.Slashed(), "DEVOLUCION LIVERPOOL INSURGENTES", 900m), (day.Slashed(), "COMISION MANEJO DE CUENTA", -20m)));

        Assert.Equal(["new_fee"], (await ana.AlertsAsync(a => a.Kinds().Contains("new_fee"))).Kinds());
    }

    private static IEnumerable<DateOnly> Months(int count) => Enumerable.Range(1, count).Reverse().Select(i => ThisMonth.AddMonths(-i).AddDays(1));

    private static async Task<List<(string? Category, string? Median)>> SuggestedAsync(Person ana) =>
        [.. (await ana.GetAsync("/budgets/suggestions?saving=0")).Expect(HttpStatusCode.OK).GetProperty("items").EnumerateArray().Select(i => (Text(i, "category"), Text(i, "median")))];

    private static async Task SplitAsync(Person ana, string id) =>
        (await ana.PutAsync($"/bank/transactions/{id}/splits", new
        {
            parts = new[] { new { amount = "-900.00", category = "food_groceries" }, new { amount = "-600.00", category = "housing_improvement" } },
        })).Expect(HttpStatusCode.OK);

    private static async Task MuteAsync(Person ana, bool told) =>
        (await ana.PutAsync("/alerts/settings", new { kinds = new { duplicate_charge = told, new_fee = told, unusual_amount = told } })).Expect(HttpStatusCode.OK);

    private static string Id(JsonElement row) => Text(row, "id")!;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
