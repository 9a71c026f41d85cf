using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.All.Tests.Attacks;

/// <summary>A route of the product, as the running host knows it.</summary>
public sealed record Route(string Method, RoutePattern Pattern, RouteAccess Access)
{
    /// <summary>Every route, found in the host: a new one is attacked without anybody adding it here.</summary>
    public static IReadOnlyList<Route> Of(WebApplication host) =>
        ((IEndpointRouteBuilder)host).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(m => new Route(m, new RoutePattern("/" + (e.RoutePattern.RawText ?? "").TrimStart('/')), e.Metadata.GetMetadata<RouteAccess>()!)))
            .ToList();

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Pattern.Text}";
}

/// <summary>The path of a route, with its parameters.</summary>
public sealed record RoutePattern(string Text)
{
    /// <summary>Names of the parameters.</summary>
    public IReadOnlyList<string> Parameters { get; } =
        System.Text.RegularExpressions.Regex.Matches(Text, @"\{\*{0,2}(?<name>\w+)[^}]*\}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Groups["name"].Value).ToList();

    /// <summary>Parameters that name something everybody may know (a taxpayer on a public list, a kind of calculation, a report, a year), never something of a tenant.</summary>
    public static IReadOnlyList<string> PublicNames { get; } = ["rfc", "kind", "reportId", "year"];

    /// <summary>Whether it takes the id of something that a tenant owns.</summary>
    public bool TakesAnId => Parameters.Any(p => !PublicNames.Contains(p));

    /// <summary>The path with every parameter replaced; one that must be a number is a year.</summary>
    public string Fill(Func<string, string> value) =>
        System.Text.RegularExpressions.Regex.Replace(Text, @"\{\*{0,2}(?<name>\w+)[^}]*\}", m => m.Value.Contains(":int", StringComparison.Ordinal) ? "2026" : value(m.Groups["name"].Value), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
