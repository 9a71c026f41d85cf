using System.Net;
using FinanceTracker.Support;
using Npgsql;

namespace FinanceTracker.All.Tests.Books;

/// <summary>Many rows at once, and back.</summary>
public sealed class BulkEditTests(ProductFixture fixture)
{
    [Fact]
    public async Task A_bulk_edit_says_first_what_it_would_do()
    {
        using var ana = await WithRowsAsync();
        var before = (await ana.GetAsync("/bank/transactions")).Text;

        var preview = (await ana.PostAsync("/bank/transactions/bulk", new { filter = new { text = "zyxquip" }, set = new { category = "pets_care", note = "perro" }, dryRun = true })).Expect(HttpStatusCode.OK);

        Assert.Equal((2, 2, 2, 1), (preview.GetProperty("matched").GetInt32(), preview.GetProperty("changed").GetInt32(), preview.GetProperty("changes").GetProperty("note").GetInt32(), preview.GetProperty("lessons").GetInt32()));
        Assert.Equal("perro", preview.GetProperty("rows")[0].GetProperty("after").GetProperty("note").GetString());
        Assert.Null(preview.GetProperty("id").GetString());
        Assert.Equal(before, (await ana.GetAsync("/bank/transactions")).Text);
    }

    [Fact]
    public async Task A_bulk_edit_teaches_one_lesson_for_each_merchant_and_is_undone_whole()
    {
        using var ana = await WithRowsAsync();
        var before = await ana.TransactionsAsync();
        var ids = before.Where(r => r.GetProperty("description").GetString()!.Contains("ZYXQUIP", StringComparison.Ordinal)).Select(r => r.GetProperty("id").GetString()).ToArray();

        var edit = (await ana.PostAsync("/bank/transactions/bulk", new { ids, set = new { category = "pets_care", merchant = "Zyx", note = "perro" } })).Expect(HttpStatusCode.OK);
        await ana.UploadAsync(Csv.Bbva(770m, ("09/10/2026", "MERPAGO*ZYXQUIP 999", -60m)));
        var next = (await ana.TransactionsAsync("&from=2026-10-09")).Single();
        var edited = await ana.TransactionsAsync("&text=perro");
        var undone = (await ana.PostAsync($"/bank/transactions/bulk/{edit.GetProperty("id").GetString()}/undo", new { })).Expect(HttpStatusCode.OK);

        Assert.Equal((2, 1), (edit.GetProperty("changed").GetInt32(), edit.GetProperty("lessons").GetInt32()));
        Assert.NotNull(edit.GetProperty("undoUntil").GetString());
        Assert.All(edited, r => Assert.Equal(("pets_care", "Zyx"), (r.GetProperty("category").GetString(), r.GetProperty("merchant").GetString())));
        Assert.Equal("pets_care", next.GetProperty("category").GetString());
        Assert.Equal((2, 0), (undone.GetProperty("restored").GetInt32(), undone.GetProperty("kept").GetInt32()));
        Assert.Equal(before.Select(r => r.GetRawText()), (await ana.TransactionsAsync("&to=2026-10-08")).Select(r => r.GetRawText()));
        (await ana.PostAsync($"/bank/transactions/bulk/{edit.GetProperty("id").GetString()}/undo", new { })).Refused(HttpStatusCode.Conflict, "already_undone");
    }

    [Fact]
    public async Task A_merchant_that_the_person_named_is_not_renamed_by_a_rule()
    {
        using var ana = await WithRowsAsync();
        (await ana.PostAsync("/bank/transactions/bulk", new { filter = new { text = "zyxquip" }, set = new { merchant = "Zyx" } })).Expect(HttpStatusCode.OK);
        var rule = (await ana.PostAsync("/rules", new { conditions = new { textContains = "zyxquip" }, actions = new { merchant = "Otro" } })).Headers.Location!.ToString();

        var run = (await ana.PostAsync($"{rule}/run", new { })).Expect(HttpStatusCode.OK);

        Assert.Equal((2, 0), (run.GetProperty("matched").GetInt32(), run.GetProperty("changed").GetInt32()));
    }

    [Fact]
    public async Task What_cannot_be_edited_is_refused()
    {
        using var ana = await WithRowsAsync();
        var mine = (await ana.TransactionsAsync())[0].GetProperty("id").GetString();

        (await ana.PostAsync("/bank/transactions/bulk", new { ids = new[] { mine, Guid.AllBitsSet.ToString() }, set = new { note = "x" } })).Refused(HttpStatusCode.NotFound, "not_found");
        (await ana.PostAsync("/bank/transactions/bulk", new { ids = new[] { mine } })).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");
        (await ana.PostAsync("/bank/transactions/bulk", new { ids = new[] { mine }, set = new { category = "nope" } })).Refused(HttpStatusCode.UnprocessableEntity, "unknown_category");
        (await ana.PostAsync("/bank/transactions/bulk", new { ids = Enumerable.Range(0, 1001).Select(_ => mine), set = new { note = "x" } })).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");
        (await ana.PostAsync("/bank/transactions/bulk", new { filter = new { from = "ayer" }, set = new { note = "x" } })).Refused(HttpStatusCode.BadRequest, "bad_filter");
        (await ana.PostAsync($"/bank/transactions/bulk/{Guid.AllBitsSet}/undo", new { })).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task After_ninety_days_an_edit_stays()
    {
        using var ana = await WithRowsAsync();
        var edit = (await ana.PostAsync("/bank/transactions/bulk", new { filter = new { text = "oxxo" }, set = new { note = "x" } })).Expect(HttpStatusCode.OK).GetProperty("id").GetString();
        await using var connection = new NpgsqlConnection(fixture.Database.Superuser);
        await connection.OpenAsync();
        var age = new NpgsqlCommand("update ledger.bulk_edits set edited_at = edited_at - interval '91 days' where id = $1", connection) { Parameters = { new() { Value = Guid.Parse(edit!) } } };
        Assert.Equal(1, await age.ExecuteNonQueryAsync());

        (await ana.PostAsync($"/bank/transactions/bulk/{edit}/undo", new { })).Refused(HttpStatusCode.Conflict, "undo_too_late");
    }

    private async Task<Person> WithRowsAsync()
    {
        var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(1000m, ("01/10/2026", "MERPAGO*ZYXQUIP 111", -120m), ("02/10/2026", "MERPAGO*ZYXQUIP 222", -90m), ("03/10/2026", "OXXO PLUTARCO", -20m)));
        return ana;
    }
}
