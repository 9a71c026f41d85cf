using FinanceTracker.Platform.Persistence;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FinanceTracker.Identity.Tests;

public sealed class PeopleDbTests : IDisposable
{
    private readonly PeopleDb db = new((DbContextOptions<PeopleDb>)TenantDbRegistration.MigrationOptions<PeopleDb>()("Host=127.0.0.1"), TimeProvider.System);

    private IModel Model => AccessorExtensions.GetService<IDesignTimeModel>(db).Model;

    [Fact]
    public void The_worker_reaches_these_tables_and_no_others()
    {
        var granted = TenantWalls.Sql(Model).Split('\n')
            .Where(line => line.StartsWith("grant select", StringComparison.Ordinal) && line.EndsWith("to ft_worker;", StringComparison.Ordinal))
            .Select(line => line.Split(' ').First(word => word.Contains('.', StringComparison.Ordinal)));

        Assert.Equal(
            ["identity.audit", "identity.consents", "identity.memberships", "identity.people", "identity.refresh_sessions", "identity.sign_in_attempts", "identity.tenants"],
            granted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_audit_log_can_only_grow()
    {
        var grants = TenantWalls.Sql(Model).Split('\n').Where(l => l.StartsWith("grant", StringComparison.Ordinal) && l.Contains("identity.audit", StringComparison.Ordinal));

        Assert.All(grants, grant => Assert.StartsWith("grant select, insert on", grant, StringComparison.Ordinal));
    }

    [Fact]
    public void The_runtime_role_cannot_see_people_or_attempts()
    {
        var sql = TenantWalls.Sql(Model);

        Assert.DoesNotContain("on identity.people to ft_app", sql, StringComparison.Ordinal);
        Assert.DoesNotContain("on identity.sign_in_attempts to ft_app", sql, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_says_whose_it_is_and_keys_begin_with_the_tenant()
    {
        foreach (var type in Model.GetEntityTypes())
        {
            Assert.True(type.ClrType.IsAssignableTo(typeof(IWorkerReachable)) || type.ClrType == typeof(AuditEntry), type.Name);
            Assert.True(type.ClrType.IsAssignableTo(typeof(IShared)) ^ type.ClrType.IsAssignableTo(typeof(ITenantOwned)), type.Name);
            if (type.ClrType.IsAssignableTo(typeof(IShared))) continue;
            Assert.All(type.GetKeys(), key => Assert.Equal("TenantId", key.Properties[0].Name));
            Assert.All(type.GetIndexes().Where(i => i.IsUnique), index => Assert.Equal("TenantId", index.Properties[0].Name));
        }
    }

    [Fact]
    public void The_migrations_say_what_the_model_says() => Assert.False(db.Database.HasPendingModelChanges());

    public void Dispose() => db.Dispose();
}
