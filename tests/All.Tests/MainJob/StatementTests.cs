using System.Net;
using System.Text;
using System.Text.Json;
using FinanceTracker.All.Demo.Generator;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>The main job, as a person does it: a statement in, books out.</summary>
public sealed class StatementTests(ProductFixture fixture)
{
    private static readonly string Simple = Csv.Bbva(
        1000m, ("01/10/2026", "SPEI RECIBIDO NOMINA 1", 8000m), ("02/10/2026", "OXXO PLUTARCO 552762", -45.50m), ("03/10/2026", "FARMACIA GUADALAJARA 246180", -310m));

    [Fact]
    public async Task A_statement_is_read_proved_and_categorised_with_a_reason()
    {
        using var ana = await fixture.SomebodyAsync();

        var import = (await ana.UploadAsync(Simple)).Expect(HttpStatusCode.Created);

        Assert.Equal("BBVA México", import.GetProperty("bank").GetString());
        Assert.Equal((3, 3, 0, 0), Counts(import));
        Assert.Equal(("8000.00", "355.50", "MXN"), (Text(import, "totals", "in"), Text(import, "totals", "out"), Text(import, "totals", "currency")));
        Assert.Equal(("2026-10-01", "2026-10-03"), (Text(import, "dates", "from"), Text(import, "dates", "to")));
        Assert.Equal(("1000.00", "8644.50", true), (Text(import, "balances", "opening"), Text(import, "balances", "closing"), import.GetProperty("balances").GetProperty("proved").GetBoolean()));
        var rows = await ana.TransactionsAsync();
        Assert.Equal(["FARMACIA GUADALAJARA 246180", "OXXO PLUTARCO 552762", "SPEI RECIBIDO NOMINA 1"], rows.Select(r => r.GetProperty("description").GetString()));
        Assert.Equal(["health_pharmacy", "food_convenience", "income_salary"], rows.Select(r => r.GetProperty("category").GetString()));
        Assert.All(rows, r => Assert.NotEmpty(r.GetProperty("reasons").EnumerateArray()));
        Assert.All(rows, r => Assert.NotNull(r.GetProperty("level").GetString()));
    }

