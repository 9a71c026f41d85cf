using FinanceTracker.Ledger.Transactions;

namespace FinanceTracker.Ledger.Bulk;

/// <summary>A row that an act would change, before and after.</summary>
public sealed record PreviewedRow(Guid Id, DateOnly Date, string Description, decimal Amount, string Currency, EditedFields Before, EditedFields After)
{
    /// <summary>How many rows a preview shows.</summary>
    public const int Shown = 50;

    /// <summary>The row as it was and as it is now.</summary>
    public static PreviewedRow Of(Transaction row, RowState before) =>
        new(row.Id, row.Date, row.Description, row.Amount, row.Currency, EditedFields.Of(before), EditedFields.Of(row.State()));
}

/// <summary>A row whose category an act leaves alone, and why: <c>split_line</c>, its parts have categories of their own. Note, merchant and tags change as everywhere.</summary>
public sealed record SkippedRow(Guid Id, string Reason)
{
    /// <summary>How many an answer names; it counts all.</summary>
    public const int Shown = 500;

    /// <summary>The split lines among these rows.</summary>
    public static IReadOnlyList<SkippedRow> Of(IEnumerable<Transaction> rows) =>
        rows.Where(r => r.IsSplit).Select(r => new SkippedRow(r.Id, LedgerProblems.SplitLine.Code)).ToList();
}
