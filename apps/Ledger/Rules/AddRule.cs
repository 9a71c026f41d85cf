using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Rules;

/// <summary>Adds a rule. It holds for lines that come from now on; <see cref="RunRule"/> takes it to the history.</summary>
public static class AddRule
{
    /// <summary>Every rule is tried on every line of an import.</summary>
    public const int MaxRules = 500;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/rules", Handle).Can(Permission.WriteBooks).Idempotent<LedgerDb>().WithSummary("Crear una regla / Add a rule");

    private static async Task<Results<Created<RuleView>, Refusal>> Handle(
        RuleRequest request, HttpContext context, LedgerDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rule = await request.ReadAsync(db, new Rule(Guid.CreateVersion7(now), now), cancellationToken);
        if (!rule.IsOk) return rule.Problem!.Refused();

        // Two requests at once would each count the other's rule out.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"ledger.rules" + db.Tenant}, 0))", cancellationToken);
        if (await db.Rules.CountAsync(cancellationToken) >= MaxRules) return LedgerProblems.TooManyRules.With("limit", MaxRules).Refused();
        db.Rules.Add(rule.Value);
        db.Note("rule.added", rule.Value.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        context.SetETag(rule.Value.Version);
        return TypedResults.Created($"/rules/{rule.Value.Id:D}", RuleView.Of(rule.Value));
    }
}
