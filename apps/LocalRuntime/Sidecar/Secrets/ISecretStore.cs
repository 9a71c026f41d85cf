namespace FinanceTracker.LocalRuntime.Sidecar.Secrets;

/// <summary>One component that gives out secrets.</summary>
internal interface ISecretStore
{
    /// <summary>The value; null when there is no such secret.</summary>
    string? Get(string name);

    IReadOnlyDictionary<string, string> All();
}
