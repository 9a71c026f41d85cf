using System.Text.Json;
using FinanceTracker.Banking.Coverage;
using FinanceTracker.Banking.Mappings;
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
        if (import.RecordedAt is null)
        {
            db.StatementPeriods.AddRange(PeriodsOf(import, recorded.Value.Accounts));
            await db.RememberAsync(import.ReadMapping(), time.GetUtcNow(), cancellationToken);
        }

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

    // Ledger names each account once. A file whose parts fold into fewer accounts than it has parts, but more than one, does not say
    // which is which: its days are then left uncovered rather than given to the wrong account.
    private static IEnumerable<StatementPeriod> PeriodsOf(Import import, IReadOnlyList<RecordedAccount> accounts)
    {
        var parts = import.ReadParts();
        if (accounts.Count != parts.Count && accounts.Count != 1) return [];
        return parts.Select((part, i) => new StatementPeriod(import.Id, i, accounts[accounts.Count == 1 ? 0 : i].Id, part));
    }

    private static Guid ImportOf(Job job) => JsonSerializer.Deserialize<Payload>(job.Payload, ApiJson.Options)!.ImportId;
}
