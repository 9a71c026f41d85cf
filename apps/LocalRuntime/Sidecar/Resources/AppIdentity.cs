namespace FinanceTracker.LocalRuntime.Sidecar.Resources;

/// <summary>The names of one app: the id that is its own, and those it answers to besides.</summary>
internal sealed record AppIdentity(string AppId, IReadOnlyList<string> Aliases)
{
    public IEnumerable<string> Names => Aliases.Prepend(AppId);

    public bool Answers(string name) => Names.Contains(name, StringComparer.Ordinal);

    /// <summary>Dapr's <c>scopes</c>: an absent or empty list means every app.</summary>
    public bool IsIn(IReadOnlyList<string> scopes) => scopes.Count == 0 || scopes.Any(Answers);
}
