using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Banking.Coverage;

/// <summary>
/// What statements cover, by account and month: Banking knows periods and balances, Ledger knows accounts and rows and is asked.
/// </summary>
public static class ReadCoverage
{
    /// <summary>Every account with its months.</summary>
    public sealed record Response(IReadOnlyList<AccountView> Accounts);

    /// <summary>An account.</summary>
    public sealed record AccountView(
        Guid AccountId, string BankName, string? AccountNumber, string Currency, DateOnly? From, DateOnly? To, IReadOnlyList<MonthCoverage> Months, IReadOnlyList<CoverageGap> Gaps,
        IReadOnlyList<BalanceBreak> BalanceBreaks);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/bank/coverage", Handle).Can(Permission.ReadBooks).WithSummary("Qué meses cubren tus estados de cuenta / Which months your statements cover");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        BankingDb db, [FromKeyedServices(BankingApp.AppName)] AppCalls calls, MultiTenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        var books = await calls.PostAsync<ReadBooksCoverage, BooksCoverage>("ledger", "/internal/ledger/coverage", new ReadBooksCoverage(), cancellationToken);
        if (!books.IsOk) return books.Problem!.Refused();
        var periods = (await db.StatementPeriods.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(p => p.AccountId, p => p.Covers);
        var today = MexicoCalendar.Today(time, tenant.Tenant.Zone);
        return TypedResults.Ok(new Response([.. books.Value.Accounts.Select(a => ViewOf(a, [.. periods[a.Id]], today))]));
    }

    private static AccountView ViewOf(CoveredAccount account, List<CoveredPart> parts, DateOnly today)
    {
        var rows = account.Months.ToDictionary(m => m.Month, m => m.Rows);
        var coverage = CoverageCalendar.Of(parts, rows, today);
        return new AccountView(
            account.Id, account.BankName, account.MaskedNumber, account.Currency, coverage.From, coverage.To, coverage.Months, coverage.Gaps, coverage.Breaks);
    }
}
