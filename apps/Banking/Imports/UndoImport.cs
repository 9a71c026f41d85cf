using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Banking.Imports;

/// <summary>Takes an import back, whole.</summary>
public static class UndoImport
{
    /// <summary>How many rows went.</summary>
    public sealed record Response(Guid ImportId, int Removed);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/bank/statements/{importId:guid}", Handle).Can(Permission.ImportStatements).WithSummary("Deshacer una importación / Undo an import");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid importId, BankingDb db, [FromKeyedServices(BankingApp.AppName)] AppCalls calls, TimeProvider time, CancellationToken cancellationToken)
    {
        var import = await db.Imports.SingleOrDefaultAsync(i => i.Id == importId, cancellationToken);
        if (import is null || import.UndoneAt is not null) return CommonProblems.NotFound.Refused();
        if (import.RecordedAt is null && await IsRunningAsync(db, importId, cancellationToken)) return BankingProblems.StillRunning.Refused();
        var undone = await calls.PostAsync<UndoStatement, StatementUndone>("ledger", "/internal/ledger/statements/undo", new UndoStatement(importId), cancellationToken);

        // Taken back before but not noted here (a crash between the two): note it now.
        if (!undone.IsOk && undone.Problem!.Code != "import_taken_back") return undone.Problem.Refused();
        import.Undo(time.GetUtcNow());
        db.StatementPeriods.RemoveRange(await db.StatementPeriods.Where(p => p.ImportId == importId).ToListAsync(cancellationToken));
        db.Note("statement.undone", importId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Response(importId, undone.IsOk ? undone.Value.Removed : 0));
    }

    private static Task<bool> IsRunningAsync(BankingDb db, Guid importId, CancellationToken cancellationToken)
    {
        var id = importId.ToString("D");
        return db.Jobs.AnyAsync(j => j.FinishedAt == null && EF.Functions.JsonContains(j.Payload, $$"""{"importId": "{{id}}"}"""), cancellationToken);
    }
}
