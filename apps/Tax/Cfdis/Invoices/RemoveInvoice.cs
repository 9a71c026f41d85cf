using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Cfdis.Intake;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Cfdis.Invoices;

/// <summary>Removes a CFDI from every figure and list, and brings it back: the XML stays sealed where it is.</summary>
public static class RemoveInvoice
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/tax/invoices/{uuid:guid}", Remove).Can(Permission.WriteTaxes).WithSummary("Quitar un comprobante / Remove a CFDI");
        routes.MapPost("/tax/invoices/{uuid:guid}/restore", Restore).Can(Permission.WriteTaxes).WithSummary("Recuperar un comprobante / Bring a CFDI back");
    }

    private static async Task<Results<NoContent, Refusal>> Remove(Guid uuid, TaxDb db, Vault vault, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await vault.FindAsync(uuid, cancellationToken) is not { } row) return CommonProblems.NotFound.Refused();
        row.Remove(time.GetUtcNow());
        db.Note("cfdi.removed", row.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<CfdiItem>, Refusal>> Restore(Guid uuid, HttpContext context, TaxDb db, Vault vault, CfdiIntake intake, CancellationToken cancellationToken)
    {
        if (await vault.FindRemovedAsync(uuid, cancellationToken) is not { } row) return CommonProblems.NotFound.Refused();
        if (await db.Cfdis.AnyAsync(c => c.DeletedAt == null && (c.Hash == row.Hash || (c.Uuid != null && c.Uuid == row.Uuid)), cancellationToken))
            return CfdiProblems.AlreadyThere.Refused();
        row.Restore();
        db.Publish(intake.EventOf([row]));
        db.Note("cfdi.restored", row.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CfdiItem.Of(row, context.Request.WantsEnglish()));
    }
}
