namespace FinanceTracker.Contracts.Ledger;

/// <summary>
/// A statement's rows on their way from Banking to Ledger: a sealed document of the tenant (a claim check), because a large file is
/// several times what service invocation carries.
/// </summary>
/// <param name="Bank">Display name of the bank.</param>
/// <param name="BankCode">Three-digit CLABE prefix, or empty.</param>
/// <param name="Accounts">One entry for each account in the file.</param>
public sealed record StagedStatement(string Bank, string BankCode, IReadOnlyList<StagedAccount> Accounts);

/// <summary>One account's part of a statement.</summary>
/// <param name="Number">Account number as the bank prints it, when it does.</param>
/// <param name="Clabe">CLABE, when the bank prints it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Closing">Balance after the last row, when known.</param>
/// <param name="Rows">Oldest first.</param>
public sealed record StagedAccount(string? Number, string? Clabe, string Currency, decimal? Closing, IReadOnlyList<StagedRow> Rows);

/// <summary>One bank line. <paramref name="Amount"/> is signed: money in is positive.</summary>
public sealed record StagedRow(
    DateOnly Date, DateTimeOffset? BookedAt, string Description, decimal Amount, decimal? Balance, string? Reference, string? TrackingKey, string? ExternalId);

/// <summary>Asks Ledger to record a staged statement. Repeating it with the same import answers the same.</summary>
/// <param name="ImportId">The import; its rows are undone together.</param>
/// <param name="Document">Name of the sealed document that holds the <see cref="StagedStatement"/>.</param>
/// <param name="AccountId">The account that the person named, for a file that does not say.</param>
/// <param name="DryRun">Answer what would happen and store nothing.</param>
public sealed record RecordStatement(Guid ImportId, string Document, Guid? AccountId, bool DryRun);

/// <summary>What recording a statement did.</summary>
/// <param name="New">Rows stored.</param>
/// <param name="Duplicate">Rows that were there already.</param>
/// <param name="Transfer">Rows, of those stored, that were paired with a row of another account of the tenant.</param>
public sealed record StatementRecorded(IReadOnlyList<RecordedAccount> Accounts, int New, int Duplicate, int Transfer, IReadOnlyList<RecordedRow> Preview);

/// <summary>An account that the statement touched.</summary>
public sealed record RecordedAccount(Guid Id, string? Last4, string? Clabe);

/// <summary>A row of the preview: what it is and what became of it (<c>new</c>, <c>duplicate</c>, <c>transfer</c>).</summary>
public sealed record RecordedRow(DateOnly Date, string Description, decimal Amount, string Currency, string Category, string? Level, string Outcome);

/// <summary>Asks Ledger to take back an import.</summary>
public sealed record UndoStatement(Guid ImportId);

/// <summary>How many rows were taken back.</summary>
public sealed record StatementUndone(int Removed);
