using System.Net;
using System.Text.Json;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>Lines in parts: what lists, summary and budget make of them.</summary>
public sealed class SplitTests(ProductFixture fixture)
{
    private static readonly object Halves = new
    {
        parts = new[] { new { amount = "-900.00", category = "food_groceries", note = "despensa" }, new { amount = "-600.00", category = "shopping_clothing", note = "" } },
    };

    [Fact]
    public async Task Summary_and_list_count_the_parts_and_taking_them_back_restores_the_whole()
    {
        using var ana = await fixture.SomebodyAsync();
        var id = await OneLineAsync(ana);

        var split = (await ana.PutAsync($"/bank/transactions/{id}/splits", Halves)).Expect(HttpStatusCode.OK);
        var listed = (await ana.TransactionsAsync()).Single();
        var spent = await SpentAsync(ana);
        (await ana.DeleteAsync($"/bank/transactions/{id}/splits")).Expect(HttpStatusCode.NoContent);

        Assert.Equal(["-900.00", "-600.00"], split.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("amount").GetString()));
        Assert.Equal("despensa", listed.GetProperty("parts")[0].GetProperty("note").GetString());
        Assert.Equal("-1500.00", listed.GetProperty("amount").GetString());
        Assert.Equal([("food_groceries", "900.00"), ("shopping_clothing", "600.00")], spent);
        Assert.Equal([("food_groceries", "1500.00")], await SpentAsync(ana));
        Assert.Empty((await ana.TransactionsAsync()).Single().GetProperty("parts").EnumerateArray());
    }

    [Fact]
    public async Task A_split_line_is_found_by_the_category_of_a_part()
    {
        using var ana = await fixture.SomebodyAsync();
        var id = await OneLineAsync(ana);
        (await ana.PutAsync($"/bank/transactions/{id}/splits", Halves)).Expect(HttpStatusCode.OK);

        Assert.Single(await ana.TransactionsAsync("&category=shopping"));
        Assert.Single(await ana.TransactionsAsync("&q=cat:shopping_clothing"));
        Assert.Empty(await ana.TransactionsAsync("&q=-cat:shopping_clothing"));
        Assert.Empty(await ana.TransactionsAsync("&category=transport"));
    }

    [Theory]
    [InlineData("csv", "\"food_groceries -900.00 (despensa); shopping_clothing -600.00\"")]
    [InlineData("json", "\"note\":\"despensa\"")]
    public async Task An_export_takes_the_parts_along(string format, string parts)
    {
        using var ana = await fixture.SomebodyAsync();
        var id = await OneLineAsync(ana);
        (await ana.PutAsync($"/bank/transactions/{id}/splits", Halves)).Expect(HttpStatusCode.OK);

        var file = (await ana.GetAsync($"/ledger/export?format={format}")).Text;

        Assert.Contains(format == "csv" ? parts.Trim('"') : parts, file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_split_withdrawal_is_an_expense_as_soon_as_a_part_of_it_is()
    {
        using var ana = await fixture.SomebodyAsync();
        var id = await OneLineAsync(ana);
        (await ana.PatchAsync($"/bank/transactions/{id}", new { category = "cash_withdrawal" })).Expect(HttpStatusCode.OK);
        Assert.Empty((await ana.GetAsync("/expenses")).Body.GetProperty("items").EnumerateArray());

        (await ana.PutAsync($"/bank/transactions/{id}/splits", Halves)).Expect(HttpStatusCode.OK);

        Assert.Single((await ana.GetAsync("/expenses")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_budget_counts_the_parts()
    {
        using var ana = await fixture.SomebodyAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(-6).DateTime).ToString("yyyy-MM-dd");
        var expense = (await ana.PostAsync("/expenses", new { date = today, amount = "1500.00", description = "SUPER", category = "food_groceries" })).Expect(HttpStatusCode.Created);
        (await ana.PutAsync($"/bank/transactions/{expense.GetProperty("id").GetString()}/splits", Halves)).Expect(HttpStatusCode.OK);

        var budget = (await ana.PutAsync("/budgets", new { income = "8000.00", envelopes = new[] { new { category = "food", assigned = "1000.00" } } })).Expect(HttpStatusCode.OK);

        Assert.Equal(("100.00", "1500.00"), (budget.GetProperty("envelopes")[0].GetProperty("available").GetString(), budget.GetProperty("spent").GetString()));
        Assert.Equal("shopping_clothing", budget.GetProperty("uncovered")[0].GetProperty("category").GetString());
    }

    [Fact]
    public async Task The_category_of_a_split_line_is_corrected_by_its_parts_alone()
    {
        using var ana = await fixture.SomebodyAsync();
        var id = await OneLineAsync(ana);
        (await ana.PutAsync($"/bank/transactions/{id}/splits", Halves)).Expect(HttpStatusCode.OK);

        var refused = (await ana.PatchAsync($"/bank/transactions/{id}", new { category = "pets_care" })).Refused(HttpStatusCode.UnprocessableEntity, "split_line");

        Assert.Contains("/splits", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var noted = (await ana.PatchAsync($"/bank/transactions/{id}", new { note = "quincena" })).Expect(HttpStatusCode.OK);
        Assert.Equal(2, noted.GetProperty("parts").GetArrayLength());
    }

    [Fact]
    public async Task The_amount_of_a_split_expense_stays()
    {
        using var ana = await fixture.SomebodyAsync();
        var added = await ana.PostAsync("/expenses", new { date = "2026-10-01", amount = "1500.00", description = "SUPER", category = "food_groceries" });
        var path = added.Headers.Location!.ToString();
        (await ana.PutAsync($"/bank/transactions/{added.Body.GetProperty("id").GetString()}/splits", Halves)).Expect(HttpStatusCode.OK);

        (await ana.PutAsync(path, new { date = "2026-10-01", amount = "1600.00", description = "SUPER" }, ("If-Match", "*"))).Refused(HttpStatusCode.UnprocessableEntity, "split_line");
        (await ana.PutAsync(path, new { date = "2026-09-30", amount = "1500.00", description = "SUPER" }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Taking_an_import_back_removes_the_parts_and_duplicates_never_see_them()
    {
        using var ana = await fixture.SomebodyAsync();
        var file = Csv.Bbva(5000m, ("01/10/2026", "WALMART SUPERCENTER", -1500m));
        var import = (await ana.UploadAsync(file)).Expect(HttpStatusCode.Created).GetProperty("importId").GetString();
        var id = (await ana.TransactionsAsync()).Single().GetProperty("id").GetString();
        (await ana.PutAsync($"/bank/transactions/{id}/splits", Halves)).Expect(HttpStatusCode.OK);

        var again = (await ana.UploadAsync(file)).Expect(HttpStatusCode.Created);
        var other = (await ana.UploadAsync(Csv.Bbva(3500m, ("01/10/2026", "WALMART SUPERCENTER", -900m)))).Expect(HttpStatusCode.Created);
        (await ana.DeleteAsync($"/bank/statements/{import}")).Expect(HttpStatusCode.OK);

        Assert.Equal(0, again.GetProperty("rows").GetProperty("new").GetInt32());
        Assert.Equal(1, other.GetProperty("rows").GetProperty("new").GetInt32());
        Assert.Equal(0L, await Books.CountAsync(fixture, "select count(*) from ledger.splits where tenant_id = $1", ana.TenantId));
        Assert.Equal([("food_groceries", "900.00")], await SpentAsync(ana));
    }

    [Theory]
    [InlineData("-1500.00")]
    [InlineData("-900.00", "-500.00")]
    [InlineData("-1600.00", "100.00")]
    [InlineData("-1500.00", "0.00")]
    public async Task Parts_that_are_not_the_whole_are_refused(params string[] amounts)
    {
        using var ana = await fixture.SomebodyAsync();
        var id = await OneLineAsync(ana);

        (await ana.PutAsync($"/bank/transactions/{id}/splits", new { parts = amounts.Select(amount => new { amount, category = "food_market" }) })).Refused(HttpStatusCode.UnprocessableEntity, "bad_split");
    }

    private static async Task<string> OneLineAsync(Person person)
    {
        (await person.UploadAsync(Csv.Bbva(5000m, ("01/10/2026", "WALMART SUPERCENTER", -1500m)))).Expect(HttpStatusCode.Created);
        return (await person.TransactionsAsync()).Single().GetProperty("id").GetString()!;
    }

    private static async Task<List<(string, string)>> SpentAsync(Person person)
    {
        var summary = (await person.GetAsync("/ledger/summary?from=2026-10&to=2026-10")).Expect(HttpStatusCode.OK);
        return [.. summary.GetProperty("months").EnumerateArray().SelectMany(m => m.GetProperty("categories").EnumerateArray())
            .Select(c => (c.GetProperty("category").GetString()!, c.GetProperty("spent").GetString()!))];
    }
}
