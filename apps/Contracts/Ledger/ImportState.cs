namespace FinanceTracker.Contracts.Ledger;

/// <summary>How far an import is, in the state store.</summary>
public sealed record ImportState(int Done, int Total)
{
    /// <summary>The key under which it is kept.</summary>
    public static string KeyOf(Guid importId) => $"import-progress-{importId:N}";
}
