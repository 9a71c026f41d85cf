using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>Narrows rows by what a search says.</summary>
internal static class SearchNarrowing
{
    /// <summary>The rows that fit, or what of the search cannot be understood.</summary>
    public static async Task<Result<IQueryable<Transaction>>> SearchAsync(this IQueryable<Transaction> rows, LedgerDb db, string q, CancellationToken cancellationToken)
    {
        var terms = SearchQuery.Parse(q);
        if (!terms.IsOk) return terms.Problem!;
        foreach (var term in terms.Value)
        {
            if (term is SearchTerm.Account account)
            {
                var ids = await AccountsAsync(db, account.Named, cancellationToken);
                if (ids.Count == 0) return SearchQuery.Bad(account.Word, "no tienes esa cuenta; la lista está en GET /bank/accounts.", "you have no such account; the list is at GET /bank/accounts.");
                rows = rows.Where(t => ids.Contains(t.AccountId));
            }
            else
            {
                rows = Narrow(rows, db, term);
            }
        }

        return Result<IQueryable<Transaction>>.Of(rows);
    }

    private static IQueryable<Transaction> Narrow(IQueryable<Transaction> rows, LedgerDb db, SearchTerm term) => term switch
    {
        SearchTerm.Says says => rows.Saying(says.Folded, says.Not),
        SearchTerm.Size { From: { } from, Strict: true } => rows.Where(t => Math.Abs(t.Amount) > from),
        SearchTerm.Size { To: { } to, Strict: true } => rows.Where(t => Math.Abs(t.Amount) < to),
        SearchTerm.Size size => rows.Where(t => (size.From == null || Math.Abs(t.Amount) >= size.From) && (size.To == null || Math.Abs(t.Amount) <= size.To)),
        SearchTerm.Days days => rows.Where(t => t.Date >= days.From && t.Date <= days.To),
        SearchTerm.Category { Not: false } category => rows.InCategories(db, category.Leaves),
        SearchTerm.Category category => rows.Where(t => t.IsSplit
            ? !db.Parts.Any(p => p.TransactionId == t.Id && category.Leaves.Contains(p.Category))
            : !category.Leaves.Contains(t.Category)),
        SearchTerm.Flow { In: true } => rows.Where(t => t.Amount > 0),
        SearchTerm.Flow => rows.Where(t => t.Amount < 0),
        _ => throw new InvalidOperationException($"Nobody reads {term.GetType().Name}."),
    };

    // A tenant has few accounts: their names are compared here, folded as people type them.
    private static async Task<List<Guid?>> AccountsAsync(LedgerDb db, string named, CancellationToken cancellationToken)
    {
        var accounts = await db.Accounts.AsNoTracking().Select(a => new { a.Id, a.Last4, a.BankName }).ToListAsync(cancellationToken);
        var folded = Fold.Upper(named);
        return accounts
            .Where(a => Guid.TryParse(named, out var id) ? a.Id == id : a.Last4 == named || Fold.Upper(a.BankName).Contains(folded, StringComparison.Ordinal))
            .Select(a => (Guid?)a.Id)
            .ToList();
    }
}
