using FinanceTracker.Banking.Statements.Tables;

namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>
/// How one bank prints its table of movements: the words above the columns. Places are never written here; they follow from where the
/// words stand on the page.
/// </summary>
/// <param name="Key">Stable key.</param>
/// <param name="Bank">Name of the bank; empty for the layout of any bank.</param>
/// <param name="BankCode">Three-digit CLABE prefix.</param>
internal sealed record PdfLayout(string Key, string Bank, string BankCode)
{
    public required IReadOnlyList<PdfColumn> Columns { get; init; }

    /// <summary>The day stands alone ("02"): month and year are the period's.</summary>
    public bool DayAlone { get; init; }
}

/// <summary>A column: what it holds and the words printed above it, the surest first.</summary>
internal sealed record PdfColumn(ColumnRole Role, bool Required, params string[] Names)
{
    public IReadOnlyList<HeaderName> Headers { get; } = [.. Names.Select(n => new HeaderName(n))];

    /// <summary>Whether numbers of money stand in it.</summary>
    public bool IsMoney => Role is ColumnRole.Amount or ColumnRole.In or ColumnRole.Out or ColumnRole.Balance || IsSecondBalance;

    /// <summary>A further column of money that is not read.</summary>
    public bool IsSecondBalance { get; init; }

    public static PdfColumn Must(ColumnRole role, params string[] names) => new(role, true, names);

    public static PdfColumn May(ColumnRole role, params string[] names) => new(role, false, names);

    public static PdfColumn Unread(params string[] names) => new(ColumnRole.Ignored, false, names) { IsSecondBalance = true };
}
