using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Rules;

/// <summary>The rules, in the order in which they have the say; and one of them.</summary>
public static class ReadRules
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rules", List).Can(Permission.ReadBooks).WithSummary("Reglas / Rules");
        routes.MapGet("/rules/{ruleId:guid}", One).Can(Permission.ReadBooks).WithSummary("Una regla / One rule");
    }

    private static async Task<Ok<Page<RuleView>>> List(LedgerDb db, CancellationToken cancellationToken)
    {
        var rules = await db.Rules.AsNoTracking().ToListAsync(cancellationToken);
        var ordered = rules.OrderByDescending(r => r.Conditions.Specificity()).ThenByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Select(RuleView.Of).ToList();
        return TypedResults.Ok(new Page<RuleView>(ordered, NextCursor: null));
    }

    private static async Task<Results<Ok<RuleView>, Refusal>> One(Guid ruleId, HttpContext context, LedgerDb db, CancellationToken cancellationToken)
    {
        var rule = await db.Rules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == ruleId, cancellationToken);
        if (rule is null) return CommonProblems.NotFound.Refused();
        context.SetETag(rule.Version);
        return TypedResults.Ok(RuleView.Of(rule));
    }
}
