using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FinanceTracker.Insights.Series;

/// <summary>A person says that a series is none, or that it is one. Either word takes the other back.</summary>
public static class ChooseSeries
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/insights/recurring/{key}/dismiss", Dismiss).Can(Permission.WriteBooks).WithSummary("No es recurrente / It is not recurring");
        routes.MapPost("/insights/recurring/{key}/confirm", Confirm).Can(Permission.WriteBooks).WithSummary("Sí es recurrente / It is recurring");
    }

    private static Task<Results<Ok<SeriesView>, Refusal>> Dismiss(string key, Chooser chooser, CancellationToken cancellationToken) =>
        chooser.ChooseAsync(key, SeriesVerdict.Dismissed, cancellationToken);

    private static Task<Results<Ok<SeriesView>, Refusal>> Confirm(string key, Chooser chooser, CancellationToken cancellationToken) =>
        chooser.ChooseAsync(key, SeriesVerdict.Confirmed, cancellationToken);
}

/// <summary>Remembers what people say of series.</summary>
public sealed class Chooser(SeriesReader reader, InsightsDb db, MultiTenantContext tenant, TimeProvider time)
{
    /// <summary>Takes the word; 404 when the tenant has no such series.</summary>
    public async Task<Results<Ok<SeriesView>, Refusal>> ChooseAsync(string key, SeriesVerdict verdict, CancellationToken cancellationToken)
    {
        var read = await reader.ReadAsync(MexicoCalendar.Today(time, tenant.Tenant.Zone), cancellationToken);
        if (!read.IsOk) return read.Problem!.Refused();
        if (read.Value.All.FirstOrDefault(s => s.Key == key && !s.IsTransfer) is not { } series) return CommonProblems.NotFound.Refused();

        var known = await db.SeriesChoices.ToListAsync(cancellationToken);
        var choice = known.Find(c => c.IsAbout(series));
        if (choice is null)
        {
            choice = new SeriesChoice(series);
            db.SeriesChoices.Add(choice);
        }

        choice.Take(verdict, series.Expected.P50, time.GetUtcNow());
        db.Note(verdict == SeriesVerdict.Dismissed ? "series.dismissed" : "series.confirmed", key);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Said twice at once: the other one wrote the row, and this word is taken after it.
            db.ChangeTracker.Clear();
            return await ChooseAsync(key, verdict, cancellationToken);
        }

        return TypedResults.Ok(SeriesView.Of(series, verdict == SeriesVerdict.Confirmed));
    }
}
