using FinanceTracker.Ledger.Bulk;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Rules;

/// <summary>The log of runs, newest first; and one run with the rows it changed.</summary>
public static class ReadRuleRuns
{
    private const int MaxRuns = 200;
    private const int DefaultRows = 50;
    private const int MaxRows = 500;

    /// <summary>A run and a page of what it did; <c>nextCursor</c> is the id of the last row shown.</summary>
    public sealed record OneResponse(RuleRunView Run, IReadOnlyList<ChangeView> Changes, Guid? NextCursor);

    /// <summary>What a run did to one row.</summary>
    public sealed record ChangeView(Guid TransactionId, EditedFields Before, EditedFields After);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rules/runs", List).Can(Permission.ReadBooks).WithSummary("Bitácora de reglas / Log of rules");
        routes.MapGet("/rules/runs/{runId:guid}", One).Can(Permission.ReadBooks).WithSummary("Lo que hizo una regla / What a rule did");
    }

    private static async Task<Ok<Page<RuleRunView>>> List(Guid? ruleId, LedgerDb db, CancellationToken cancellationToken)
    {
        var runs = await db.RuleRuns.AsNoTracking().Where(r => ruleId == null || r.RuleId == ruleId).OrderByDescending(r => r.Id).Take(MaxRuns).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<RuleRunView>(runs.Select(RuleRunView.Of).ToList(), NextCursor: null));
    }

    private static async Task<Results<Ok<OneResponse>, Refusal>> One(Guid runId, Guid? cursor, int? limit, LedgerDb db, CancellationToken cancellationToken)
    {
        var run = await db.RuleRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId, cancellationToken);
        if (run is null) return CommonProblems.NotFound.Refused();
        var after = cursor ?? Guid.Empty;
        var take = Math.Clamp(limit ?? DefaultRows, 1, MaxRows);
        var changes = await db.RowChanges.AsNoTracking().Where(c => c.ActId == runId && c.TransactionId > after).OrderBy(c => c.TransactionId).Take(take + 1).ToListAsync(cancellationToken);
        var shown = changes.Take(take).Select(c => new ChangeView(c.TransactionId, EditedFields.Of(c.Before), EditedFields.Of(c.After))).ToList();
        return TypedResults.Ok(new OneResponse(RuleRunView.Of(run), shown, changes.Count > take ? shown[^1].TransactionId : null));
    }
}
