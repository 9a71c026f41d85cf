using System.Text.Json;
using Dapr.Client;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Banking.Imports;

/// <summary>The imports, their jobs, and cancelling one.</summary>
public static class ReadImports
{
    private const int MaxImports = 200;

    /// <summary>An import in the list.</summary>
    public sealed record ImportView(Guid ImportId, string FileName, DateTimeOffset CreatedAt, DateTimeOffset? RecordedAt, DateTimeOffset? UndoneAt, string Bank, RowCounts Rows, Days Dates, Balances Balances);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bank/statements", List).Can(Permission.ReadBooks).WithSummary("Importaciones / Imports");
        routes.MapGet("/bank/statements/{importId:guid}", One).Can(Permission.ReadBooks).WithSummary("Una importación / One import");
        routes.MapGet("/bank/statements/jobs/{jobId:guid}", ReadJob).Can(Permission.ReadBooks).WithSummary("Avance / Progress");
        routes.MapDelete("/bank/statements/jobs/{jobId:guid}", CancelJob).Can(Permission.ImportStatements).WithSummary("Cancelar / Cancel");
    }

    private static async Task<Ok<Page<ImportView>>> List(BankingDb db, CancellationToken cancellationToken)
    {
        var imports = await db.Imports.AsNoTracking().OrderByDescending(i => i.CreatedAt).Take(MaxImports).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<ImportView>(imports.Select(ViewOf).ToList(), NextCursor: null));
    }

    private static async Task<Results<Ok<ImportAnswer>, Refusal>> One(Guid importId, BankingDb db, CancellationToken cancellationToken)
    {
        var import = await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == importId, cancellationToken);
        return import is null ? CommonProblems.NotFound.Refused() : TypedResults.Ok(AnswerOf(import));
    }

    private static async Task<Results<Ok<JobView>, Refusal>> ReadJob(Guid jobId, BankingDb db, DaprClient dapr, CancellationToken cancellationToken)
    {
        var job = await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == jobId, cancellationToken);
        if (job is null) return CommonProblems.NotFound.Refused();
        if (job.IsOver) return TypedResults.Ok(JobView.Of(job));
        var importId = JsonSerializer.Deserialize<ImportJob.Payload>(job.Payload, ApiJson.Options)!.ImportId;
        var state = await dapr.GetStateAsync<ImportState?>("state", ImportState.KeyOf(db.Tenant.Value, importId), cancellationToken: cancellationToken);
        return TypedResults.Ok(JobView.Of(job, state is null ? null : new JobProgress(state.Done, state.Total)));
    }

    private static async Task<Results<Ok<JobView>, Refusal>> CancelJob(Guid jobId, BankingDb db, WorkSignal signal, TimeProvider time, CancellationToken cancellationToken)
    {
        var job = await db.Jobs.SingleOrDefaultAsync(j => j.Id == jobId, cancellationToken);
        if (job is null) return CommonProblems.NotFound.Refused();
        job.Cancel(time.GetUtcNow());
        db.Note("statement.cancelled", jobId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
        return TypedResults.Ok(JobView.Of(job));
    }

    private static ImportView ViewOf(Import import)
    {
        var answer = AnswerOf(import);
        return new ImportView(import.Id, import.FileName, import.CreatedAt, import.RecordedAt, import.UndoneAt, answer.Bank, answer.Rows, answer.Dates, answer.Balances);
    }

    private static ImportAnswer AnswerOf(Import import) => JsonSerializer.Deserialize<ImportAnswer>(import.Answer, ApiJson.Options)!;
}
