using System.Security.Cryptography;
using System.Text.Json;
using FinanceTracker.Banking.Mappings;
using FinanceTracker.Banking.Statements;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.Banking.Imports;

/// <summary>
/// A bank statement in. Up to 2,000 rows are recorded while the person waits (201); more, and those that could not be recorded at once
/// because a part of the product did not answer, become a job (202 with its Location).
/// <c>dryRun=true</c> says what would happen and stores nothing (200).
/// </summary>
public static class UploadStatement
{
    private const int RowsWhileWaiting = 2000;
    private const long MaxBytes = 32L * 1024 * 1024;
    private static readonly TimeSpan OwnLease = TimeSpan.FromMinutes(1);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/bank/statements", Handle).Can(Permission.ImportStatements).Requires(Feature.Statements).LimitedAs("Upload").Idempotent<BankingDb>()
            .WithSummary("Subir un estado de cuenta / Upload a statement").Accepts<IFormFile>("multipart/form-data");

    private static async Task<Results<Created<ImportAnswer>, Ok<ImportAnswer>, Accepted<JobView>, Refusal>> Handle(
        bool? dryRun, HttpContext context, Uploader uploader, MultiTenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        var upload = await Uploads.ReadAsync(context.Request, MaxBytes, cancellationToken);
        if (!upload.IsOk) return upload.Problem!.Refused();
        var today = MexicoCalendar.Today(time, tenant.Tenant.Zone);
        var order = Order.Of(upload.Value, today);
        if (!order.IsOk) return order.Problem!.Refused();

        // Read before anything is queued: the password of a locked file goes no further than this line.
        var statement = StatementReader.Read(order.Value.File.Content, order.Value.Options with { Remembered = await uploader.RememberedAsync(cancellationToken) });
        if (!statement.IsOk) return statement.Problem!.Refused();
        var language = context.Request.Headers.AcceptLanguage.ToString();
        if (dryRun == true)
        {
            var trial = await uploader.TryAsync(order.Value, statement.Value, language, cancellationToken);
            return trial.IsOk ? TypedResults.Ok(trial.Value) : trial.Problem!.Refused();
        }

        var waits = statement.Value.TotalRows <= RowsWhileWaiting;
        var job = await uploader.AcceptAsync(order.Value, statement.Value, language, waits ? OwnLease : TimeSpan.Zero, cancellationToken);
        if (!waits || await uploader.TryRunAsync(job, cancellationToken) is not { } outcome) return TypedResults.Accepted($"/bank/statements/jobs/{job.Id:D}", JobView.Of(job));
        return outcome.IsOk
            ? TypedResults.Created($"/bank/statements/{((ImportAnswer)outcome.Value).ImportId:D}", (ImportAnswer)outcome.Value)
            : outcome.Problem!.Refused();
    }

    /// <summary>What the person sent.</summary>
    internal sealed record Order(UploadedFile File, Guid? AccountId, StatementReadOptions Options)
    {
        public static Result<Order> Of(Upload upload, DateOnly today)
        {
            var file = upload.Files.FirstOrDefault(f => f.Field == "file") ?? upload.Files.FirstOrDefault();
            if (file is null) return BankingProblems.FileMissing;
            Guid? account = null;
            if (upload.Fields.TryGetValue("accountId", out var text) && text.Length > 0)
            {
                if (!Guid.TryParseExact(text.Trim(), "D", out var id)) return BankingProblems.BadAccount;
                account = id;
            }

            var mapping = upload.Fields.GetValueOrDefault("mapping");
            var options = new StatementReadOptions(today) { Password = FilePassword.From(upload.Fields.GetValueOrDefault("password")) };
            if (string.IsNullOrWhiteSpace(mapping)) return new Order(file, account, options);
            return ColumnMapping.FromJson(mapping) is { } columns
                ? new Order(file, account, options with { Mapping = columns })
                : BankingProblems.BadMapping;
        }
    }
}

