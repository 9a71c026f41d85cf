using FinanceTracker.Ledger.Cards;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Persistence;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Accounts;

/// <summary>The tenant's accounts; cards with their cycle.</summary>
public static class ListAccounts
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bank/accounts", All).Can(Permission.ReadBooks).WithSummary("Cuentas / Accounts");
        routes.MapGet("/bank/accounts/{id:guid}", One).Can(Permission.ReadBooks).WithSummary("Una cuenta / One account");
    }

    private static async Task<Ok<List<AccountView>>> All(LedgerDb db, TenantKeys keys, MultiTenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        var accounts = await db.Accounts.AsNoTracking().OrderBy(a => a.CreatedAt).ToListAsync(cancellationToken);
        if (accounts.Count == 0) return TypedResults.Ok(new List<AccountView>());
        var key = await keys.OpenAsync(db, cancellationToken);
        var cards = await db.CardsAsync(accounts, MexicoCalendar.Today(time, tenant.Tenant.Zone), cancellationToken);
        return TypedResults.Ok(accounts.Select(a => AccountView.Of(a, cards.GetValueOrDefault(a.Id), key)).ToList());
    }

    private static async Task<Results<Ok<AccountView>, Refusal>> One(
        Guid id, HttpContext context, LedgerDb db, AccountViews views, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (account is null) return CommonProblems.NotFound.Refused();
        context.SetETag(account.Version);
        return TypedResults.Ok(await views.OfAsync(account, cancellationToken));
    }
}

/// <summary>Makes the view of one account.</summary>
public sealed class AccountViews(LedgerDb db, TenantKeys keys, MultiTenantContext tenant, TimeProvider time)
{
    /// <summary>The account as it stands today.</summary>
    public async Task<AccountView> OfAsync(Account account, CancellationToken cancellationToken)
    {
        var key = await keys.OpenAsync(db, cancellationToken);
        var cards = await db.CardsAsync([account], MexicoCalendar.Today(time, tenant.Tenant.Zone), cancellationToken);
        return AccountView.Of(account, cards.GetValueOrDefault(account.Id), key);
    }
}
