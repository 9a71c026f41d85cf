using FinanceTracker.Ledger.Bulk;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Rules;

/// <summary>Says what a rule would change in the history, among the rules that are there; writes nothing.</summary>
public static class PreviewRule
{
    /// <summary>
    /// What would change. <c>matched</c> rows fulfil the conditions; <c>changed</c> are those that would be another than now. <c>skipped</c> are
    /// split lines, whose category stays: <c>skippedRows</c> names the first five hundred.
    /// </summary>
    public sealed record Response(
        int Specificity, int Matched, int Changed, ChangeCounts Changes, IReadOnlyList<PreviewedRow> Rows, int Skipped, IReadOnlyList<SkippedRow> SkippedRows);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/rules/preview", Handle).Can(Permission.WriteBooks).WithSummary("Probar una regla en el historial / Try a rule on the history");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(RuleRequest request, LedgerDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var existing = request.RuleId is { } id ? await db.Rules.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) : null;
        if (request.RuleId is not null && existing is null) return CommonProblems.NotFound.With("field", "ruleId").Refused();
        var draft = await (request with { Enabled = true }).ReadAsync(db, existing ?? new Rule(Guid.CreateVersion7(now), now), cancellationToken);
        if (!draft.IsOk) return draft.Problem!.Refused();
        var others = await db.Rules.AsNoTracking().Where(r => r.Id != draft.Value.Id && r.Enabled).ToListAsync(cancellationToken);
        return TypedResults.Ok(await PreviewAsync(db, RuleSet.Of([draft.Value, .. others]), draft.Value, cancellationToken));
    }

    private static async Task<Response> PreviewAsync(LedgerDb db, RuleSet rules, Rule draft, CancellationToken cancellationToken)
    {
        var (matched, changed, counts, shown, skipped) = (0, 0, ChangeCounts.None, new List<PreviewedRow>(), new List<SkippedRow>());
        var candidates = draft.Conditions.Narrow(db.Live).AsNoTracking().OrderByDescending(t => t.Date).ThenByDescending(t => t.Id);
        await foreach (var row in candidates.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!draft.Conditions.Hold(RuleLine.Of(row))) continue;
            matched++;
            var before = row.State();
            var decision = rules.Decide(row).Of(draft.Id);
            if (RuleRunner.Separates(decision, row)) row.Unpair();
            rules.Apply(row, decision);
            if (decision.Skips(row)) skipped.AddRange(SkippedRow.Of([row]));
            var fields = before.DifferencesTo(row.State());
            if (!fields.Any) continue;
            changed++;
            counts = counts.Plus(fields);
            if (shown.Count < PreviewedRow.Shown) shown.Add(PreviewedRow.Of(row, before));
        }

        return new Response(draft.Conditions.Specificity(), matched, changed, counts, shown, skipped.Count, skipped.Take(SkippedRow.Shown).ToList());
    }
}
