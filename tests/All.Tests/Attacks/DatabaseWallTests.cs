using FinanceTracker.Platform.Persistence;
using FinanceTracker.Support;
using FinanceTracker.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FinanceTracker.All.Tests.Attacks;

/// <summary>What PostgreSQL itself refuses, read from its catalogue and tried with the product's own roles.</summary>
public sealed class DatabaseWallTests(ProductFixture fixture)
{
    private static readonly string[] WorkerTables =
    [
        "banking.jobs", "banking.outbox", "identity.audit", "identity.consents", "identity.memberships", "identity.people", "identity.refresh_sessions",
        "identity.sign_in_attempts", "identity.tenants", "insights.jobs", "insights.outbox", "ledger.fx_rates", "ledger.jobs", "ledger.outbox", "tax.efos", "tax.efos_watches", "tax.jobs", "tax.outbox",
    ];

    [Fact]
    public async Task Every_table_of_a_tenant_forces_row_level_security()
    {
        var open = await ListAsync("""
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname in ('banking','identity','insights','ledger','tax') and not (c.relrowsecurity and c.relforcerowsecurity)
              and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
            """);

        Assert.Empty(open);
    }

    [Fact]
    public async Task Tables_without_a_tenant_are_these_and_no_others()
    {
        var shared = await ListAsync("""
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname in ('banking','identity','insights','ledger','tax') and c.relname <> 'migrations'
              and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) order by 1
            """);

        Assert.Equal(["identity.people", "identity.sign_in_attempts", "ledger.fx_rates", "tax.efos"], shared);
    }

    [Fact]
    public async Task Every_unique_index_and_foreign_key_of_a_tenants_table_begins_with_the_tenant()
    {
        var oracles = await ListAsync("""
            select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
            where n.nspname in ('banking','identity','insights','ledger','tax') and i.indisunique and i.indkey[0] <> t.attnum
            union all
            select k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
            where n.nspname in ('banking','insights','ledger','tax') and k.contype = 'f' and k.conkey[1] <> t.attnum
            """);

        Assert.DoesNotContain(oracles, name => !name.Contains("refresh_sessions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_worker_reaches_these_tables_and_no_others()
    {
        var reached = await ListAsync("""
            select distinct table_schema || '.' || table_name from information_schema.role_table_grants
            where grantee = 'ft_worker' and table_schema in ('banking','identity','insights','ledger','tax') order by 1
            """);

        Assert.Equal(WorkerTables, reached);
    }

    [Fact]
    public async Task Without_a_tenant_the_runtime_role_sees_nothing_and_writes_nothing()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(100m, ("01/10/2026", "OXXO", -10m)));
        await using var connection = new NpgsqlConnection(fixture.Database.AppConnectionString);
        await connection.OpenAsync();

        Assert.Equal(0L, await new NpgsqlCommand("select count(*) from ledger.transactions", connection).ExecuteScalarAsync());
        Assert.Equal(0, await new NpgsqlCommand("delete from ledger.transactions", connection).ExecuteNonQueryAsync());
        var insert = new NpgsqlCommand("insert into ledger.envelopes (tenant_id, category, assigned) values ($1, 'food', 1)", connection) { Parameters = { new() { Value = ana.TenantId } } };
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => insert.ExecuteNonQueryAsync())).SqlState);
    }

    [Fact]
    public async Task The_rates_that_all_tenants_share_are_out_of_reach_of_the_role_that_serves_them()
    {
        await using var connection = new NpgsqlConnection(fixture.Database.AppConnectionString);
        await connection.OpenAsync();
        foreach (var sql in new[] { "select count(*) from ledger.fx_rates", "update ledger.fx_rates set rate = 1", "insert into ledger.fx_rates values ('USD', '2026-10-01', 1, 'B', now())" })
        {
            var command = new NpgsqlCommand(sql, connection);
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
        }
    }

    [Fact]
    public async Task With_Bs_tenant_set_As_rows_are_neither_seen_changed_nor_given_away()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(100m, ("01/10/2026", "OXXO", -10m)));
        await using var connection = new NpgsqlConnection(fixture.Database.AppConnectionString);
        await connection.OpenAsync();
        await new NpgsqlCommand("select set_config('app.tenant_id', $1, false)", connection) { Parameters = { new() { Value = bruno.TenantId.ToString("D") } } }.ExecuteNonQueryAsync();

        Assert.Equal(0, await new NpgsqlCommand("update ledger.transactions set note = 'B'", connection).ExecuteNonQueryAsync());
        var steal = new NpgsqlCommand("insert into ledger.envelopes (tenant_id, category, assigned) values ($1, 'food', 1)", connection) { Parameters = { new() { Value = ana.TenantId } } };
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => steal.ExecuteNonQueryAsync())).SqlState);
    }

    [Fact]
    public async Task The_audit_log_only_grows_and_its_chain_holds()
    {
        using var ana = await fixture.SomebodyAsync();
        for (var i = 0; i < 5; i++) await ana.PostAsync("/expenses", new { date = "2026-10-01", amount = "1.00", description = $"GASTO {i}", category = "food_market" });
        using var scope = fixture.Product.Host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<MultiTenantContext>().Set(TenantInfo.ForWork(new TenantId(ana.TenantId)), null);
        var db = scope.ServiceProvider.GetRequiredService<Ledger.LedgerDb>();

        var entries = await db.Audit.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync();

        Assert.Equal(5, entries.Count(e => e.Action == "expense.added"));
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(i => (long)i), entries.Select(e => e.Sequence));
        Assert.All(entries, e => Assert.Equal(e.ComputeHash(), e.Hash));
        Assert.All(entries.Zip(entries.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PreviousHash));
        Assert.All(entries, e => Assert.Equal(ana.UserId, e.UserId!.Value.Value));
        var change = db.Audit.ExecuteUpdateAsync(s => s.SetProperty(e => e.Action, "nothing"));
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => change)).SqlState);
    }

    [Fact]
    public async Task Account_numbers_and_documents_are_not_readable_at_rest()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(System.Text.Encoding.UTF8.GetBytes(Csv.Santander("65501234567", 100m, ("03/10/2026", "NOMINA SECRETA", 50m, "K7"))));

        var stored = await ListAsync($"select coalesce(encode(number_sealed, 'escape'), '') || coalesce(encode(number_index, 'escape'), '') from ledger.accounts where tenant_id = '{ana.TenantId:D}'");
        var documents = Directory.GetFiles(Path.Combine(fixture.DataDirectory, "documents", ana.TenantId.ToString("D")), "*", SearchOption.AllDirectories);

        Assert.DoesNotContain(stored, text => text.Contains("65501234567", StringComparison.Ordinal));
        Assert.NotEmpty(documents);
        Assert.All(documents, path => Assert.True(File.ReadAllBytes(path).AsSpan().IndexOf("NOMINA"u8) < 0));
    }

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(fixture.Database.Superuser);
        await connection.OpenAsync();
        await using var reader = await new NpgsqlCommand(sql, connection).ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }
}
