using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Tax.Reports;

/// <summary>The reports that can be asked for, and what each needs.</summary>
public static class ListReports
{
    /// <summary>A report: its title in the reader's language and in both.</summary>
    public sealed record Item(string Id, string Title, string Es, string En, string About, ReportSpan Period, IReadOnlyList<string> Inputs, IReadOnlyList<ReportFormat> Formats);

    /// <summary>All of them.</summary>
    public sealed record Response(IReadOnlyList<Item> Items);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/tax/reports", Handle).Can(Permission.ReadTaxes).Requires(Feature.Tax).WithSummary("Los reportes fiscales / The tax reports");

    private static Ok<Response> Handle(HttpContext context)
    {
        var tongue = new Tongue(context.Request.WantsEnglish());
        return TypedResults.Ok(new Response([.. ReportKinds.All.Select(k => new Item(k.Id, k.Title(tongue), k.Es, k.En, tongue.Say(k.AboutEs, k.AboutEn), k.Span, k.Inputs, k.Formats))]));
    }
}
