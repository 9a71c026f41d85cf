using System.Net;
using System.Text;
using System.Text.Json;
using FinanceTracker.Support;
using Npgsql;

namespace FinanceTracker.All.Tests.Books;

/// <summary>Rules over HTTP: kept, previewed, run, undone, and applied to what comes.</summary>
public sealed class RuleTests(ProductFixture fixture)
{
    private static readonly object Croquetas = new { name = "Croquetas", conditions = new { textContains = "zyxquip" }, actions = new { category = "pets_care", tags = new[] { "perro" } } };

    [Fact]
    public async Task A_rule_lives_its_whole_life()
    {
        using var ana = await fixture.SomebodyAsync();
        var added = await ana.PostAsync("/rules", Croquetas);
        var rule = added.Expect(HttpStatusCode.Created);
        var path = added.Headers.Location!.ToString();
        var change = new { name = "Gatos", conditions = new { textStartsWith = "zyxquip", direction = "out" }, actions = new { category = "pets_care" } };

        Assert.Equal(("ZYXQUIP", 107), (rule.GetProperty("conditions").GetProperty("textContains").GetString(), rule.GetProperty("specificity").GetInt32()));
        (await ana.PutAsync(path, change)).Refused((HttpStatusCode)428, "if_match_required");
        (await ana.PutAsync(path, change, ("If-Match", "\"00000000\""))).Refused(HttpStatusCode.PreconditionFailed, "changed_meanwhile");
        var changed = await ana.PutAsync(path, change, ("If-Match", added.ETag));
        Assert.Equal("Gatos", changed.Expect(HttpStatusCode.OK).GetProperty("name").GetString());
        Assert.Equal(changed.ETag, (await ana.GetAsync(path)).ETag);
        Assert.Equal(1, (await ana.GetAsync("/rules")).Expect(HttpStatusCode.OK).GetProperty("items").GetArrayLength());
        (await ana.DeleteAsync(path)).Expect(HttpStatusCode.NoContent);
        (await ana.GetAsync(path)).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_rule_without_condition_or_action_is_refused_by_name()
    {
        using var ana = await fixture.SomebodyAsync();

        var empty = (await ana.PostAsync("/rules", new { })).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields").GetProperty("errors");
        var wrong = (await ana.PostAsync("/rules", new { conditions = new { amount = "1.00", amountFrom = "2.00", direction = "up" }, actions = new { category = "pets_care" } }))
            .Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields").GetProperty("errors");

        Assert.True(empty.TryGetProperty("conditions", out _) && empty.TryGetProperty("actions", out _));
        Assert.True(wrong.TryGetProperty("conditions.amount", out _) && wrong.TryGetProperty("conditions.direction", out _));
        (await ana.PostAsync("/rules", new { conditions = new { textContains = "OXXO" }, actions = new { category = "nope" } })).Refused(HttpStatusCode.UnprocessableEntity, "unknown_category");
        (await ana.PostAsync("/rules", new { conditions = new { accountId = Guid.AllBitsSet }, actions = new { category = "pets_care" } })).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task What_comes_follows_the_rules_and_says_so()
    {
        using var ana = await fixture.SomebodyAsync();
        (await ana.PostAsync("/rules", Croquetas)).Expect(HttpStatusCode.Created);

        await ana.UploadAsync(Csv.Bbva(1000m, ("01/10/2026", "MERPAGO*ZYXQUIP 1", -120m), ("02/10/2026", "OXXO PLUTARCO", -20m)));
        (await ana.PostAsync("/expenses", new { date = "2026-10-03", amount = "10.00", description = "Zyxquip en efectivo" })).Expect(HttpStatusCode.Created);

        var rows = await ana.TransactionsAsync("&text=zyxquip");
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal(("pets_care", "rule"), (r.GetProperty("category").GetString(), r.GetProperty("reasons")[0].GetProperty("kind").GetString())));
        Assert.Equal("perro", rows[0].GetProperty("tags")[0].GetString());
        Assert.NotEqual("pets_care", (await ana.TransactionsAsync("&text=oxxo"))[0].GetProperty("category").GetString());
    }

    [Fact]
    public async Task A_rule_for_an_account_holds_for_that_account_only()
    {
        using var ana = await fixture.SomebodyAsync();
        var first = (await ana.UploadAsync(Csv.Bbva(1000m, ("01/10/2026", "OXXO UNO", -20m)))).Expect(HttpStatusCode.Created);
        var account = first.GetProperty("accounts")[0].GetProperty("id").GetString();
        (await ana.PostAsync("/rules", new { conditions = new { accountId = account }, actions = new { category = "pets_care" } })).Expect(HttpStatusCode.Created);

        await ana.UploadAsync(Csv.Bbva(980m, ("02/10/2026", "OXXO DOS", -20m)));
        await ana.UploadAsync(Encoding.UTF8.GetBytes(Csv.Santander("65501234567", 5000m, ("03/10/2026", "OXXO TRES", -350m, "K1"))));

        Assert.Equal("OXXO DOS", (await ana.TransactionsAsync("&category=pets_care")).Single().GetProperty("description").GetString());
    }

    [Fact]
    public async Task A_preview_counts_and_shows_and_writes_nothing()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, Enumerable.Range(0, 60).Select(i => ("01/10/2026", $"MERPAGO*ZYXQUIP {i}", -10m)).ToArray()));
        var before = (await ana.GetAsync("/bank/transactions?limit=500")).Text;

        var preview = (await ana.PostAsync("/rules/preview", Croquetas)).Expect(HttpStatusCode.OK);

        Assert.Equal((60, 60, 60), (preview.GetProperty("matched").GetInt32(), preview.GetProperty("changed").GetInt32(), preview.GetProperty("changes").GetProperty("tags").GetInt32()));
        Assert.Equal(50, preview.GetProperty("rows").GetArrayLength());
        Assert.Equal("pets_care", preview.GetProperty("rows")[0].GetProperty("after").GetProperty("category").GetString());
        Assert.Equal(before, (await ana.GetAsync("/bank/transactions?limit=500")).Text);
        Assert.Equal(0, (await ana.GetAsync("/rules")).Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_run_is_undone_except_for_what_the_person_corrected_since()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, Enumerable.Range(0, 5).Select(i => ($"0{i + 1}/10/2026", $"ZYXQUIP NUMERO{(char)('A' + i)}", -10m)).ToArray()));
        var before = await ana.TransactionsAsync();
        var rule = (await ana.PostAsync("/rules", Croquetas)).Headers.Location!.ToString();

        var run = (await ana.PostAsync($"{rule}/run", new { })).Expect(HttpStatusCode.OK);
        var path = $"/rules/runs/{run.GetProperty("id").GetString()}";
        var corrected = before[2].GetProperty("id").GetString();
        (await ana.PatchAsync($"/bank/transactions/{corrected}", new { category = "food_market" })).Expect(HttpStatusCode.OK);
        var log = (await ana.GetAsync(path)).Expect(HttpStatusCode.OK);
        var undone = (await ana.PostAsync($"{path}/undo", new { })).Expect(HttpStatusCode.OK);

        Assert.Equal((5, 5), (run.GetProperty("matched").GetInt32(), run.GetProperty("changed").GetInt32()));
        Assert.Equal(5, log.GetProperty("changes").GetArrayLength());
        Assert.Equal((5, 0), (undone.GetProperty("restored").GetInt32(), undone.GetProperty("kept").GetInt32()));
        foreach (var row in await ana.TransactionsAsync())
        {
            var id = row.GetProperty("id").GetString();
            if (id == corrected) Assert.Equal(("food_market", 0), (row.GetProperty("category").GetString(), row.GetProperty("tags").GetArrayLength()));
            else Assert.Equal(before.Single(b => b.GetProperty("id").GetString() == id).GetRawText(), row.GetRawText());
        }

        (await ana.PostAsync($"{path}/undo", new { })).Refused(HttpStatusCode.Conflict, "already_undone");
        Assert.Equal(1, (await ana.GetAsync("/rules/runs")).Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_long_history_is_a_job_that_can_be_undone_too()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, Enumerable.Range(0, 2600).Select(i => ("01/10/2026", $"ZYXQUIP {i}", -1m)).ToArray()));
        var rule = (await ana.PostAsync("/rules", Croquetas)).Headers.Location!.ToString();

        var started = await ana.PostAsync($"{rule}/run", new { });
        started.Expect(HttpStatusCode.Accepted);
        var job = await ana.JobAsync(started.Headers.Location!.ToString());
        var run = job.GetProperty("result");
        var changed = await CountAsync(ana);
        var undo = await ana.PostAsync($"/rules/runs/{run.GetProperty("id").GetString()}/undo", new { });
        undo.Expect(HttpStatusCode.Accepted);
        var undone = await ana.JobAsync(undo.Headers.Location!.ToString());

        Assert.Equal(("completed", 2600, 2600), (job.GetProperty("status").GetString(), run.GetProperty("changed").GetInt32(), job.GetProperty("progress").GetProperty("done").GetInt32()));
        Assert.Equal(2600, changed);
        Assert.Equal(2600, undone.GetProperty("result").GetProperty("restored").GetInt32());
        Assert.Equal(0, await CountAsync(ana));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_leaves_nothing_behind()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(90000m, Enumerable.Range(0, 9000).Select(i => ("01/10/2026", $"ZYXQUIP {i}", -1m)).ToArray()));
        var rule = (await ana.PostAsync("/rules", Croquetas)).Headers.Location!.ToString();

        var job = (await ana.PostAsync($"{rule}/run", new { })).Headers.Location!.ToString();
        (await ana.DeleteAsync(job)).Expect(HttpStatusCode.OK);
        var ended = await ana.JobAsync(job);

        Assert.Equal("cancelled", ended.GetProperty("status").GetString());
        Assert.Equal(0, await CountAsync(ana));
    }

    [Fact]
    public async Task A_rule_can_part_a_pair_and_its_undo_joins_it_again()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, ("01/10/2026", "TRASPASO A MI SOCIO", -500m)));
        await ana.UploadAsync(Encoding.UTF8.GetBytes(Csv.Santander("65501234567", 5000m, ("01/10/2026", "TRASPASO RECIBIDO", 500m, ""))));
        Assert.All(await ana.TransactionsAsync(), r => Assert.NotNull(r.GetProperty("transferId").GetString()));
        var rule = (await ana.PostAsync("/rules", new { conditions = new { textContains = "MI SOCIO" }, actions = new { transfer = false, category = "giving_donations" } })).Headers.Location!.ToString();

        var run = (await ana.PostAsync($"{rule}/run", new { })).Expect(HttpStatusCode.OK);
        var apart = await ana.TransactionsAsync();
        (await ana.PostAsync($"/rules/runs/{run.GetProperty("id").GetString()}/undo", new { })).Expect(HttpStatusCode.OK);

        Assert.Equal(2, run.GetProperty("changed").GetInt32());
        Assert.All(apart, r => Assert.Null(r.GetProperty("transferId").GetString()));
        Assert.Contains(apart, r => r.GetProperty("category").GetString() == "giving_donations");
        Assert.All(await ana.TransactionsAsync(), r => Assert.Equal(("transfer_own", true), (r.GetProperty("category").GetString(), r.GetProperty("transferId").ValueKind == JsonValueKind.String)));
    }

    [Fact]
    public async Task Correcting_a_line_leaves_its_neighbours_to_their_rule()
    {
        using var ana = await fixture.SomebodyAsync();
        (await ana.PostAsync("/rules", Croquetas)).Expect(HttpStatusCode.Created);
        await ana.UploadAsync(Csv.Bbva(1000m, ("01/10/2026", "MERPAGO*ZYXQUIP 111", -120m), ("02/10/2026", "MERPAGO*ZYXQUIP 222", -90m)));
        var row = (await ana.TransactionsAsync())[0].GetProperty("id").GetString();

        var corrected = await ana.PatchAsync($"/bank/transactions/{row}", new { category = "food_market" });

        Assert.Equal("0", corrected.Headers.GetValues("X-Also-Changed").Single());
        Assert.Equal(1, await CountAsync(ana));
    }

    [Fact]
    public async Task A_tenant_has_room_for_five_hundred_rules()
    {
        using var ana = await fixture.SomebodyAsync();
        (await ana.PostAsync("/rules", Croquetas)).Expect(HttpStatusCode.Created);
        await using var connection = new NpgsqlConnection(fixture.Database.Superuser);
        await connection.OpenAsync();
        var fill = new NpgsqlCommand(
            "insert into ledger.rules (tenant_id, id, name, conditions, actions, enabled, created_at) select tenant_id, gen_random_uuid(), name, conditions, actions, enabled, created_at from ledger.rules cross join generate_series(1, 499) where tenant_id = $1",
            connection)
        { Parameters = { new() { Value = ana.TenantId } } };
        Assert.Equal(499, await fill.ExecuteNonQueryAsync());

        (await ana.PostAsync("/rules", Croquetas)).Refused(HttpStatusCode.UnprocessableEntity, "too_many_rules");
    }

    private static async Task<int> CountAsync(Person ana) => (await ana.TransactionsAsync("&category=pets_care")).Count;
}
