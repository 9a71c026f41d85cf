using System.Text.Json;

namespace FinanceTracker.Platform.Errors;

/// <summary>Between apps a problem carries both languages, so that the app at the edge can choose.</summary>
public static class ProblemRelay
{
    /// <summary>Member with the Spanish sentence.</summary>
    public const string Es = "textEs";

    /// <summary>Member with the English sentence.</summary>
    public const string En = "textEn";

    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        Es, En, "type", "title", "status", "detail", "instance", "code", "traceId", "errors",
    };

    /// <summary>The problem with both languages beside it.</summary>
    public static Problem ForApps(this Problem problem) => problem.With(Es, problem.Es).With(En, problem.En);

    /// <summary>The facts beside a problem that came from another app.</summary>
    public static IReadOnlyDictionary<string, object?> Facts(JsonElement problem) =>
        problem.EnumerateObject().Where(p => !Own.Contains(p.Name)).ToDictionary(p => p.Name, p => (object?)p.Value.Clone(), StringComparer.Ordinal);
}
