using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Ledger.Accounts;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tenants.Encryption;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Statements;

/// <summary>
/// Finds the account of each part of a statement: the one the person named; else by CLABE or number; else the tenant's only account
/// at that bank in that currency; else a new one when there is none, and a question when there are several.
/// </summary>
public sealed class AccountFinder(LedgerDb db, OpenDataKey key, TimeProvider time)
{
    /// <summary>One account for each part, in order; new ones are added to the context, not saved.</summary>
    public async Task<Result<List<Account>>> FindAsync(StagedStatement statement, Guid? named, CancellationToken cancellationToken)
    {
        if (named is not null && statement.Accounts.Count > 1) return LedgerProblems.OneAccountForMany;
        var all = await db.Accounts.ToListAsync(cancellationToken);
        if (named is { } id)
        {
            var account = all.SingleOrDefault(a => a.Id == id);
            if (account is null) return CommonProblems.NotFound;
            if (account.Currency != statement.Accounts[0].Currency) return LedgerProblems.AccountCurrencyDiffers;
            return new List<Account> { account };
        }

        var found = new List<Account>();
        foreach (var part in statement.Accounts)
        {
            var one = Find(all, statement, part);
            if (!one.IsOk) return one.Problem!;
            one.Value.Identify(key, part.Number, part.Clabe);
            if (!all.Contains(one.Value)) all.Add(one.Value);
            found.Add(one.Value);
        }

        return found;
    }

    private Result<Account> Find(List<Account> all, StagedStatement statement, StagedAccount part)
    {
        if (part.Clabe is { } clabe && all.Find(a => Same(a.ClabeIndex, Account.IndexOfClabe(key, clabe))) is { } byClabe) return byClabe;
        if (part.Number is { } number && all.Find(a => a.Currency == part.Currency && Same(a.NumberIndex, Account.IndexOfNumber(key, number))) is { } byNumber) return byNumber;

        var sameBank = all.Where(a => a.BankName == statement.Bank && a.Currency == part.Currency && Compatible(a, part)).ToList();
        if (sameBank.Count == 1) return sameBank[0];
        if (sameBank.Count > 1)
            return LedgerProblems.AccountNeeded.With("accounts", sameBank.Select(a => new { id = a.Id, bankName = a.BankName, last4 = a.Last4 }).ToList());

        var now = time.GetUtcNow();
        var account = new Account(Guid.CreateVersion7(now), statement.Bank, statement.BankCode, part.Currency, "statement", now);
        db.Accounts.Add(account);
        return account;
    }

    // An account whose number or CLABE is known to be another is not this one.
    private static bool Compatible(Account account, StagedAccount part) =>
        (part.Number is null || account.NumberIndex is null) && (part.Clabe is null || account.ClabeIndex is null);

    private static bool Same(byte[]? a, byte[] b) => a is not null && a.AsSpan().SequenceEqual(b);
}
