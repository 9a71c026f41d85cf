using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Ledger.Exports;

/// <summary>The books as CSV, XLSX or JSON, streamed while they are read.</summary>
public static class ExportNow
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/ledger/export", Handle).Can(Permission.ReadBooks).WithSummary("Exportar los libros / Export the books");

    /// <summary>What is asked for. <c>bom=true</c> makes Excel read the accents of a CSV.</summary>
    public sealed record Query(string? Format, string? From, string? To, Guid? Account, string? Category, bool? Bom)
    {
        /// <summary>The order, in the language of the request.</summary>
        public ExportOrder ToOrder(HttpRequest request) =>
            new(Format, From, To, Account, Category, request.WantsEnglish(), Bom ?? false);
    }

    private static async Task<Results<PushStreamHttpResult, Refusal>> Handle(
        [AsParameters] Query query, HttpContext context, LedgerDb db, Exporter exporter, ExportTools tools)
    {
        var cancellationToken = context.RequestAborted;
        var order = query.ToOrder(context.Request);
        if (await exporter.CheckAsync(order, cancellationToken) is { } problem) return problem.Refused();
        db.Note("books.exported", order.AskedFormat().Key);
        await db.SaveChangesAsync(cancellationToken);
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Stream(
            body => order.AskedFormat().WriteAsync(body, exporter.ReadAsync(order, cancellationToken), order.Style(), cancellationToken),
            order.AskedFormat().MediaType, tools.FileName(order));
    }
}

/// <summary>What exports need of the platform.</summary>
public sealed record ExportTools(MultiTenantContext Tenant, Platform.Hosting.WorkSignal Signal, TimeProvider Time)
{
    /// <summary>The name of the file, with the day on it.</summary>
    public string FileName(ExportOrder order) =>
        string.Create(CultureInfo.InvariantCulture, $"{(order.English ? "transactions" : "movimientos")}-{MexicoCalendar.Today(Time, Tenant.Tenant.Zone):yyyy-MM-dd}.{order.AskedFormat().Key}");
}
