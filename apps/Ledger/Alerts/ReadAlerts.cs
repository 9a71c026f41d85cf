using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>An alert, in both languages, with what it is about.</summary>
public sealed record AlertView(
    Guid Id, string Kind, AlertSeverity Severity, DateOnly Day, string TitleEs, string TitleEn, string BodyEs, string BodyEn,
    Guid? TransactionId, Guid? AccountId, string? Category, DateTimeOffset CreatedAt);

/// <summary>Open alerts, newest first; dismissing one.</summary>
public static class ReadAlerts
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/alerts", List).Can(Permission.ReadBooks).WithSummary("Avisos / Alerts");
        routes.MapPost("/alerts/{id:guid}/dismiss", Dismiss).Can(Permission.WriteBooks).WithSummary("Descartar un aviso / Dismiss an alert");
    }

    private static async Task<Results<Ok<Page<AlertView>>, Refusal>> List(string? cursor, int? limit, LedgerDb db, CancellationToken cancellationToken)
    {
        // A line that the person removed speaks no more; brought back, it does.
        var open = db.Alerts.AsNoTracking()
            .Where(a => a.DismissedAt == null && a.ResolvedAt == null && (a.TransactionId == null || db.Live.Any(t => t.Id == a.TransactionId)));
        if (cursor is not null)
        {
            if (!DayCursor.TryParse(cursor, out var after)) return LedgerProblems.BadCursor.Refused();
            open = open.Where(a => EF.Functions.LessThan(ValueTuple.Create(a.ToldOn, a.Id), ValueTuple.Create(after.Day, after.Id)));
        }

        var most = Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit);
        var items = await open.OrderByDescending(a => a.ToldOn).ThenByDescending(a => a.Id).Take(most + 1).ToListAsync(cancellationToken);
        string? next = null;
        if (items.Count > most)
        {
            items.RemoveAt(most);
            next = new DayCursor(items[^1].ToldOn, items[^1].Id).ToString();
        }

        return TypedResults.Ok(new Page<AlertView>(items.Select(ViewOf).ToList(), next));
    }

    private static async Task<Results<NoContent, Refusal>> Dismiss(Guid id, LedgerDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var alert = await db.Alerts.SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (alert is null) return CommonProblems.NotFound.Refused();
        alert.Dismiss(time.GetUtcNow());
        db.Note("alert.dismissed", id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static AlertView ViewOf(Alert a) => new(
        a.Id, a.Kind, a.Severity, a.Day, a.TitleEs, a.TitleEn, a.BodyEs, a.BodyEn, a.TransactionId, a.AccountId, a.Category, a.CreatedAt);
}
