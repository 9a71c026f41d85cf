using FinanceTracker.Ledger.Alerts;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Accounts;

/// <summary>Says what the bank's files do not: name, kind, terms of a card, floor of a deposit account. Guarded by If-Match.</summary>
public static class DescribeAccount
{
    private static readonly string[] Clearable = ["name", "cutOffDay", "creditLimit", "minimumBalance"];

    /// <summary>What to change; absent members stay as they are. <c>clear</c> names members to forget.</summary>
    public sealed record Request(
        string? Name, AccountKind? Kind, int? CutOffDay, int? PaymentDueDays, decimal? CreditLimit, decimal? MinimumBalance, IReadOnlyList<string>? Clear)
    {
        /// <summary>True when the member is to be forgotten.</summary>
        public bool Forgets(string member) => Clear?.Contains(member, StringComparer.Ordinal) == true;
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPatch("/bank/accounts/{id:guid}", Handle).Can(Permission.WriteBooks).WithSummary("Describir una cuenta / Describe an account");

    private static async Task<Results<Ok<AccountView>, Refusal>> Handle(
        Guid id, Request request, HttpContext context, LedgerDb db, AccountViews views, AlertSchedule alerts, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // An import that runs settles balances of the same rows: whoever comes second waits, and neither fails.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"ledger.import" + db.Tenant}, 0))", cancellationToken);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (account is null) return CommonProblems.NotFound.Refused();
        if (Check(request, account) is { } problem) return problem.Refused();
        if (ETags.Check(context.Request, account.Version) is { } stale) return stale.Refused();

        account.Describe(request.Forgets("name") ? null : request.Name?.Trim() ?? account.Name, request.Kind ?? account.Kind);
        if (account.Kind == AccountKind.Credit)
        {
            account.SetCard(
                request.Forgets("cutOffDay") ? null : request.CutOffDay ?? account.CutOffDay,
                request.PaymentDueDays ?? account.PaymentDueDays,
                request.Forgets("creditLimit") ? null : request.CreditLimit ?? account.CreditLimit);
        }

        if (account.HoldsDeposits) account.SetFloor(request.Forgets("minimumBalance") ? null : request.MinimumBalance ?? account.MinimumBalance);
        await alerts.SoonAsync(cancellationToken);
        db.Note("account.described", id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        context.SetETag(account.Version);
        return TypedResults.Ok(await views.OfAsync(account, cancellationToken));
    }

    private static Problem? Check(Request request, Account account)
    {
        var kind = request.Kind ?? account.Kind;
        var card = request.CutOffDay is not null || request.PaymentDueDays is not null || request.CreditLimit is not null;
        var deposits = kind is AccountKind.Checking or AccountKind.Savings or AccountKind.Cash or AccountKind.Other;
        return new FieldErrors()
            .When(request.Name is { } name && (name.Trim().Length is 0 or > 80), "name", "De 1 a 80 caracteres.", "1 to 80 characters.")
            .When(request.CutOffDay is < 1 or > 31, "cutOffDay", "Un día del 1 al 31.", "A day from 1 to 31.")
            .When(request.PaymentDueDays is < 1 or > 60, "paymentDueDays", "De 1 a 60 días naturales después del corte; lo usual son 20.", "1 to 60 natural days after the cut-off; 20 is usual.")
            .When(request.CreditLimit is <= 0 or >= 1_000_000_000_000m, "creditLimit", "Un importe mayor que cero.", "An amount above zero.")
            .When(request.MinimumBalance is <= -1_000_000_000_000m or >= 1_000_000_000_000m, "minimumBalance", "No es un importe.", "Not an amount.")
            .When(card && kind != AccountKind.Credit, "kind", "El corte, los días de pago y el límite son de tarjetas: kind credit.", "Cut-off, payment days and limit are for cards: kind credit.")
            .When(request.MinimumBalance is not null && !deposits, "minimumBalance", "El mínimo es de cuentas de depósito.", "A floor is for deposit accounts.")
            .When(request.Clear?.Any(c => !Clearable.Contains(c, StringComparer.Ordinal)) == true, "clear", $"Solo: {string.Join(", ", Clearable)}.", $"Only: {string.Join(", ", Clearable)}.")
            .ToProblem();
    }
}
