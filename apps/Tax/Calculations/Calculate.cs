using System.Text.Json;
using System.Text.Json.Nodes;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tax.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Tax.Calculations;

/// <summary>Answers a tax question with its law and its working. Nothing is stored.</summary>
public static class Calculate
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/tax/calculations/{kind}", Handle).Can(Permission.ReadTaxes).WithSummary("Calcular un impuesto / Calculate a tax")
            .WithDescription($"kind: {string.Join(", ", CalculationKinds.All.Select(k => k.Name))}");
        routes.MapGet("/tax/calculations", List).Can(Permission.ReadTaxes).WithSummary("Cálculos que hay / Calculations there are");
    }

    /// <summary>The kinds there are.</summary>
    public sealed record KindsResponse(IReadOnlyList<string> Kinds, string RulesVersion, DateOnly TablesDate);

    /// <summary>The answer to a question, or why there is none.</summary>
    internal static Result<JsonObject> Answer(string? kind, JsonElement input, DateOnly today)
    {
        if (CalculationKinds.Find(kind) is not { } found) return CalculationProblems.UnknownKind.With("kinds", CalculationKinds.All.Select(k => k.Name).ToList());
        return JsonText.CanBeRead(input) ? found.Calculate(input, TaxTables.Current, today) : CommonProblems.MalformedRequest;
    }

    internal static Results<Ok<JsonObject>, Refusal> Handle(string kind, JsonElement input, TimeProvider time)
    {
        var answer = Answer(kind, input, MexicoCalendar.Today(time));
        return answer.Problem is { } problem ? problem.Refused() : TypedResults.Ok(answer.Value);
    }

    private static Ok<KindsResponse> List() => TypedResults.Ok(new KindsResponse(
        CalculationKinds.All.Select(k => k.Name).ToList(), CalculationKinds.RulesVersion, TaxTables.Current.Date));
}
