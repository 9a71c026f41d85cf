using System.Text.Json;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Banking.Imports;

/// <summary>
/// Has Ledger record a staged statement. Idempotent by import: after a crash it runs again, and Ledger answers what it did. A
/// cancelled import is taken back, should Ledger have been faster.
/// </summary>
public sealed class ImportJob(BankingDb db, [FromKeyedServices(BankingApp.AppName)] AppCalls calls, DocumentStore documents, TimeProvider time) : IJobHandler
{
    /// <inheritdoc/>
    public static string Kind => "bank.statement";

    /// <summary>What the job keeps.</summary>
    public sealed record Payload(Guid ImportId);

    /// <inheritdoc/>
    public async Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken)
    {
        var import = await db.Imports.SingleAsync(i => i.Id == ImportOf(job), cancellationToken);
        var recorded = await RecordAsync(calls, import.Id, import.AccountId, dryRun: false, cancellationToken);
        if (!recorded.IsOk)
        {
            await documents.DeleteAsync(db.Tenant, import.Staged, cancellationToken);
            return recorded.Problem!;
        }

        var answer = JsonSerializer.Deserialize<ImportAnswer>(import.Answer, ApiJson.Options)!.With(recorded.Value);
        import.Recorded(JsonSerializer.Serialize(answer with { Preview = [] }, ApiJson.Options), time.GetUtcNow());
        db.Note("statement.imported", import.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await documents.DeleteAsync(db.Tenant, import.Staged, cancellationToken);
        return Result<object>.Of(answer);
    }

    /// <inheritdoc/>
    public async Task CleanUpAsync(Job job, CancellationToken cancellationToken)
    {
        var importId = ImportOf(job);
        await calls.PostAsync<UndoStatement, StatementUndone>("ledger", "/internal/ledger/statements/undo", new UndoStatement(importId), cancellationToken);
        await documents.DeleteAsync(db.Tenant, Import.StagedName(importId), cancellationToken);
    }

    /// <summary>Asks Ledger to record, or to say what it would do.</summary>
    public static Task<Result<StatementRecorded>> RecordAsync(AppCalls calls, Guid importId, Guid? accountId, bool dryRun, CancellationToken cancellationToken) =>
        calls.PostAsync<RecordStatement, StatementRecorded>(
            "ledger", "/internal/ledger/statements", new RecordStatement(importId, Import.StagedName(importId), accountId, dryRun), cancellationToken);

    private static Guid ImportOf(Job job) => JsonSerializer.Deserialize<Payload>(job.Payload, ApiJson.Options)!.ImportId;
}
