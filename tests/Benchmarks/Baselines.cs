using FinanceTracker.LocalRuntime.Postgres;
using Npgsql;

namespace FinanceTracker.Benchmarks;

/// <summary>What the product is compared with, on the same server, in the same run: PostgreSQL itself.</summary>
public sealed class Baselines(PostgresCluster cluster, Guid tenant)
{
    private const string Page = """
        select * from ledger.transactions where tenant_id = $1 and id in (
          select id from ledger.transactions where tenant_id = $1 and deleted_at is null order by date desc, id desc limit 51) order by date desc, id desc
        """;

    private const string Search = """
        select * from ledger.transactions where tenant_id = $1 and id in (
          select id from ledger.transactions where tenant_id = $1 and deleted_at is null and search like '%ZZQQXX%' order by date desc, id desc limit 51) order by date desc, id desc
        """;

    // As the product sends it: the tenant rides in the round trip of the query.
    private const string Scope = "select set_config('app.tenant_id', $1, true)";

    private string Superuser => new NpgsqlConnectionStringBuilder(TestCluster.SuperuserOf(cluster)) { Database = new NpgsqlConnectionStringBuilder(cluster.OwnerConnectionString).Database }.ConnectionString;

    /// <summary>The tenant's rows by COPY into a table with the same columns and no index, committed and durable.</summary>
    public async Task<Measured> BareCopyAsync(int times)
    {
        await using var connection = new NpgsqlConnection(Superuser);
        await connection.OpenAsync();
        using var rows = new MemoryStream();
        await using (var read = await connection.BeginRawBinaryCopyAsync($"copy (select * from ledger.transactions where tenant_id = '{tenant:D}') to stdout (format binary)"))
        {
            await read.CopyToAsync(rows);
        }

        return await Measured.OfAsync("the same rows by a bare COPY", times, null, targetIsP95: false, async () =>
        {
            await RunAsync(connection, "create table public.bare (like ledger.transactions including defaults)");
            await using (var write = await connection.BeginRawBinaryCopyAsync("copy public.bare from stdin (format binary)"))
            {
                rows.Position = 0;
                await rows.CopyToAsync(write);
            }

            await RunAsync(connection, "drop table public.bare");
        });
    }

    /// <summary>A page and a search with row-level security against the same without it, in turns; the ratios of the medians.</summary>
    public async Task<IReadOnlyList<Figure>> RowLevelSecurityAsync(int times) =>
    [
        await RatioAsync("a page with row-level security, against without", Page, times),
        await RatioAsync("a search with row-level security, against without", Search, times / 4),
    ];

    private async Task<Figure> RatioAsync(string what, string sql, int times)
    {
        await using var walled = new NpgsqlConnection(cluster.AppConnectionString);
        await using var open = new NpgsqlConnection(Superuser);
        await walled.OpenAsync();
        await open.OpenAsync();
        var (with, without) = (new List<double>(), new List<double>());
        for (var i = -20; i < times; i++)
        {
            var (a, b) = (await Measured.OnceAsync(() => ReadAsync(walled, sql, scoped: true)), await Measured.OnceAsync(() => ReadAsync(open, sql, scoped: false)));
            if (i < 0) continue;
            with.Add(a);
            without.Add(b);
        }

        return new Figure(what, new Measured("", with, null, false).Median / new Measured("", without, null, false).Median, "x", 1.4);
    }

    private async Task ReadAsync(NpgsqlConnection connection, string sql, bool scoped)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (scoped) batch.BatchCommands.Add(new NpgsqlBatchCommand(Scope) { Parameters = { new NpgsqlParameter { Value = tenant.ToString("D") } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter { Value = tenant } } });
        await using var reader = await batch.ExecuteReaderAsync();
        if (scoped) await reader.NextResultAsync();
        while (await reader.ReadAsync()) reader.GetValue(0);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
