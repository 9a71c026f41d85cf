using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace FinanceTracker.Tenants.Persistence;

/// <summary>
/// Where each tenant's rows are: the shared database, or one of its own (<c>Tenants:Databases:{tenantId}</c>). One data source
/// (connection pool) per connection string.
/// </summary>
public sealed class TenantDatabases(IConfiguration configuration) : IAsyncDisposable
{
    // Several pools share one server's connections: 100 on one machine.
    private const int PoolSize = 30;

    private readonly ConcurrentDictionary<string, NpgsqlDataSource> sources = new(StringComparer.Ordinal);

    /// <summary>The runtime data source for the tenant.</summary>
    public NpgsqlDataSource For(TenantId tenant) =>
        Source(configuration[$"Tenants:Databases:{tenant}"] ?? Required("Default"));

    /// <summary>The data source of the worker role, for the short list of tables that work without a tenant may reach.</summary>
    public NpgsqlDataSource Worker => Source(Required("Worker"));

    /// <summary>The connection string of the shared database's runtime role.</summary>
    public string Default => Required("Default");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var source in sources.Values) await source.DisposeAsync();
        sources.Clear();
    }

    private string Required(string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } text
            ? text
            : throw new InvalidOperationException($"ConnectionStrings:{name} is not set.");

    private NpgsqlDataSource Source(string connectionString) =>
        sources.GetOrAdd(connectionString, static text =>
        {
            var builder = new NpgsqlConnectionStringBuilder(text);

            // Pooled connections are reset on return: what a session set must never reach the next tenant.
            if (builder.NoResetOnClose) throw new InvalidOperationException("No Reset On Close would carry settings from one tenant to the next.");
            builder.ApplicationName ??= "FinanceTracker";
            if (!text.Contains("Pool Size", StringComparison.OrdinalIgnoreCase)) builder.MaxPoolSize = PoolSize;
            return new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();
        });
}
