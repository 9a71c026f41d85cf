using FinanceTracker.Tenants.Persistence;
using Npgsql;

namespace FinanceTracker.Ledger.FxRates;

/// <summary>A rate as it was published.</summary>
public sealed record PublishedRate(DateOnly Day, decimal Rate);

/// <summary>A rate with where it was printed.</summary>
public sealed record StoredRate(DateOnly Day, decimal Rate, string Source);

/// <summary>The list of rates, reached with the worker role: it belongs to no tenant.</summary>
public sealed class FxRateStore(TenantDatabases databases, TimeProvider time)
{
    private const string Latest = "select day, rate, source from ledger.fx_rates where currency = $1 and day <= $2 order by day desc limit 1";

    // A rate that was corrected by its publisher replaces the first one; an equal one is no change.
    private const string Write = """
        insert into ledger.fx_rates (currency, day, rate, source, stored_at) select $1, day, rate, $4, $5 from unnest($2::date[], $3::numeric[]) as published (day, rate)
        on conflict (currency, day) do update set rate = excluded.rate, source = excluded.source, stored_at = excluded.stored_at where fx_rates.rate <> excluded.rate
        """;

    /// <summary>The rate of the day, or the last before it; null when none is that old.</summary>
    public async Task<StoredRate?> FindAsync(string currency, DateOnly on, CancellationToken cancellationToken)
    {
        await using var command = databases.Worker.CreateCommand(Latest);
        command.Parameters.Add(new NpgsqlParameter { Value = currency });
        command.Parameters.Add(new NpgsqlParameter { Value = on });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        return new StoredRate(await reader.GetFieldValueAsync<DateOnly>(0, cancellationToken), reader.GetDecimal(1), reader.GetString(2));
    }

    /// <summary>Stores what was published; returns how many rates are new or corrected.</summary>
    public async Task<int> StoreAsync(string currency, string source, IReadOnlyList<PublishedRate> rates, CancellationToken cancellationToken)
    {
        if (rates.Count == 0) return 0;
        await using var command = databases.Worker.CreateCommand(Write);
        command.Parameters.Add(new NpgsqlParameter { Value = currency });
        command.Parameters.Add(new NpgsqlParameter { Value = rates.Select(r => r.Day).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = rates.Select(r => r.Rate).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = source });
        command.Parameters.Add(new NpgsqlParameter { Value = time.GetUtcNow() });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
