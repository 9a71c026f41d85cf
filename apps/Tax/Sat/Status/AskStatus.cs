using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Cfdis.Invoices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Sat.Status;

/// <summary>Asks SAT now how a CFDI stands.</summary>
public static class AskStatus
{
    /// <summary>What is known after asking.</summary>
    /// <param name="Sat">As it is told: a "not found" of a fresh CFDI is not a fact yet.</param>
    /// <param name="Said">What SAT said just now.</param>
    /// <param name="NextCheckAt">When it will be asked again; null: no more.</param>
    public sealed record Response(SatView Sat, CfdiStanding Said, DateTimeOffset? NextCheckAt);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/tax/invoices/{uuid:guid}/status", Handle).Can(Permission.WriteTaxes).LimitedAs("Upload")
            .WithSummary("¿Cómo está en el SAT? / How does it stand at SAT?");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid uuid, Vault vault, StatusServices services, CancellationToken cancellationToken)
    {
        if (await vault.FindAsync(uuid, cancellationToken) is not { } cfdi) return CommonProblems.NotFound.Refused();
        if (!StatusDesk.Knows(cfdi)) return SatProblems.CannotBeAsked.Refused();
        if (services.Connection.Addresses is null) return SatProblems.NotConnected.Refused();
        var answer = await services.Desk.AskAsync(cfdi, cancellationToken);
        try
        {
            await services.Db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            await services.Db.Entry(cfdi).ReloadAsync(cancellationToken); // the watch asked at the same moment, and wrote what SAT said
        }

        services.Signal.Wake();
        if (answer is null) return SatProblems.Silent.With("sat", SatView.Of(cfdi.Sat)).Refused();
        return TypedResults.Ok(new Response(SatView.Of(cfdi.Sat), answer.Standing, cfdi.SatDueAt));
    }
}

/// <summary>What asking needs.</summary>
internal sealed record StatusServices(TaxDb Db, StatusDesk Desk, SatConnection Connection, WorkSignal Signal);
