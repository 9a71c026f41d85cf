namespace FinanceTracker.LocalRuntime.Sidecar.Resources;

/// <summary>A file or an answer that the sidecar cannot honour: it says so by name and does not start, instead of half-working.</summary>
public sealed class ResourceException(string message) : Exception(message);
