using System.Globalization;
using System.Text.Json;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Calculations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Tax.Tables;

/// <summary>Every figure of the law that applies in a year, with its law, its source and how sure it is.</summary>
public static class ReadTables
{
    private const int LastYear = 2099;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/tax/tables/{year}", Handle).Can(Permission.ReadTaxes).WithSummary("Cifras fiscales de un año / Tax figures of a year");

    /// <summary>The figures of a year.</summary>
    /// <param name="Year">The year.</param>
    /// <param name="Provisional">True when some figure stands only because nobody has amended it yet.</param>
    /// <param name="TablesDate">The day up to which the figures were looked after.</param>
    /// <param name="RulesVersion">The version of the rules that use them.</param>
    /// <param name="Figures">The figures.</param>
    public sealed record Response(int Year, bool Provisional, DateOnly TablesDate, string RulesVersion, IReadOnlyList<FigureView> Figures);

    /// <summary>A figure.</summary>
    public sealed record FigureView(
        string Key, IReadOnlyList<string> Law, IReadOnlyList<string> Source, string Confidence, DateOnly From, DateOnly? To, bool Provisional, JsonElement Value);

    private static Results<Ok<Response>, Refusal> Handle(string year)
    {
        var tables = TaxTables.Current;
        if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > LastYear) return CalculationProblems.NoTablesOfYear.Refused();
        var lastDay = TaxTables.LastDayOf(number);
        var figures = tables.In(number)
            .Select(f => new FigureView(f.Key, f.Law, f.Source, f.Confidence, f.From, f.To, f.IsProvisionalOn(lastDay), f.Value))
            .ToList();
        return figures.Count == 0
            ? CalculationProblems.NoTablesOfYear.Refused()
            : TypedResults.Ok(new Response(number, figures.Exists(f => f.Provisional), tables.Date, CalculationKinds.RulesVersion, figures));
    }
}
