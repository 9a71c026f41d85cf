namespace FinanceTracker.Contracts.Ledger;

/// <summary>How far an import is, in the state store.</summary>
public sealed record ImportState(int Done, int Total)
{
    /// <summary>The key under which it is kept; begins with the tenant, like everything that is kept.</summary>
    public static string KeyOf(Guid tenantId, Guid importId) => $"{tenantId:N}.import-progress.{importId:N}";
}
