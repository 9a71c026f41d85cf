using FinanceTracker.Ledger.Calendar;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Budgets;

/// <summary>Sets the pay cycle, the income of a period and the envelopes; replaces what was there.</summary>
public static class PlanBudget
{
    private const int MaxEnvelopes = 120;

    /// <summary>The plan. <c>payCycle.kind</c>: monthly (with <c>day</c>), quincena, weekly (with <c>weekday</c>), catorcenal (with <c>anchor</c>), variable.</summary>
    public sealed record Request(PayCycle? PayCycle, decimal? Income, string? Currency, IReadOnlyList<EnvelopeRequest>? Envelopes);

    /// <summary>An envelope: a category or a group, and the amount for each pay period.</summary>
    public sealed record EnvelopeRequest(string Category, decimal Assigned);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/budgets", Handle).Can(Permission.ManageBudgets).Requires(Feature.Budgets).WithSummary("Planear el presupuesto / Plan the budget");

    private static async Task<Results<Ok<BudgetView>, Refusal>> Handle(
        Request request, HttpContext context, LedgerDb db, MultiTenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Check(request) is { } problem) return problem.Refused();
        var budget = await db.Budgets.Include(b => b.Envelopes).SingleOrDefaultAsync(cancellationToken);
        if (budget is not null && context.Request.Headers.IfMatch.Count > 0 && ETags.Check(context.Request, budget.Version) is { } stale) return stale.Refused();
        budget ??= db.Budgets.Add(new Budget(db.Tenant)).Entity;

        budget.Plan(request.PayCycle ?? PayCycle.Variable, request.Income, request.Currency?.ToUpperInvariant() ?? "MXN");
        Replace(db, budget, request.Envelopes ?? []);
        db.Note("budget.planned", "budget");
        await db.SaveChangesAsync(cancellationToken);
        context.SetETag(budget.Version);
        return TypedResults.Ok(await ReadBudget.ViewAsync(db, budget, MexicoCalendar.Today(time, tenant.Tenant.Zone), cancellationToken));
    }

    private static void Replace(LedgerDb db, Budget budget, IReadOnlyList<EnvelopeRequest> wanted)
    {
        foreach (var old in budget.Envelopes.ToList())
        {
            if (wanted.FirstOrDefault(w => w.Category == old.Category) is { } same) db.Entry(old).Property(e => e.Assigned).CurrentValue = same.Assigned;
            else budget.Envelopes.Remove(old);
        }

        foreach (var envelope in wanted.Where(w => budget.Envelopes.TrueForAll(e => e.Category != w.Category)))
        {
            budget.Envelopes.Add(new Envelope(db.Tenant, envelope.Category, envelope.Assigned));
        }
    }

    private static Problem? Check(Request request)
    {
        if (request.PayCycle is { } cycle && PayCycle.Validate(cycle) is { } invalid) return invalid;
        var envelopes = request.Envelopes ?? [];
        if (envelopes.Any(e => e is null)) return new FieldErrors().When(true, "envelopes", "Hay un sobre vacío.", "There is an envelope without content.").ToProblem();
        if (envelopes.FirstOrDefault(e => Taxonomy.LeavesOf(e.Category ?? "").Count == 0) is { } unknown) return LedgerProblems.UnknownCategory.With("category", unknown.Category);
        return new FieldErrors()
            .When(request.Income is < 0 or >= 1_000_000_000_000m, "income", "No puede ser negativo.", "Cannot be negative.")
            .When(request.Currency is not null && !Platform.Amounts.Currency.TryParse(request.Currency, out _), "currency", "Código de tres letras, por ejemplo MXN.", "A three-letter code, such as MXN.")
            .When(envelopes.Count > MaxEnvelopes, "envelopes", "Demasiados sobres.", "Too many envelopes.")
            .When(envelopes.Any(e => e.Assigned is < 0 or >= 1_000_000_000_000m), "envelopes", "Lo asignado no puede ser negativo.", "What is assigned cannot be negative.")
            .When(envelopes.DistinctBy(e => e.Category, StringComparer.Ordinal).Count() < envelopes.Count, "envelopes", "Cada categoría, una sola vez.", "Each category once.")
            .ToProblem();
    }
}
