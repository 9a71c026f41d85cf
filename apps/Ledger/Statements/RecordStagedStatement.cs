using System.Text.Json;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Ledger.Rules;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Identifiers;
using FinanceTracker.Platform.Persistence;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Statements;

/// <summary>
/// Records a staged statement: finds the accounts, drops what is known, pairs transfers, categorises, and writes rows, balances,
/// import and event in one transaction. Asked again with the same import it answers the same.
/// </summary>
public static class RecordStagedStatement
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/internal/ledger/statements", Handle).ForApps("banking");

    private static async Task<Results<Ok<StatementRecorded>, Refusal>> Handle(RecordStatement request, Recorder recorder, CancellationToken cancellationToken)
    {
        var recorded = await recorder.RecordAsync(request, cancellationToken);
        return recorded.IsOk ? TypedResults.Ok(recorded.Value) : recorded.Problem!.ForApps().Refused();
    }
}

/// <summary>What recording needs of the platform.</summary>
public sealed record RecorderTools(DocumentStore Documents, TenantKeys Keys, ImportProgress Progress, WorkSignal Signal, TimeProvider Time, ILogger<Recorder> Log);

/// <summary>Does the recording.</summary>
public sealed class Recorder(LedgerDb db, RowCategoriser categoriser, RuleBook book, RefundLinker refunds, RecorderTools tools)
{
    private const int PreviewRows = 50;

    /// <summary>Records, or says why not.</summary>
    public async Task<Result<StatementRecorded>> RecordAsync(RecordStatement request, CancellationToken cancellationToken)
    {
        if (await BeforeAsync(request, cancellationToken) is { } before) return before;
        if (await tools.Documents.GetJsonAsync<StagedStatement>(db.Tenant, request.Document, cancellationToken) is not { } statement) return LedgerProblems.StagedDocumentMissing;

        var watch = tools.Time.GetTimestamp();
        var parts = Rows(statement, request.ImportId);
        var total = parts.Sum(p => p.Count);
        await tools.Progress.ReportAsync(db.Tenant, request.ImportId, 0, total, cancellationToken);
        var rules = await book.OpenAsync(cancellationToken);
        await categoriser.SuggestAsync(
            parts.SelectMany(p => p).ToList(), done => tools.Progress.ReportAsync(db.Tenant, request.ImportId, done / 2, total, cancellationToken), cancellationToken);
        var categorised = tools.Time.GetElapsedTime(watch);
        var key = await tools.Keys.OpenAsync(db, cancellationToken);

        // Two imports of one tenant at once would each miss the other's rows. The other one may be this import, taken up by a second worker.
        await using var transaction = await db.LockBooksAsync(cancellationToken);
        if (await BeforeAsync(request, cancellationToken) is { } meanwhile) return meanwhile;
        var accounts = await new AccountFinder(db, key, tools.Time).FindAsync(statement, request.AccountId, cancellationToken);
        if (!accounts.IsOk) return accounts.Problem!;
        var books = new StatementBooks(db, statement, accounts.Value, parts, rules);
        await books.CompareAsync(cancellationToken);
        books.FollowRules();
        await books.PairTransfersAsync(tools.Time, cancellationToken);
        var compared = tools.Time.GetElapsedTime(watch);
        var answer = books.Answer(key, PreviewRows);
        if (request.DryRun) return answer;

        await WriteAsync(request, books, answer, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        tools.Signal.Wake();
        tools.Log.LogInformation(
            "Import {ImportId} of tenant {Tenant}: {Rows} rows, {New} new; categorised in {Categorised} ms, compared in {Compared} ms, written in {Written} ms",
            request.ImportId, db.Tenant, total, answer.New, categorised.TotalMilliseconds, (compared - categorised).TotalMilliseconds, (tools.Time.GetElapsedTime(watch) - compared).TotalMilliseconds);
        return answer;
    }

    // What was answered to the same import before.
    private async Task<Result<StatementRecorded>?> BeforeAsync(RecordStatement request, CancellationToken cancellationToken)
    {
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == request.ImportId, cancellationToken) is not { } before) return null;
        return before.UndoneAt is null ? JsonSerializer.Deserialize<StatementRecorded>(before.Result, ApiJson.Options)! : LedgerProblems.ImportTakenBack;
    }

    private async Task WriteAsync(RecordStatement request, StatementBooks books, StatementRecorded answer, CancellationToken cancellationToken)
    {
        books.SettleBalances();
        await refunds.LinkAsync(books.New, cancellationToken);
        db.Imports.Add(new StatementImport(request.ImportId, JsonSerializer.Serialize(answer, ApiJson.Options), tools.Time.GetUtcNow()));
        if (books.New.Count > 0)
        {
            var without = books.New.Count(r => r.CategorySource == CategorySource.None);
            var days = books.New.Select(r => r.Date).ToList();
            db.Publish(new TransactionsRecorded(db.Tenant.Value, request.ImportId, books.New.Count, without, days.Min(), days.Max()));
        }

        db.Note("statement.recorded", request.ImportId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await RowWriter.WriteAsync(db, books.New, cancellationToken);
    }

    private List<List<Transaction>> Rows(StagedStatement statement, Guid importId)
    {
        var ids = new OrderedIds(tools.Time);
        var now = tools.Time.GetUtcNow();
        return statement.Accounts.Select(part => part.Rows.Select(row =>
        {
            var transaction = new Transaction(ids.Next(), db.Tenant, null, row.Date, row.Description, row.Amount, part.Currency, TransactionSource.Statement, now);
            transaction.FromStatement(importId, row.BookedAt, row.Balance, row.Reference, row.TrackingKey, row.ExternalId);
            return transaction;
        }).ToList()).ToList();
    }
}
