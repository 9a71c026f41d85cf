using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>How downloads stand, newest first, and one of them question by question.</summary>
public static class ReadDownloads
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tax/downloads", All).Can(Permission.ReadTaxes).Requires(Feature.Tax).WithSummary("Tus descargas del SAT / Your downloads from SAT");
        routes.MapGet("/tax/downloads/{downloadId:guid}", One).Can(Permission.ReadTaxes).Requires(Feature.Tax).WithSummary("Una descarga del SAT / One download from SAT");
    }

    /// <summary>The tenant's questions by the window that they were planned with.</summary>
    internal static async Task<Dictionary<DownloadWindow, SatRequest>> RowsAsync(TaxDb db, CancellationToken cancellationToken) =>
        await db.SatRequests.AsNoTracking().ToDictionaryAsync(r => r.Window, cancellationToken);

    private static async Task<Ok<Page<DownloadView>>> All(TaxDb db, SatConnection connection, CancellationToken cancellationToken)
    {
        var orders = await db.SatOrders.AsNoTracking().OrderByDescending(o => o.CreatedAt).ThenByDescending(o => o.Id).Take(Most).ToListAsync(cancellationToken);
        var rows = await RowsAsync(db, cancellationToken);
        return TypedResults.Ok(new Page<DownloadView>([.. orders.Select(o => DownloadView.Of(o, rows, whole: false, connection.IsSimulated))], NextCursor: null));
    }

    private static async Task<Results<Ok<DownloadView>, Refusal>> One(Guid downloadId, TaxDb db, SatConnection connection, CancellationToken cancellationToken) =>
        await db.SatOrders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == downloadId, cancellationToken) is { } order
            ? TypedResults.Ok(DownloadView.Of(order, await RowsAsync(db, cancellationToken), whole: true, connection.IsSimulated))
            : CommonProblems.NotFound.Refused();
}
