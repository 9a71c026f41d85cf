namespace FinanceTracker.Banking.Statements;

/// <summary>A bank's statement file in the one model every format becomes.</summary>
/// <param name="Bank">Name of the bank as people know it.</param>
/// <param name="BankCode">Three-digit CLABE prefix, or empty when the file does not say which bank it is from.</param>
/// <param name="Format">csv, txt, xlsx, xls, html, ofx, qif, camt053, mt940 or pdf.</param>
/// <param name="Encoding">utf-8, utf-8-sig, utf-16, latin-1, cp1252, ascii …</param>
/// <param name="Accounts">One for each account and currency found, in the order of the file.</param>
/// <param name="Problems">Lines left out and lines to look at, by line.</param>
/// <param name="TotalRows">Movements seen: kept, rejected, and repeated by identifier.</param>
/// <param name="RejectedRows">Movements that could not be read.</param>
public sealed record Statement(
    string Bank,
    string BankCode,
    string Format,
    string Encoding,
    IReadOnlyList<StatementAccount> Accounts,
    IReadOnlyList<RowProblem> Problems,
    int TotalRows,
    int RejectedRows)
{
    /// <summary>What to know about the reading as a whole.</summary>
    public IReadOnlyList<StatementWarning> Warnings { get; init; } = [];

    /// <summary>The table with a header that it was read from, when there is one.</summary>
    public TableUse? Table { get; init; }

    /// <summary>The days that the statement says it covers, when it says so.</summary>
    public (DateOnly From, DateOnly To)? Period { get; init; }
}

/// <summary>Something to know about the reading as a whole.</summary>
/// <param name="Code">Stable camelCase code.</param>
public sealed record StatementWarning(string Code, string Es, string En)
{
    /// <summary>Layouts of PDF were made from public descriptions; the proof of the balances is what vouches for the reading.</summary>
    public static StatementWarning LayoutUnconfirmed { get; } = new(
        "layoutUnconfirmed",
        "Este formato de PDF lo conocemos por lo que el banco publica, no por documentos reales. Los saldos cuadran; revisa los textos.",
        "We know this PDF layout from what the bank publishes, not from real documents. The balances agree; look over the texts.");
}

/// <summary>The movements of one account in one currency, oldest first.</summary>
public sealed record StatementAccount(
    string? Number,
    string? Clabe,
    string Currency,
    IReadOnlyList<StatementRow> Rows,
    decimal? Opening,
    decimal? Closing,
    BalanceProof Proof);

/// <summary>One movement.</summary>
/// <param name="Line">Line of the file, from 1 (the entry's ordinal in CAMT, which is often a single line).</param>
/// <param name="Date">Day of the movement.</param>
/// <param name="BookedAt">Instant, when the file says the hour.</param>
/// <param name="Description">The bank's text, white space collapsed, card numbers masked.</param>
/// <param name="Amount">Signed: positive is money in.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Balance">Balance after the movement, when the file has it.</param>
/// <param name="Reference">The bank's reference.</param>
/// <param name="TrackingKey">SPEI clave de rastreo.</param>
/// <param name="ExternalId">Identifier the bank promises to be unique in the account (FITID, AcctSvcrRef).</param>
public sealed record StatementRow(
    int Line,
    DateOnly Date,
    DateTimeOffset? BookedAt,
    string Description,
    decimal Amount,
    string Currency,
    decimal? Balance,
    string? Reference,
    string? TrackingKey,
    string? ExternalId);

/// <summary>
/// Whether the rows are complete. True only when opening + sum = closing or the running balance agrees row by row; null when the
/// file has no balances to compare; false with the first line that breaks.
/// </summary>
public sealed record BalanceProof(bool? Proved, int? FirstBrokenLine);

/// <summary>Something to say about one line.</summary>
public sealed record RowProblem(int Line, string Code, string Es, string En);
