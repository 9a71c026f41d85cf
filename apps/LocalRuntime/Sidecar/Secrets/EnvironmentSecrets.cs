using System.Collections;
using FinanceTracker.LocalRuntime.Sidecar.Resources;

namespace FinanceTracker.LocalRuntime.Sidecar.Secrets;

/// <summary><c>secretstores.local.env</c>: an absent variable is an empty secret, and the sidecar's own variables are never given out.</summary>
internal sealed class EnvironmentSecrets(ComponentSpec component) : ISecretStore
{
    private readonly string prefix = component["prefix"] ?? "";

    public string? Get(string name) => IsAllowed(prefix + name) ? Environment.GetEnvironmentVariable(prefix + name) ?? "" : "";

    public IReadOnlyDictionary<string, string> All() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Select(entry => (Name: (string)entry.Key, Value: (string?)entry.Value ?? ""))
        .Where(entry => entry.Name.StartsWith(prefix, StringComparison.Ordinal) && entry.Name.Length > prefix.Length && IsAllowed(entry.Name))
        .ToDictionary(entry => entry.Name[prefix.Length..], entry => entry.Value, StringComparer.Ordinal);

    private static bool IsAllowed(string variable) =>
        !variable.StartsWith("DAPR_", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(variable, "APP_API_TOKEN", StringComparison.OrdinalIgnoreCase);
}
