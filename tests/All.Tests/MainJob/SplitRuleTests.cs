using System.Net;
using System.Text.Json;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>Rules and bulk edits meet lines in parts: the category is the parts' own, everything else may change.</summary>
public sealed class SplitRuleTests(ProductFixture fixture)
{
    private static readonly object Croquetas = new { name = "Croquetas", conditions = new { textContains = "zyxquip" }, actions = new { category = "pets_care", note = "perro", tags = new[] { "perro" } } };

    [Fact]
    public async Task A_rule_recategorises_no_split_line_and_says_how_many_it_skipped()
    {
        using var ana = await fixture.SomebodyAsync();
        var (split, whole) = await SplitAndWholeAsync(ana);
        var category = Category(await RowAsync(ana, split));

        var preview = (await ana.PostAsync("/rules/preview", Croquetas)).Expect(HttpStatusCode.OK);
        var rule = (await ana.PostAsync("/rules", Croquetas)).Headers.Location!.ToString();
        var run = (await ana.PostAsync($"{rule}/run", new { })).Expect(HttpStatusCode.OK);
        var logged = (await ana.GetAsync($"/rules/runs/{run.GetProperty("id").GetString()}")).Expect(HttpStatusCode.OK).GetProperty("run");

        foreach (var answer in new[] { preview, run, logged })
            Assert.Equal((2, 2, 1, 2, 1), (Number(answer, "matched"), Number(answer, "changed"), Number(answer.GetProperty("changes"), "category"), Number(answer.GetProperty("changes"), "tags"), Number(answer, "skipped")));
        Assert.Equal((split, "split_line"), Skipped(preview));
        Assert.Equal(("pets_care", "perro"), (Category(await RowAsync(ana, whole)), (await RowAsync(ana, whole)).GetProperty("note").GetString()));
        var after = await RowAsync(ana, split);
        Assert.Equal((category, "perro", "perro"), (Category(after), after.GetProperty("note").GetString(), after.GetProperty("tags")[0].GetString()));
        Assert.Equal(["food_groceries", "shopping_clothing"], after.GetProperty("parts").EnumerateArray().Select(Category));
    }

    [Fact]
    public async Task Running_a_rule_again_skips_the_same_lines_and_undoing_it_leaves_the_parts()
    {
        using var ana = await fixture.SomebodyAsync();
        var (split, _) = await SplitAndWholeAsync(ana);
        var before = (await RowAsync(ana, split)).GetRawText();
        var rule = (await ana.PostAsync("/rules", Croquetas)).Headers.Location!.ToString();
        var run = (await ana.PostAsync($"{rule}/run", new { })).Expect(HttpStatusCode.OK);

        var again = (await ana.PostAsync($"{rule}/run", new { })).Expect(HttpStatusCode.OK);
        (await ana.PostAsync($"/rules/runs/{run.GetProperty("id").GetString()}/undo", new { })).Expect(HttpStatusCode.OK);

        Assert.Equal((0, 1), (Number(again, "changed"), Number(again, "skipped")));
        Assert.Equal(before, (await RowAsync(ana, split)).GetRawText());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_bulk_edit_reports_the_split_lines_whose_category_stays(bool dryRun)
    {
        using var ana = await fixture.SomebodyAsync();
        var (split, whole) = await SplitAndWholeAsync(ana);
        var category = Category(await RowAsync(ana, split));

        var edit = (await ana.PostAsync("/bank/transactions/bulk", new { ids = new[] { split, whole }, set = new { category = "pets_care", note = "perro" }, dryRun })).Expect(HttpStatusCode.OK);

        Assert.Equal((2, 2, 1, 2, 1, 1), (Number(edit, "matched"), Number(edit, "changed"), Number(edit.GetProperty("changes"), "category"), Number(edit.GetProperty("changes"), "note"), Number(edit, "skipped"), Number(edit, "lessons")));
        Assert.Equal((split, "split_line"), Skipped(edit));
        Assert.Equal((category, dryRun ? "" : "perro"), (Category(await RowAsync(ana, split)), (await RowAsync(ana, split)).GetProperty("note").GetString()));
    }

    [Fact]
    public async Task A_bulk_edit_of_split_lines_alone_changes_nothing_and_teaches_nothing()
    {
        using var ana = await fixture.SomebodyAsync();
        var (split, _) = await SplitAndWholeAsync(ana);

        var edit = (await ana.PostAsync("/bank/transactions/bulk", new { ids = new[] { split }, set = new { category = "pets_care" } })).Expect(HttpStatusCode.OK);

        Assert.Equal((1, 0, 1, 0), (Number(edit, "matched"), Number(edit, "changed"), Number(edit, "skipped"), Number(edit, "lessons")));
        Assert.Equal(0L, await Books.CountAsync(fixture, "select count(*) from ledger.corrections where tenant_id = $1", ana.TenantId));
    }

    [Fact]
    public async Task A_split_line_and_a_linked_refund_are_no_legs_of_a_transfer()
    {
        using var ana = await fixture.SomebodyAsync();
        (await ana.UploadAsync(Csv.Bbva(9000m, ("01/10/2026", "SPEI ENVIADO SUPER", -1500m)))).Expect(HttpStatusCode.Created);
        var split = (await ana.TransactionsAsync()).Single().GetProperty("id").GetString()!;
        await SplitAsync(ana, split);

        await ana.UploadAsync(System.Text.Encoding.UTF8.GetBytes(Csv.Santander("65501234567", 5000m, ("01/10/2026", "SPEI RECIBIDO TRASPASO", 1500m, ""))));

        Assert.All(await ana.TransactionsAsync(), r => Assert.Null(r.GetProperty("transferId").GetString()));
        Assert.Equal(["food_groceries", "shopping_clothing"], (await RowAsync(ana, split)).GetProperty("parts").EnumerateArray().Select(Category));
    }

    private static async Task<(string Split, string Whole)> SplitAndWholeAsync(Person ana)
    {
        (await ana.UploadAsync(Csv.Bbva(9000m, ("01/10/2026", "MERPAGO*ZYXQUIP 111", -1500m), ("02/10/2026", "MERPAGO*ZYXQUIP 222", -90m)))).Expect(HttpStatusCode.Created);
        var rows = await ana.TransactionsAsync();
        var (whole, split) = (rows[0].GetProperty("id").GetString()!, rows[1].GetProperty("id").GetString()!);
        await SplitAsync(ana, split);
        return (split, whole);
    }

    private static async Task SplitAsync(Person ana, string id) =>
        (await ana.PutAsync($"/bank/transactions/{id}/splits", new
        {
            parts = new[] { new { amount = "-900.00", category = "food_groceries" }, new { amount = "-600.00", category = "shopping_clothing" } },
        })).Expect(HttpStatusCode.OK);

    private static async Task<JsonElement> RowAsync(Person ana, string id) => (await ana.TransactionsAsync()).Single(r => r.GetProperty("id").GetString() == id);

    private static (string?, string?) Skipped(JsonElement answer)
    {
        var one = Assert.Single(answer.GetProperty("skippedRows").EnumerateArray());
        return (one.GetProperty("id").GetString(), one.GetProperty("reason").GetString());
    }

    private static string? Category(JsonElement row) => row.GetProperty("category").GetString();

    private static int Number(JsonElement answer, string name) => answer.GetProperty(name).GetInt32();
}
