namespace FinanceTracker.Platform.Security;

/// <summary>What a member of a tenant may do. Routes ask for a permission, never for a role.</summary>
public enum Permission
{
    /// <summary>See one's own profile and switch between one's tenants.</summary>
    UseProfile,

    /// <summary>See accounts, transactions, budgets and summaries.</summary>
    ReadBooks,

    /// <summary>Add, correct and remove transactions and expenses.</summary>
    WriteBooks,

    /// <summary>Upload bank statements and undo imports.</summary>
    ImportStatements,

    /// <summary>Change budgets and the pay cycle.</summary>
    ManageBudgets,

    /// <summary>Ask the models: categorise, explain.</summary>
    UseInsights,

    /// <summary>See CFDIs, calculations, verdicts, the tax position, reports and filings.</summary>
    ReadTaxes,

    /// <summary>Upload and remove CFDIs, accept matches, change the taxpayer profile.</summary>
    WriteTaxes,

    /// <summary>Prepare filing packages, record acuses, keep an e.firma for downloads.</summary>
    PrepareFilings,

    /// <summary>Read the audit log.</summary>
    ReadAudit,

    /// <summary>Load public lists for everybody. Only the operator role has it, and no tenant can give that role.</summary>
    OperatePlatform,
}

/// <summary>Roles are named sets of permissions.</summary>
public static class Roles
{
    private static readonly Permission[] Look = [Permission.UseProfile, Permission.ReadBooks, Permission.UseInsights, Permission.ReadTaxes];
    private static readonly Permission[] Work = [.. Look, Permission.WriteBooks, Permission.ImportStatements, Permission.WriteTaxes];
    private static readonly Permission[] Everything = Enum.GetValues<Permission>().Where(p => p != Permission.OperatePlatform).ToArray();

    private static readonly Dictionary<string, IReadOnlySet<Permission>> Sets = new(StringComparer.Ordinal)
    {
        ["owner"] = Everything.ToHashSet(),
        ["admin"] = Everything.ToHashSet(),
        ["accountant"] = ((Permission[])[.. Work, Permission.ManageBudgets, Permission.PrepareFilings, Permission.ReadAudit]).ToHashSet(),
        ["approver"] = Work.ToHashSet(),
        ["member"] = Work.ToHashSet(),
        ["viewer"] = Look.ToHashSet(),
        [Operator] = new HashSet<Permission> { Permission.UseProfile, Permission.OperatePlatform },
    };

    /// <summary>The role of whoever opened the tenant.</summary>
    public const string Owner = "owner";

    /// <summary>The role of whoever runs the platform; given by a command on its database, never by a route.</summary>
    public const string Operator = "operator";

    /// <summary>Every role there is.</summary>
    public static IEnumerable<string> All => Sets.Keys;

    /// <summary>True when the role holds the permission; an unknown role holds none.</summary>
    public static bool Holds(string? role, Permission permission) =>
        role is not null && Sets.TryGetValue(role, out var permissions) && permissions.Contains(permission);
}
