using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Tax.Proof;

/// <summary>Shows everybody which worked cases the rules of this build get right, computed when the process starts to answer, and what is not covered.</summary>
public static class ReadTaxProof
{
    private static readonly Lazy<Response> Report = new(Compute);

    /// <summary>A figure.</summary>
    public sealed record Figure(string NameEs, string NameEn, string Value);

    /// <summary>The cases of one calculation.</summary>
    public sealed record Kind(string Code, string NameEs, string NameEn, int Right, int Total);

    /// <summary>One case.</summary>
    public sealed record Case(string Id, string Kind, string Title, IReadOnlyList<string> Law, string Source, bool Published, bool Right);

    /// <summary>What the product does not compute, and what a person does about it.</summary>
    public sealed record Gap(string Code, string NameEs, string NameEn);

    /// <summary>The proof.</summary>
    public sealed record Response(
        IReadOnlyList<Figure> Figures, IReadOnlyList<Kind> Cases, IReadOnlyList<Case> List, IReadOnlyList<Gap> NotCovered, string RulesVersion, DateOnly TablesDate);

    /// <summary>The proof of this build.</summary>
    public static Response Current => Report.Value;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/tax/proof", Handle).Public().WithSummary("Prueba de los cálculos de impuestos / Proof of the tax calculations");

    private static Ok<Response> Handle(HttpResponse response)
    {
        // It changes only with a release.
        response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Ok(Current);
    }

    private static Response Compute()
    {
        var judged = WorkedCase.All.Select(c => (Case: c, Right: c.Holds(TaxTables.Current))).ToList();
        var published = judged.Where(j => j.Case.Published).ToList();
        return new Response(
            [
                new("casos correctos al centavo", "cases right to the cent", $"{judged.Count(j => j.Right)} / {judged.Count}"),
                new("de ellos, con cifras publicadas por otros", "of those, with figures that others published", $"{published.Count(j => j.Right)} / {published.Count}"),
                new("cálculos distintos", "kinds of calculation", $"{CalculationKinds.All.Count}"),
            ],
            CalculationKinds.All.Select(kind => KindOf(kind.Name, judged.Where(j => j.Case.Kind == kind.Name).Select(j => j.Right).ToList())).ToList(),
            judged.ConvertAll(j => new Case(j.Case.Id, j.Case.Kind, j.Case.Title, j.Case.Law, j.Case.Source, j.Case.Published, j.Right)),
            TaxGaps.All, CalculationKinds.RulesVersion, TaxTables.Current.Date);
    }

    private static Kind KindOf(string code, List<bool> right)
    {
        var (es, en) = TaxGaps.NameOf(code);
        return new Kind(code, es, en, right.Count(r => r), right.Count);
    }
}
