using System.Text.RegularExpressions;
using FinanceTracker.LocalRuntime.Sidecar.Resources;

namespace FinanceTracker.LocalRuntime.Sidecar.Messaging;

/// <summary>One rule of a subscription: the events it is for and the path they are posted to.</summary>
internal sealed partial record RoutingRule(string Match, string? EventType, string Path)
{
    /// <summary>
    /// Reads a rule. Only <c>event.type == "x"</c> of CEL is understood: anything else is an error, never "no match",
    /// because a rule that never matches loses events in silence.
    /// </summary>
    public static RoutingRule Parse(string? match, string path)
    {
        var route = path.StartsWith('/') ? path : "/" + path;
        if (string.IsNullOrWhiteSpace(match)) return new RoutingRule("", null, route);

        var type = TypeEquals().Match(match);
        return type.Success
            ? new RoutingRule(match, type.Groups["type"].Value, route)
            : throw new ResourceException($"routing rule '{match}' is not implemented by the development sidecar: only event.type == \"x\" is");
    }

    public bool Takes(string? eventType) => EventType is null || EventType == eventType;

    [GeneratedRegex(
        """^\s*event\.type\s*==\s*(?<quote>["'])(?<type>[^"'\\]*)\k<quote>\s*$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeEquals();
}
