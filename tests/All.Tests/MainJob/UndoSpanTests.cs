using System.Globalization;
using System.Net;
using FinanceTracker.Support;
using Npgsql;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>Rules and bulk edits can be undone for ninety days; then what the undo would need is forgotten. So are archives after a week.</summary>
public sealed class UndoSpanTests(ProductFixture fixture)
{
    [Fact]
    public async Task A_run_says_until_when_it_can_be_undone_and_is_refused_after_that()
    {
        using var ana = await WithRowsAsync();
        var run = await RunAsync(ana);
        var started = run.GetProperty("startedAt").GetDateTimeOffset();

        await AgeAsync("rule_runs", "started_at", Guid.Parse(run.GetProperty("id").GetString()!), 91);
        var refused = (await ana.PostAsync($"/rules/runs/{run.GetProperty("id").GetString()}/undo", new { })).Refused(HttpStatusCode.Conflict, "undo_too_late");

        Assert.Equal(90, (run.GetProperty("undoUntil").GetDateTimeOffset() - started).TotalDays);
        Assert.Contains("90 días", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_no_longer_be_undone_is_forgotten_by_the_daily_job_and_the_rest_is_kept()
    {
        using var ana = await WithRowsAsync();
        var (old, fresh) = (await RunAsync(ana), await EditAsync(ana, "x"));
        var oldEdit = await EditAsync(ana, "y");
        await AgeAsync("rule_runs", "started_at", Guid.Parse(old.GetProperty("id").GetString()!), 92);
        await AgeAsync("bulk_edits", "edited_at", oldEdit, 92);

        await DailyAsync(ana.TenantId);

        Assert.Equal(1L, await Books.CountAsync(fixture, "select count(distinct act_id) from ledger.row_changes where tenant_id = $1", ana.TenantId));
        var run = (await ana.GetAsync($"/rules/runs/{old.GetProperty("id").GetString()}")).Expect(HttpStatusCode.OK);
        Assert.Empty(run.GetProperty("changes").EnumerateArray());
        Assert.Equal(2, run.GetProperty("run").GetProperty("changed").GetInt32());
        (await ana.PostAsync($"/bank/transactions/bulk/{oldEdit:D}/undo", new { })).Refused(HttpStatusCode.Conflict, "undo_too_late");
        var undone = (await ana.PostAsync($"/bank/transactions/bulk/{fresh:D}/undo", new { })).Expect(HttpStatusCode.OK);
        Assert.Equal(3, undone.GetProperty("restored").GetInt32() + undone.GetProperty("kept").GetInt32());
    }

    [Fact]
    public async Task An_archive_of_more_than_a_week_ago_is_removed_by_the_daily_job_without_another_being_ordered()
    {
        using var ana = await WithRowsAsync();
        var ordered = await ana.PostAsync("/ledger/exports", new { format = "json" });
        await ana.JobAsync(ordered.Headers.Location!.ToString());
        var folder = Path.Combine(fixture.DataDirectory, "documents", ana.TenantId.ToString("D"), "exports");
        Assert.NotEmpty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        Assert.Equal(1, await RunSqlAsync($"update ledger.exports set expires_at = now() - interval '1 hour', finished_at = null, parts = 0 where tenant_id = '{ana.TenantId:D}'"));

        await DailyAsync(ana.TenantId);

        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        Assert.Equal(0L, await Books.CountAsync(fixture, "select count(*) from ledger.exports where tenant_id = $1", ana.TenantId));
    }

    private static async Task<System.Text.Json.JsonElement> RunAsync(Person ana)
    {
        var rule = (await ana.PostAsync("/rules", new { conditions = new { textContains = "zyxquip" }, actions = new { tags = new[] { "perro" } } })).Headers.Location!.ToString();
        return (await ana.PostAsync($"{rule}/run", new { })).Expect(HttpStatusCode.OK);
    }

    private static async Task<Guid> EditAsync(Person ana, string note) =>
        (await ana.PostAsync("/bank/transactions/bulk", new { filter = new { text = "" }, set = new { note } })).Expect(HttpStatusCode.OK).GetProperty("id").GetGuid();

    private async Task AgeAsync(string table, string column, Guid id, int days) =>
        Assert.Equal(1, await RunSqlAsync(string.Create(CultureInfo.InvariantCulture, $"update ledger.{table} set {column} = {column} - interval '{days} days' where id = '{id:D}'")));

    // As if the machine had been off since yesterday: the row is of another day, and due.
    private async Task DailyAsync(Guid tenant)
    {
        var yesterday = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        Assert.Equal(1, await RunSqlAsync($"update ledger.jobs set id = '{yesterday:D}', lease_until = now() where tenant_id = '{tenant:D}' and kind = 'alerts.daily' and finished_at is null"));
        for (var i = 0; i < 200; i++)
        {
            if (await Books.CountAsync(fixture, $"select count(*) from ledger.jobs where tenant_id = $1 and id = '{yesterday:D}' and status = 'Completed'", tenant) == 1) return;
            await Task.Delay(100);
        }

        Assert.Fail("The daily job did not run.");
    }

    private async Task<int> RunSqlAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(fixture.Database.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    private async Task<Person> WithRowsAsync()
    {
        var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(1000m, ("01/10/2026", "MERPAGO*ZYXQUIP 111", -120m), ("02/10/2026", "MERPAGO*ZYXQUIP 222", -90m), ("03/10/2026", "OXXO PLUTARCO", -20m)));
        for (var i = 0; i < 200 && await Books.CountAsync(fixture, "select count(*) from ledger.jobs where tenant_id = $1 and kind = 'alerts.daily'", ana.TenantId) == 0; i++) await Task.Delay(100);
        return ana;
    }
}
