using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Rules;

/// <summary>Changes a rule, guarded by If-Match, or removes it. What it did to rows stays; a run can be undone.</summary>
public static class ChangeRule
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/rules/{ruleId:guid}", Change).Can(Permission.WriteBooks).WithSummary("Cambiar una regla / Change a rule");
        routes.MapDelete("/rules/{ruleId:guid}", Remove).Can(Permission.WriteBooks).WithSummary("Quitar una regla / Remove a rule");
    }

    private static async Task<Results<Ok<RuleView>, Refusal>> Change(
        Guid ruleId, RuleRequest request, HttpContext context, LedgerDb db, CancellationToken cancellationToken)
    {
        var rule = await db.Rules.SingleOrDefaultAsync(r => r.Id == ruleId, cancellationToken);
        if (rule is null) return CommonProblems.NotFound.Refused();
        if (ETags.Check(context.Request, rule.Version) is { } stale) return stale.Refused();
        var changed = await request.ReadAsync(db, rule, cancellationToken);
        if (!changed.IsOk) return changed.Problem!.Refused();
        db.Note("rule.changed", ruleId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        context.SetETag(rule.Version);
        return TypedResults.Ok(RuleView.Of(rule));
    }

    private static async Task<Results<NoContent, Refusal>> Remove(Guid ruleId, HttpContext context, LedgerDb db, CancellationToken cancellationToken)
    {
        var rule = await db.Rules.SingleOrDefaultAsync(r => r.Id == ruleId, cancellationToken);
        if (rule is null) return CommonProblems.NotFound.Refused();
        if (context.Request.Headers.IfMatch.Count > 0 && ETags.Check(context.Request, rule.Version) is { } stale) return stale.Refused();
        db.Rules.Remove(rule);
        db.Note("rule.removed", ruleId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