    [Fact]
    public async Task The_account_shows_its_bank_and_balance()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Simple);

        var account = (await ana.GetAsync("/bank/accounts")).Expect(HttpStatusCode.OK)[0];

        Assert.Equal(("BBVA México", "8644.50", "2026-10-03", "MXN"),
            (account.GetProperty("bankName").GetString(), account.GetProperty("balance").GetString(), account.GetProperty("balanceDate").GetString(), account.GetProperty("currency").GetString()));
    }

    [Fact]
    public async Task The_same_file_and_an_overlapping_one_add_only_what_is_new()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Simple);

        var again = (await ana.UploadAsync(Simple)).Expect(HttpStatusCode.Created);
        var overlap = (await ana.UploadAsync(Csv.Bbva(9000m, ("02/10/2026", "OXXO PLUTARCO 552762", -45.50m), ("03/10/2026", "FARMACIA GUADALAJARA 246180", -310m), ("04/10/2026", "UBER TRIP 1", -99m)))).Expect(HttpStatusCode.Created);

        Assert.Equal((3, 0, 3, 0), Counts(again));
        Assert.Equal((3, 1, 2, 0), Counts(overlap));
        Assert.Equal(4, (await ana.TransactionsAsync()).Count);
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_stores_nothing()
    {
        using var ana = await fixture.SomebodyAsync();

        var trial = (await ana.UploadAsync(Encoding.UTF8.GetBytes(Simple), query: "?dryRun=true")).Expect(HttpStatusCode.OK);

        Assert.Equal((3, 3, 0, 0), Counts(trial));
        Assert.Equal(3, trial.GetProperty("preview").GetArrayLength());
        Assert.Empty(await ana.TransactionsAsync());
        Assert.Equal(0, (await ana.GetAsync("/bank/accounts")).Body.GetArrayLength());
        Assert.Empty((await ana.GetAsync("/bank/statements")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Undoing_an_import_takes_its_rows_and_its_balance_back()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Simple);
        var second = (await ana.UploadAsync(Csv.Bbva(8644.50m, ("04/10/2026", "UBER TRIP 1", -100m)))).Expect(HttpStatusCode.Created);

        var undone = (await ana.DeleteAsync($"/bank/statements/{second.GetProperty("importId").GetString()}")).Expect(HttpStatusCode.OK);

        Assert.Equal(1, undone.GetProperty("removed").GetInt32());
        Assert.Equal(3, (await ana.TransactionsAsync()).Count);
        Assert.Equal("8644.50", (await ana.GetAsync("/bank/accounts")).Body[0].GetProperty("balance").GetString());
        (await ana.DeleteAsync($"/bank/statements/{second.GetProperty("importId").GetString()}")).Refused(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(1, (await ana.UploadAsync(Csv.Bbva(8644.50m, ("04/10/2026", "UBER TRIP 1", -100m)))).Body.GetProperty("rows").GetProperty("new").GetInt32());
    }

    [Fact]
    public async Task A_transfer_between_own_accounts_is_paired_and_is_no_expense()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(5000m, ("05/10/2026", "SPEI ENVIADO SANTANDER 2610050 TRASPASO", -1500m)));

        var import = (await ana.UploadAsync(Csv.Santander("65501234567", 0m, ("05/10/2026", "SPEI RECIBIDO BBVA TRASPASO", 1500m, "MBAN01002610050001")))).Expect(HttpStatusCode.Created);

        Assert.Equal((1, 1, 0, 1), Counts(import));
        var rows = await ana.TransactionsAsync();
        Assert.Single(rows.Select(r => r.GetProperty("transferId").GetString()).Distinct());
        Assert.All(rows, r => Assert.Equal("transfer_own", r.GetProperty("category").GetString()));
        Assert.Empty((await ana.GetAsync("/expenses")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Two_accounts_of_one_bank_make_it_ask_which_one_a_nameless_file_is()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Santander("65501234567", 0m, ("05/10/2026", "DEPOSITO", 10m, "K1")));
        await ana.UploadAsync(Csv.Santander("65509999999", 0m, ("06/10/2026", "DEPOSITO", 20m, "K2")));
        var accounts = (await ana.GetAsync("/bank/accounts")).Body.EnumerateArray().Select(a => a.GetProperty("id").GetString()!).ToList();

        Assert.Equal(2, accounts.Count);
        var named = (await ana.UploadAsync(Encoding.UTF8.GetBytes(Simple), fields: new() { ["accountId"] = accounts[0] })).Expect(HttpStatusCode.Created);
        Assert.Equal(accounts[0], named.GetProperty("accounts")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_large_file_becomes_a_job_that_shows_progress_and_ends()
    {
        using var ana = await fixture.SomebodyAsync();
        var file = BenchmarkStatements.BbvaCsv(3, 5_000, new DateOnly(2026, 10, 31));

        var accepted = await ana.StartUploadAsync(file);
        var job = await ana.JobAsync(accepted.Headers.Location!.ToString());

        accepted.Expect(HttpStatusCode.Accepted);
        Assert.Equal("completed", job.GetProperty("status").GetString());
        Assert.Equal((5_000, 5_000), (job.GetProperty("progress").GetProperty("done").GetInt32(), job.GetProperty("progress").GetProperty("total").GetInt32()));
        Assert.Equal(5_000, job.GetProperty("result").GetProperty("rows").GetProperty("new").GetInt32());
        Assert.Equal(5_000, (await ana.TransactionsAsync()).Count);
    }

    [Fact]
    public async Task A_cancelled_job_leaves_nothing_behind()
    {
        using var ana = await fixture.SomebodyAsync();
        var accepted = await ana.StartUploadAsync(BenchmarkStatements.BbvaCsv(4, 60_000, new DateOnly(2026, 10, 31)));
        var job = accepted.Headers.Location!.ToString();

        (await ana.DeleteAsync(job)).Expect(HttpStatusCode.OK);
        var ended = await ana.JobAsync(job);

        Assert.Equal("cancelled", ended.GetProperty("status").GetString());
        Assert.Empty(await ana.TransactionsAsync());
    }

    [Fact]
    public async Task Twins_in_a_file_are_two_rows()
    {
        using var ana = await fixture.SomebodyAsync();

        await ana.UploadAsync(Csv.Bbva(100m, ("01/10/2026", "METRO CDMX", -5m), ("01/10/2026", "METRO CDMX", -5m)));

        Assert.Equal(2, (await ana.TransactionsAsync()).Count);
    }

    [Fact]
    public async Task Pages_and_filters_tell_every_row_once()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(10_000m, Enumerable.Range(1, 30).Select(i => ($"{i:00}/09/2026", i % 2 == 0 ? "OXXO ÁLAMOS" : "UBER TRIP", -i * 1m)).ToArray()));
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await ana.GetAsync($"/bank/transactions?limit=7{(cursor is null ? "" : $"&cursor={cursor}")}")).Expect(HttpStatusCode.OK);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("id").GetString()!));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal((30, 30), (seen.Count, seen.Distinct().Count()));
        Assert.Equal(15, (await ana.TransactionsAsync("&text=alamos")).Count);
        Assert.Equal(3, (await ana.TransactionsAsync("&from=2026-09-05&to=2026-09-07")).Count);
        Assert.Equal(5, (await ana.TransactionsAsync("&amount=%3E25")).Count);
        Assert.Single(await ana.TransactionsAsync("&amount=-10"));
        (await ana.GetAsync("/bank/transactions?cursor=xyz")).Refused(HttpStatusCode.BadRequest, "bad_cursor");
        (await ana.GetAsync("/bank/transactions?from=05/09/2026")).Refused(HttpStatusCode.BadRequest, "bad_filter");
        (await ana.GetAsync("/bank/transactions?category=nada")).Refused(HttpStatusCode.UnprocessableEntity, "unknown_category");
    }

    private static (int Total, int New, int Duplicate, int Transfer) Counts(JsonElement import)
    {
        var rows = import.GetProperty("rows");
        return (rows.GetProperty("total").GetInt32(), rows.GetProperty("new").GetInt32(), rows.GetProperty("duplicate").GetInt32(), rows.GetProperty("transfer").GetInt32());
    }

    private static string? Text(JsonElement element, string a, string b) => element.GetProperty(a).GetProperty(b).GetString();
}
