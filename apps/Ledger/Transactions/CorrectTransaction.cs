using System.Text.Json;
using FinanceTracker.Contracts.Insights;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>
/// The correction that teaches: sets category, note or tags of a row. A new category also goes to the rows of the same merchant that
/// no person has judged, and to the tenant's memory, so that the next one is right at once.
/// </summary>
public static class CorrectTransaction
{
    /// <summary>What to change; absent members stay as they are.</summary>
    public sealed record Request(string? Category, string? Note, string[]? Tags);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/bank/transactions/{id:guid}", Handle).Can(Permission.WriteBooks).WithSummary("Corregir un movimiento / Correct a transaction");

    private static async Task<Results<Ok<TransactionView>, Refusal>> Handle(
        Guid id, Request request, HttpContext context, LedgerDb db, Teacher teacher, CancellationToken cancellationToken)
    {
        if (Check(request) is { } problem) return problem.Refused();
        var row = await db.Live.SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (row is null) return CommonProblems.NotFound.Refused();
        if (context.Request.Headers.IfMatch.Count > 0 && ETags.Check(context.Request, row.Version) is { } stale) return stale.Refused();

        if (row.IsSplit && request.Category is not null) return LedgerProblems.SplitLine.Refused();
        row.Annotate(request.Note, request.Tags);
        var alsoChanged = request.Category is { } category
            ? await teacher.CorrectAsync(row, category, cancellationToken)
            : await SaveAsync(db, cancellationToken);
        context.SetETag(row.Version);
        context.Response.Headers["X-Also-Changed"] = alsoChanged.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TypedResults.Ok(await TransactionPages.ViewAsync(db, row, cancellationToken));
    }

    private static async Task<int> SaveAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return 0;
    }

    private static Problem? Check(Request request)
    {
        if (request.Category is { } category && !Taxonomy.IsKnown(category)) return LedgerProblems.UnknownCategory.With("category", category);
        return new FieldErrors()
            .WhenBadNote(request.Note, "note").WhenBadTags(request.Tags, "tags")
            .ToProblem();
    }
}

/// <summary>Writes a correction and teaches it.</summary>
public sealed class Teacher(LedgerDb db, [Microsoft.Extensions.DependencyInjection.FromKeyedServices(LedgerApp.AppName)] AppCalls calls, WorkSignal signal, TimeProvider time)
{
    private static readonly string Reasons = JsonSerializer.Serialize<CategoryReason[]>([new CategoryReason("correction", "Lo dijiste tú", 1)], ApiJson.Options);
    private static readonly string Followed = JsonSerializer.Serialize<CategoryReason[]>([new CategoryReason("correction", "Lo corregiste en un movimiento igual", 1)], ApiJson.Options);

    /// <summary>Corrects <paramref name="row"/>; returns how many other rows of the merchant followed.</summary>
    public async Task<int> CorrectAsync(Transaction row, string category, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        row.Correct(category, Reasons);
        var correction = new Correction(Guid.CreateVersion7(now), row, category, now);
        db.Corrections.Add(correction);
        db.Publish(new CategoryCorrected(db.Tenant.Value, correction.Id));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var outgoing = row.Amount < 0;
        var followed = await db.Live
            .Where(t => t.Key == row.Key && t.Id != row.Id && t.CategorySource != CategorySource.Person && t.CategorySource != CategorySource.Transfer && !t.IsSplit && (t.Amount < 0) == outgoing)
            .Where(t => t.CategorySource != CategorySource.Rule)
            .ExecuteUpdateAsync(
                s => s.SetProperty(t => t.Category, category).SetProperty(t => t.Level, "very_high").SetProperty(t => t.Reasons, Followed).SetProperty(t => t.CategorySource, CategorySource.Model),
                cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Wake();
        await TeachNowAsync(correction, cancellationToken);
        return followed;
    }

    /// <summary>Teaches at once. The event teaches too; asking now makes the very next line right. If Insights is away, the event will reach it.</summary>
    public async Task TeachNowAsync(Correction correction, CancellationToken cancellationToken)
    {
        try
        {
            await calls.PostAsync<LearnCorrection, CorrectionLearned>("insights", "/internal/insights/corrections", LessonOf(correction), cancellationToken);
        }
        catch (HttpRequestException)
        {
            // ledger.category-corrected.v1 is in the outbox
        }
    }

    /// <summary>The correction as Insights learns it.</summary>
    public static LearnCorrection LessonOf(Correction c) => new(c.Id, c.Descriptor, c.Direction, c.Category, c.Merchant, c.CorrectedAt);
}

/// <summary>Gives Insights the text of a correction that it heard of by event.</summary>
public static class ReadCorrection
{
    /// <summary>Which correction.</summary>
    public sealed record Request(Guid Id);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/internal/ledger/corrections", Handle).ForApps("insights");

    private static async Task<Results<Ok<LearnCorrection>, Refusal>> Handle(Request request, LedgerDb db, CancellationToken cancellationToken)
    {
        var correction = await db.Corrections.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.Id, cancellationToken);
        return correction is null ? CommonProblems.NotFound.ForApps().Refused() : TypedResults.Ok(Teacher.LessonOf(correction));
    }
}
