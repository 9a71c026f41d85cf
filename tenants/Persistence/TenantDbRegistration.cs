using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinanceTracker.Tenants.Persistence;

/// <summary>How an app registers its context. There is no other way, so none can miss a wall.</summary>
public static class TenantDbRegistration
{
    private static readonly TenantCommandInterceptor Commands = new();
    private static readonly TenantSaveInterceptor Saves = new();

    /// <summary>Registers the tenant scope and the databases; once per host.</summary>
    public static IServiceCollection AddTenancy(this IServiceCollection services)
    {
        services.TryAddScoped<MultiTenantContext>();
        services.TryAddSingleton<TenantDatabases>();
        return services;
    }

    /// <summary>Registers <typeparamref name="TDb"/>: one per scope, for the scope's tenant, on that tenant's database.</summary>
    public static IServiceCollection AddTenantDb<TDb>(this IServiceCollection services)
        where TDb : TenantDb
    {
        services.AddTenancy();
        services.AddSingleton(new MigratedDb(typeof(TDb), MigrationOptions<TDb>()));
        return services.AddDbContext<TDb>(
            (provider, options) =>
            {
                var tenant = provider.GetRequiredService<MultiTenantContext>().Tenant.Id;
                Configure(options).UseNpgsql(provider.GetRequiredService<TenantDatabases>().For(tenant), History<TDb>);
            },
            ServiceLifetime.Scoped,
            ServiceLifetime.Scoped);
    }

    /// <summary>Registers a context of tables that the worker role serves (sign-in): no tenant filter, every table on the list.</summary>
    public static IServiceCollection AddWorkerDb<TDb>(this IServiceCollection services)
        where TDb : DbContext
    {
        services.AddTenancy();
        services.AddSingleton(new MigratedDb(typeof(TDb), MigrationOptions<TDb>()));
        return services.AddDbContext<TDb>((provider, options) =>
            Configure(options).UseNpgsql(provider.GetRequiredService<TenantDatabases>().Worker, History<TDb>));
    }

    /// <summary>Options for the owner role: migrations and design time.</summary>
    public static Func<string, DbContextOptions> MigrationOptions<TDb>()
        where TDb : DbContext =>
        connectionString =>
        {
            var options = new DbContextOptionsBuilder<TDb>();
            Configure(options).UseNpgsql(connectionString, History<TDb>);
            return options.Options;
        };

    private static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options) =>
        options.UseSnakeCaseNamingConvention().AddInterceptors(Commands, Saves);

    private static void History<TDb>(Microsoft.EntityFrameworkCore.Infrastructure.IRelationalDbContextOptionsBuilderInfrastructure options)
    {
        var npgsql = (Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder)options;
        npgsql.MigrationsHistoryTable("migrations", SchemaOf(typeof(TDb)));
    }

    /// <summary>The schema of a context: the last part of its namespace, in lower case (one name, five uses).</summary>
    public static string SchemaOf(Type db) => db.Namespace!.Split('.')[1].ToLowerInvariant();
}

/// <summary>A context whose schema the owner role keeps up to date.</summary>
/// <param name="Type">The context.</param>
/// <param name="Options">Makes its options for a connection string.</param>
public sealed record MigratedDb(Type Type, Func<string, DbContextOptions> Options);