/// <summary>Stores, stages and records an uploaded statement.</summary>
internal sealed class Uploader(BankingDb db, DocumentStore documents, ImportJob importJob, UploaderTools tools, [FromKeyedServices(BankingApp.AppName)] AppCalls calls)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>The mappings that the tenant gave before.</summary>
    public Task<IReadOnlyList<RememberedMapping>> RememberedAsync(CancellationToken cancellationToken) => db.RememberedAsync(cancellationToken);

    /// <summary>Says what recording would do; leaves nothing behind.</summary>
    public async Task<Result<ImportAnswer>> TryAsync(UploadStatement.Order order, Statement statement, string language, CancellationToken cancellationToken)
    {
        var importId = Guid.CreateVersion7(tools.Time.GetUtcNow());
        var answer = ImportAnswer.Of(importId, statement, language);
        if (statement.Accounts.All(a => a.Rows.Count == 0)) return answer;
        await documents.PutJsonAsync(db.Tenant, Import.StagedName(importId), StagedStatements.Of(statement), cancellationToken);
        try
        {
            var recorded = await ImportJob.RecordAsync(calls, importId, order.AccountId, dryRun: true, cancellationToken);
            return recorded.IsOk ? answer.With(recorded.Value) : recorded.Problem!;
        }
        finally
        {
            await documents.DeleteAsync(db.Tenant, Import.StagedName(importId), CancellationToken.None);
        }
    }

    /// <summary>
    /// Keeps the original and the rows, and writes import and job in one transaction: from here on a crash loses nothing, because the
    /// job is taken up again when its lease ends.
    /// </summary>
    public async Task<Job> AcceptAsync(UploadStatement.Order order, Statement statement, string language, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = tools.Time.GetUtcNow();
        var hash = Convert.ToHexStringLower(SHA256.HashData(order.File.Content));
        var importId = Guid.CreateVersion7(now);
        var answer = ImportAnswer.Of(importId, statement, language);
        var import = new Import(importId, order.File.FileName, hash, order.AccountId, JsonSerializer.Serialize(answer, ApiJson.Options), now);
        import.WasRead(statement);
        await documents.PutAsync(db.Tenant, import.Original, new MemoryStream(order.File.Content, writable: false), cancellationToken);
        await documents.PutJsonAsync(db.Tenant, import.Staged, StagedStatements.Of(statement), cancellationToken);

        var job = new Job(Guid.CreateVersion7(now), ImportJob.Kind, JsonSerializer.Serialize(new ImportJob.Payload(importId), ApiJson.Options), tools.Tenant.User, now, lease);
        job.Progress(0, statement.TotalRows);
        db.Imports.Add(import);
        db.Jobs.Add(job);
        db.Note("statement.uploaded", importId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        if (lease == TimeSpan.Zero) tools.Signal.Wake();
        return job;
    }

    /// <summary>
    /// Runs the job in this request; null when something failed on the way. The file is safe and its job is written: a runner takes it
    /// up, and the person has nothing to send again.
    /// </summary>
    public async Task<Result<object>?> TryRunAsync(Job job, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await importJob.RunAsync(job, cancellationToken);
            JobOutcomes.Finish(job, outcome, tools.Time.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return outcome;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            tools.Log.LogWarning(e, "Job {JobId} of tenant {Tenant} could not be done in its request and is left to a runner", job.Id, db.Tenant);
            await LeaveAsync(job.Id, cancellationToken);
            return null;
        }
    }

    // Nothing that is half done in this context is saved; the lease ends soon, so that nobody waits a minute.
    private async Task LeaveAsync(Guid job, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var soon = tools.Time.GetUtcNow() + Soon;
        await db.Jobs.Where(j => j.Id == job && j.FinishedAt == null).ExecuteUpdateAsync(s => s.SetProperty(j => j.LeaseUntil, soon), cancellationToken);
    }
}

/// <summary>What uploading needs of the platform.</summary>
internal sealed record UploaderTools(MultiTenantContext Tenant, WorkSignal Signal, TimeProvider Time, ILogger<Uploader> Log);
