using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tax.Sat.Custody;
using FinanceTracker.Tax.Sat.Signing;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>Asks SAT for the CFDIs of a period: their metadata, or (after it, and only what is missing) the documents.</summary>
public static class StartDownload
{
    /// <summary>What to download.</summary>
    /// <param name="Direction">issued or received.</param>
    /// <param name="From">First day.</param>
    /// <param name="To">Last day: yesterday at the latest.</param>
    /// <param name="Kind">metadata or cfdi.</param>
    public sealed record Request(SatDirection? Direction, DateOnly? From, DateOnly? To, SatContent? Kind);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/tax/downloads", Handle).Can(Permission.PrepareFilings).Requires(Feature.Tax).LimitedAs("Upload").WithSummary("Descargar tus CFDI del SAT / Download your CFDIs from SAT");

    private static async Task<Results<Accepted<DownloadView>, Refusal>> Handle(Request request, EfirmaVault vault, StartTools tools, TaxDb db, CancellationToken cancellationToken)
    {
        var missing = new FieldErrors()
            .When(request.Direction is null, "direction", "Di issued o received.", "Say issued or received.")
            .When(request.Kind is null, "kind", "Di metadata o cfdi.", "Say metadata or cfdi.")
            .When(request.From is null, "from", "Falta el primer día.", "The first day is missing.")
            .When(request.To is null, "to", "Falta el último día.", "The last day is missing.");
        if (missing.ToProblem() is { } problem) return problem.Refused();
        if (tools.Connection.Addresses is null) return SatProblems.NotConnected.Refused();
        if (await vault.FindAsync(cancellationToken) is not { } efirma) return SatProblems.EfirmaNeeded.Refused();
        var order = new DownloadOrder(efirma.Rfc, request.Direction!.Value, request.From!.Value, request.To!.Value);
        if (order.Refusal(MexicoCalendar.Today(tools.Time)) is { } refusal) return refusal.Refused();

        var row = await db.SatOrders.FirstOrDefaultAsync(
            o => o.State == OrderState.Active && o.Rfc == order.Rfc && o.Direction == order.Direction && o.From == order.From && o.To == order.To && o.Content == request.Kind, cancellationToken);
        if (row is null)
        {
            var now = tools.Time.GetUtcNow();
            row = new SatOrder(Guid.CreateVersion7(now), order, request.Kind!.Value, tools.Tenant.User, now);
            db.SatOrders.Add(row);
            db.Note("download.ordered", row.Id.ToString("D"));
        }

        await tools.Schedule.SoonAsync(DownloadRun.Kind, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        tools.Signal.Wake();
        var view = DownloadView.Of(row, await ReadDownloads.RowsAsync(db, cancellationToken), whole: true, tools.Connection.IsSimulated);
        return TypedResults.Accepted($"/tax/downloads/{row.Id:D}", view);
    }
}

/// <summary>What starting a download needs besides its rows.</summary>
internal sealed record StartTools(SatConnection Connection, SatSchedule Schedule, MultiTenantContext Tenant, WorkSignal Signal, TimeProvider Time);
