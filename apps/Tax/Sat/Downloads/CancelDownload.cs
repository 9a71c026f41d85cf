using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>
/// Cancels a download: nothing more is asked for it. What SAT was asked stays written down, so that a later download takes it up instead
/// of asking again.
/// </summary>
public static class CancelDownload
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/tax/downloads/{downloadId:guid}", Handle).Can(Permission.PrepareFilings).WithSummary("Cancelar una descarga / Cancel a download");

    private static async Task<Results<NoContent, Refusal>> Handle(Guid downloadId, TaxDb db, SatSchedule schedule, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.SatOrders.SingleOrDefaultAsync(o => o.Id == downloadId, cancellationToken) is not { } order) return CommonProblems.NotFound.Refused();
        if (order.State != OrderState.Active) return TypedResults.NoContent();
        order.Finish(OrderState.Cancelled, time.GetUtcNow());
        db.Note("download.cancelled", order.Id.ToString("D"));
        await schedule.SoonAsync(DownloadRun.Kind, cancellationToken); // an e.firma kept for it alone goes
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
