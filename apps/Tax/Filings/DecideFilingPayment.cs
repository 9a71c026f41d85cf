using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Matching;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Filings;

/// <summary>A person says which bank line paid a return, or that one did not. What was said is not judged again; it can be said otherwise.</summary>
public static class DecideFilingPayment
{
    /// <summary>The line, as the filing lists it among its payments.</summary>
    public sealed record Request(Guid? LineId);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/tax/filings/{filingId:guid}/payment/confirm", Confirm).Can(Permission.PrepareFilings).Requires(Feature.Tax).Idempotent<TaxDb>()
            .WithSummary("Sí, ese movimiento la pagó / Yes, that line paid it");
        routes.MapPost("/tax/filings/{filingId:guid}/payment/reject", Reject).Can(Permission.PrepareFilings).Requires(Feature.Tax).Idempotent<TaxDb>()
            .WithSummary("No fue ese movimiento / It was not that line");
    }

    private static async Task<Results<Ok<FilingView>, Refusal>> Confirm(Guid filingId, Request? request, TaxDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.Filings.SingleOrDefaultAsync(f => f.Id == filingId, cancellationToken) is not { } filing) return CommonProblems.NotFound.Refused();
        if (await FindAsync(db, filingId, request, cancellationToken) is not { } payment) return FilingProblems.NotACandidate.Refused();
        if (await db.Filings.AnyAsync(f => f.Id != filingId && f.PaidByLine == payment.LineId, cancellationToken)) return FilingProblems.LineTaken.Refused();
        if (filing.PaidByLine != payment.LineId && !filing.Pay(payment.LineId, payment.LineDate)) return FilingProblems.WrongState.With("state", filing.State).Refused();
        payment.Confirm(time.GetUtcNow());
        var others = await db.FilingPayments.Where(p => p.Id != payment.Id && p.DecidedAt == null && (p.FilingId == filingId || p.LineId == payment.LineId)).ToListAsync(cancellationToken);
        db.FilingPayments.RemoveRange(others);
        db.Note("filing.payment-confirmed", filingId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await FilingViews.OfAsync(db, filing, cancellationToken));
    }

    // Without the line other candidates may stand alone: the books are looked at again.
    private static async Task<Results<Ok<FilingView>, Refusal>> Reject(
        Guid filingId, Request? request, TaxDb db, FilingPaymentSchedule schedule, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.Filings.SingleOrDefaultAsync(f => f.Id == filingId, cancellationToken) is not { } filing) return CommonProblems.NotFound.Refused();
        if (await FindAsync(db, filingId, request, cancellationToken) is not { } payment) return FilingProblems.NotACandidate.Refused();
        filing.TakePaymentBack(payment.LineId);
        payment.Reject(time.GetUtcNow());
        await schedule.SoonAsync(cancellationToken);
        db.Note("filing.payment-rejected", filingId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await FilingViews.OfAsync(db, filing, cancellationToken));
    }

    private static Task<FilingPayment?> FindAsync(TaxDb db, Guid filingId, Request? request, CancellationToken cancellationToken) =>
        db.FilingPayments.SingleOrDefaultAsync(p => p.FilingId == filingId && p.LineId == request!.LineId, cancellationToken);
}
