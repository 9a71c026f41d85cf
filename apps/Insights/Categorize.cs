using FinanceTracker.Contracts.Insights;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Insights.Memory;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Insights;

/// <summary>Says what bank lines are, with reasons. The same for people (5,000 lines at most) and for Ledger.</summary>
public static class Categorize
{
    private const int MaxItems = 5000;
    private const int MaxDescriptor = 500;

    public static readonly Problem TooManyItems = new("too_many_items", 422,
        "A lo más 5,000 movimientos por petición.", "At most 5,000 lines in one request.");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/insights/categorize", Handle).Can(Permission.UseInsights).Requires(Feature.Categoriser).WithSummary("Categorizar / Categorize");
        routes.MapPost("/internal/insights/categorize", Handle).ForApps("ledger");
        routes.MapGet("/insights/categories", List).Can(Permission.UseInsights).WithSummary("Categorías / Categories");
    }

    /// <summary>The categories there are.</summary>
    public sealed record CategoriesResponse(IReadOnlyList<CategoryView> Items, string ModelVersion);

    /// <summary>A category.</summary>
    public sealed record CategoryView(string Code, string Group, string NameEs, string NameEn, bool CountsAsSpending);

    private static async Task<Results<Ok<CategorizeResponse>, Refusal>> Handle(
        CategorizeRequest request, InsightsDb db, Categoriser categoriser, TenantMemories memories, CancellationToken cancellationToken)
    {
        if (Check(request) is { } problem) return problem.Refused();
        var memory = await memories.OfAsync(db, cancellationToken);
        var lines = request.Items.Select(i => new BankLine(i.Id, i.Descriptor, Math.Abs(i.Amount), i.Direction == "in" ? Direction.In : Direction.Out)).ToList();
        var items = categoriser.Categorise(lines, memory)
            .Select(s => new CategorizedItem(
                s.Id, s.Category, s.Group, Math.Round(s.Probability, 4), s.Level, s.Merchant,
                s.Reasons.Select(r => new CategoryReason(r.Kind, r.Text, Math.Round(r.Weight, 3))).ToList()))
            .ToList();
        return TypedResults.Ok(new CategorizeResponse(items));
    }

    private static Ok<CategoriesResponse> List(Categoriser categoriser) => TypedResults.Ok(new CategoriesResponse(
        Taxonomy.Leaves.Select(l => new CategoryView(l.Code, l.Group.Code, l.NameEs, l.NameEn, !l.ExcludedFromSpending)).ToList(),
        categoriser.ModelVersion));

    private static Problem? Check(CategorizeRequest request)
    {
        if (request.Items is null) return new FieldErrors().When(true, "items", "Falta la lista.", "The list is missing.").ToProblem();
        if (request.Items.Count > MaxItems) return TooManyItems;
        return new FieldErrors()
            .When(request.Items.Any(i => i?.Id is null), "items[].id", "Cada movimiento lleva su id.", "Every line has its id.")
            .When(request.Items.Any(i => i?.Descriptor is null or { Length: > MaxDescriptor }), "items[].descriptor", "De 0 a 500 caracteres.", "0 to 500 characters.")
            .When(request.Items.Any(i => i?.Direction is not ("in" or "out")), "items[].direction", "Es «in» o «out».", "It is 'in' or 'out'.")
            .ToProblem();
    }
}
