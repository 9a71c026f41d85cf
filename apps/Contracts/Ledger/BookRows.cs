namespace FinanceTracker.Contracts.Ledger;

/// <summary>
/// Models and taxes ask for lines of the books, a page at a time: a body may not pass 4 MB, and a line takes about 250 bytes.
/// Transfers between own accounts are included and marked; removed lines and hand-written drafts are not.
/// </summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="After">The last line of the page before; null for the first page. Order is day, then id, both rising.</param>
/// <param name="Limit">1 to 10,000.</param>
public sealed record ReadBookRows(DateOnly From, DateOnly To, BookRowPlace? After, int Limit);

/// <summary>Where a page ended.</summary>
public sealed record BookRowPlace(DateOnly Date, Guid Id);

/// <summary>A page of lines.</summary>
/// <param name="Rows">The lines.</param>
/// <param name="Accounts">Every account of the tenant, with its balance today.</param>
/// <param name="Next">Ask again after this place; null when this was the last page.</param>
public sealed record BookRows(IReadOnlyList<BookRow> Rows, IReadOnlyList<BookAccount> Accounts, BookRowPlace? Next);

/// <summary>One line.</summary>
/// <param name="Id">Its id.</param>
/// <param name="AccountId">Its account; null for an expense in cash.</param>
/// <param name="Date">The day the bank booked it.</param>
/// <param name="Amount">Signed: money out is negative.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Descriptor">What the bank printed.</param>
/// <param name="MerchantKey">The normalised key by which lines of one merchant are the same.</param>
/// <param name="Category">Leaf of the taxonomy.</param>
/// <param name="IsTransfer">Paired with a line of another own account.</param>
/// <param name="Reference">Reference or SPEI tracking key, when the bank gives one.</param>
public sealed record BookRow(
    Guid Id, Guid? AccountId, DateOnly Date, decimal Amount, string Currency, string Descriptor, string? MerchantKey, string Category, bool IsTransfer, string? Reference);

/// <summary>An account.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">As Ledger names it (checking, credit, cash…).</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Balance">Signed; null when no statement ever told one.</param>
public sealed record BookAccount(Guid Id, string Kind, string Currency, decimal? Balance);
