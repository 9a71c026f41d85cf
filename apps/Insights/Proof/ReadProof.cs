using System.Text.Json;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Insights.Proof;

/// <summary>Shows everybody how good the categoriser is, and where it errs: read at <c>/docs/proof</c>.</summary>
public static class ReadProof
{
    private static readonly Lazy<ProofReport> Report = new(Load);

    /// <summary>The report of this build.</summary>
    public static ProofReport Current => Report.Value;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/insights/proof", Handle).Public().WithSummary("Prueba del categorizador / Proof of the categoriser");

    private static Ok<ProofReport> Handle(HttpResponse response)
    {
        // It changes only with a release.
        response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Ok(Current);
    }

    private static ProofReport Load()
    {
        using var stream = EmbeddedData.Open("proof.json") ?? throw new InvalidOperationException("proof.json is not embedded.");
        return JsonSerializer.Deserialize<ProofReport>(stream, JsonSerializerOptions.Web) ?? throw new InvalidDataException("proof.json is empty.");
    }
}
