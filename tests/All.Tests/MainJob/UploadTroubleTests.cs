using System.Net;
using System.Text;
using System.Text.Json;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Ledger.Statements;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Http;
using FinanceTracker.Support;
using FinanceTracker.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>A part of the product fails while a statement is recorded: what was accepted is done all the same.</summary>
public sealed class UploadTroubleTests(ProductFixture fixture)
{
    private static readonly byte[] File = Encoding.UTF8.GetBytes(Csv.Bbva(1000m, ("01/10/2026", "OXXO PLUTARCO 552762", -45.50m), ("02/10/2026", "UBER TRIP 1", -99m)));

    [Fact]
    public async Task A_statement_that_could_not_be_recorded_at_once_becomes_a_job_that_records_it()
    {
        using var ana = await fixture.SomebodyAsync();
        await BreakAsync(ana.TenantId);

        var answer = await ana.StartUploadAsync(File);
        await MendAsync(ana.TenantId);

        answer.Expect(HttpStatusCode.Accepted);
        var job = await ana.JobAsync(answer.Headers.Location!.ToString());
        Assert.Equal(("completed", 2), (job.GetProperty("status").GetString(), job.GetProperty("result").GetProperty("rows").GetProperty("new").GetInt32()));
        Assert.Equal(2, (await ana.TransactionsAsync()).Count);
    }

    [Fact]
    public async Task Two_workers_with_the_same_import_record_it_once_and_both_say_so()
    {
        using var ana = await fixture.SomebodyAsync();
        var tenant = new TenantId(ana.TenantId);
        var import = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var staged = new StagedStatement("BBVA México", "012", [new StagedAccount(null, null, "MXN", null, [new StagedRow(new DateOnly(2026, 10, 1), null, "OXXO PLUTARCO", -45m, null, null, null, null)])]);
        await fixture.Product.Host.Services.GetRequiredService<DocumentStore>().PutAsync(tenant, $"staged/{import:N}", new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(staged, ApiJson.Options)), CancellationToken.None);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RecordAsync(tenant, import))));

        Assert.All(answers, a => Assert.Equal((1, 0), (a.New, a.Duplicate)));
        Assert.Single(await ana.TransactionsAsync());
    }

    private async Task<StatementRecorded> RecordAsync(TenantId tenant, Guid import)
    {
        await using var scope = fixture.Product.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<MultiTenantContext>().Set(TenantInfo.ForWork(tenant), user: null);
        return (await scope.ServiceProvider.GetRequiredService<Recorder>().RecordAsync(new RecordStatement(import, $"staged/{import:N}", null, DryRun: false), CancellationToken.None)).Value;
    }

    private Task BreakAsync(Guid tenant) => RunAsync($"""
        create function ledger.break_{tenant:N}() returns trigger language plpgsql as $$ begin raise exception 'broken for a test'; end $$;
        create trigger break_{tenant:N} before insert on ledger.imports for each row when (new.tenant_id = '{tenant:D}') execute function ledger.break_{tenant:N}();
        """);

    private Task MendAsync(Guid tenant) => RunAsync($"drop function ledger.break_{tenant:N} cascade");

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(fixture.Database.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
