using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FinanceTracker.Tenants.Persistence;

/// <summary>
/// The third wall, from PostgreSQL's side: forced row-level security, grants and the audit chain, generated from the model so
/// that a new table cannot be forgotten. Applied by the owner role after every migration; idempotent.
/// </summary>
public static class TenantWalls
{
    /// <summary>The role that serves requests: owns nothing, bypasses nothing.</summary>
    public const string AppRole = "ft_app";

    /// <summary>The role of work without a tenant in hand: reaches the <see cref="IWorkerReachable"/> tables only.</summary>
    public const string WorkerRole = "ft_worker";

    /// <summary>
    /// Annotation of an entity that is <see cref="IWorkerReachable"/> in this context only: a type shared by all apps (the audit log)
    /// stays closed to the worker everywhere else.
    /// </summary>
    public const string ServedByWorker = "FinanceTracker:ServedByWorker";

    // nullif: after SET LOCAL ends the setting reads '' and ''::uuid would throw instead of hiding every row.
    private const string Mine = $"tenant_id = (select nullif(current_setting('{TenantCommandInterceptor.Setting}', true), '')::uuid)";

    /// <summary>The SQL that raises the walls around every table of <paramref name="model"/>.</summary>
    public static string Sql(IModel model)
    {
        var sql = new List<string>();
        foreach (var schema in model.GetEntityTypes().Select(t => t.GetSchema()).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            sql.Add($"grant usage on schema {schema} to {AppRole}, {WorkerRole};");
        }

        foreach (var type in model.GetEntityTypes().Where(t => t.GetTableName() is not null && !t.IsOwned()))
        {
            Around(sql, type);
        }

        return string.Join('\n', sql);
    }

    private static void Around(List<string> sql, IEntityType type)
    {
        var table = $"{type.GetSchema()}.{type.GetTableName()}";
        var clr = type.ClrType;
        var rights = clr.IsAssignableTo(typeof(IAppendOnly)) ? "select, insert" : "select, insert, update, delete";
        var shared = clr.IsAssignableTo(typeof(IShared));
        var worker = clr.IsAssignableTo(typeof(IWorkerReachable)) || type.FindAnnotation(ServedByWorker) is not null;
        sql.Add($"revoke all on {table} from public, {AppRole}, {WorkerRole};");
        if (clr.IsAssignableTo(typeof(IPublicList)))
        {
            sql.Add($"grant select on {table} to {AppRole};");
            sql.Add($"grant {rights} on {table} to {WorkerRole};");
            return;
        }

        if (!shared || !worker) sql.Add($"grant {rights} on {table} to {AppRole};");
        if (worker) sql.Add($"grant {rights} on {table} to {WorkerRole};");
        if (shared) return;

        sql.Add($"alter table {table} enable row level security;");
        sql.Add($"alter table {table} force row level security;");
        sql.Add($"drop policy if exists tenant on {table};");
        sql.Add($"create policy tenant on {table} to {AppRole} using ({Mine}) with check ({Mine});");
        sql.Add($"drop policy if exists worker on {table};");
        if (worker)
            sql.Add($"create policy worker on {table} to {WorkerRole} using (true) with check (true);");
    }
}
