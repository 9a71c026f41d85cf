using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FinanceTracker.Tenants.Persistence;

/// <summary>
/// The first wall: a context that cannot be made without a tenant. Every entity is <see cref="ITenantOwned"/> unless it says
/// <see cref="IShared"/>; keys begin with the tenant, queries are filtered by it, and writes are stamped and checked.
/// Never pool it: a pooled context would keep its last tenant.
/// </summary>
public abstract class TenantDb : DbContext
{
    /// <summary>Name of the query filter, for the few places in this library that must look past it.</summary>
    public const string TenantFilter = "tenant";

    private readonly MultiTenantContext context;

    /// <summary>Opens the books of <paramref name="context"/>'s tenant. Throws <see cref="TenantMissingException"/> without one.</summary>
    protected TenantDb(DbContextOptions options, MultiTenantContext context)
        : base(options)
    {
        this.context = context;
        Tenant = context.Tenant.Id;

        // Row-level security reads a transaction-local setting: every save must be inside a transaction, one-row saves too.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    /// <inheritdoc/>
    public sealed override DatabaseFacade Database => base.Database;

    /// <summary>The tenant whose rows this context sees.</summary>
    public TenantId Tenant { get; }

    /// <summary>The person on whose behalf rows are written; null for work of the system.</summary>
    protected UserId? User => context.User;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => ConfigureValues(configurationBuilder);

    /// <summary>How ids, amounts and names of enums are stored: the same in every context, with or without a tenant.</summary>
    public static void ConfigureValues(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<TenantId>().HaveConversion<TenantIdConverter>();
        configurationBuilder.Properties<UserId>().HaveConversion<UserIdConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(24);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => !t.IsOwned()).ToList())
        {
            if (typeof(IShared).IsAssignableFrom(type.ClrType)) continue;
            if (!typeof(ITenantOwned).IsAssignableFrom(type.ClrType))
                throw new InvalidOperationException($"{type.ClrType.Name} must be ITenantOwned, or say that it is IShared.");

            Wall(modelBuilder.Entity(type.ClrType), type);
        }
    }

    private void Wall(EntityTypeBuilder entity, IMutableEntityType type)
    {
        entity.Property(nameof(ITenantOwned.TenantId)).ValueGeneratedNever();
        entity.HasQueryFilter(TenantFilter, FilterFor(type.ClrType));

        // Unique indexes and foreign keys ignore row-level security: each begins with the tenant, or it is an oracle.
        var badKey = type.GetKeys().FirstOrDefault(k => k.Properties[0].Name != nameof(ITenantOwned.TenantId));
        var badIndex = type.GetIndexes().FirstOrDefault(i => i.IsUnique && i.Properties[0].Name != nameof(ITenantOwned.TenantId));
        if (badKey is not null || badIndex is not null)
            throw new InvalidOperationException($"Every key and unique index of {type.ClrType.Name} must begin with TenantId.");
    }

    private LambdaExpression FilterFor(Type entity)
    {
        var row = Expression.Parameter(entity, "row");
        var theirs = Expression.Property(row, nameof(ITenantOwned.TenantId));
        var ours = Expression.Property(Expression.Constant(this, typeof(TenantDb)), nameof(Tenant));
        return Expression.Lambda(Expression.Equal(theirs, ours), row);
    }

    private sealed class TenantIdConverter() : ValueConverter<TenantId, Guid>(id => id.Value, value => new TenantId(value));

    private sealed class UserIdConverter() : ValueConverter<UserId, Guid>(id => id.Value, value => new UserId(value));
}
