using System.Text.Json;
using System.Text.Json.Nodes;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Tax.Calculations;

/// <summary>Up to a hundred questions at once. Each answer stands in its question's place; a bad one does not spoil the others.</summary>
public static class CalculateMany
{
    private const int MostItems = 100;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/tax/calculations", Handle).Can(Permission.ReadTaxes).WithSummary("Calcular varios impuestos / Calculate several taxes");

    /// <summary>The questions.</summary>
    public sealed record Request(IReadOnlyList<JsonElement>? Items);

    /// <summary>The answers, in the order of the questions.</summary>
    public sealed record Response(IReadOnlyList<ItemAnswer> Items);

    /// <summary>An answer: its result, or its problem.</summary>
    public sealed record ItemAnswer(string? Id, string? Kind, int Status, JsonObject? Result, ItemProblem? Problem);

    /// <summary>Why there is no result; in the language asked for.</summary>
    public sealed record ItemProblem(string Code, string Title, IReadOnlyDictionary<string, string[]>? Errors, IReadOnlyDictionary<string, object?> Facts);

    private static Results<Ok<Response>, Refusal> Handle(Request request, HttpContext context, TimeProvider time)
    {
        if (request.Items is not { Count: > 0 and <= MostItems }) return CalculationProblems.TooManyCalculations.Refused();
        var language = context.Request.Headers.AcceptLanguage.ToString();
        var today = MexicoCalendar.Today(time);
        return TypedResults.Ok(new Response(request.Items.Select(item => AnswerOf(item, language, today)).ToList()));
    }

    /// <summary>The answer to one of the questions, on a day in Mexico.</summary>
    internal static ItemAnswer AnswerOf(JsonElement item, string language, DateOnly today)
    {
        if (!JsonText.CanBeRead(item)) return Refused(null, null, CommonProblems.MalformedRequest, language);
        var reader = new InputReader(item);
        var (id, kind) = (reader.Text("id"), reader.RequiredText("kind"));
        if (reader.Problem is { } malformed) return Refused(id, kind, malformed, language);
        var input = item.TryGetProperty("input", out var given) ? given : default;
        var answer = input.ValueKind == JsonValueKind.Undefined
            ? new FieldErrors().When(true, "input", "Falta.", "It is missing.").ToProblem()!
            : Calculate.Answer(kind, input, today);
        return answer.Problem is { } problem
            ? Refused(id, kind, problem, language)
            : new ItemAnswer(id, kind, StatusCodes.Status200OK, answer.Value, null);
    }

    private static ItemAnswer Refused(string? id, string? kind, Problem problem, string language) =>
        new(id, kind, problem.Status, null, new ItemProblem(problem.Code, problem.Text(language), problem.Errors, problem.Extensions));
}
