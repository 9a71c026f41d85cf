using FinanceTracker.Platform.Persistence;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Accounts;

/// <summary>The tenant's accounts.</summary>
public static class ListAccounts
{
    /// <summary>An account. The number is masked; the CLABE is whole, because people give it to be paid.</summary>
    public sealed record Response(
        Guid Id, string BankName, string? AccountNumber, string? Clabe, decimal? Balance, DateOnly? BalanceDate, string Currency, string Source);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/bank/accounts", Handle).Can(Permission.ReadBooks).WithSummary("Cuentas / Accounts");

    private static async Task<Ok<List<Response>>> Handle(LedgerDb db, TenantKeys keys, CancellationToken cancellationToken)
    {
        var accounts = await db.Accounts.AsNoTracking().OrderBy(a => a.CreatedAt).ToListAsync(cancellationToken);
        if (accounts.Count == 0) return TypedResults.Ok(new List<Response>());
        var key = await keys.OpenAsync(db, cancellationToken);
        return TypedResults.Ok(accounts
            .Select(a => new Response(a.Id, a.BankName, a.MaskedNumber, a.Clabe(key), a.Balance, a.BalanceDate, a.Currency, a.Source))
            .ToList());
    }
}
