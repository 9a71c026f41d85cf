namespace FinanceTracker.Banking.Statements;

/// <summary>A mapping that the tenant gave before, for tables with the same header of the same bank.</summary>
/// <param name="HeaderKey">Fingerprint of the header: see <see cref="TableUse"/>.</param>
/// <param name="BankCode">The bank that the file named, or empty.</param>
public sealed record RememberedMapping(string HeaderKey, string BankCode, ColumnMapping Mapping);

/// <summary>The table that a statement was read from, and how its columns were known.</summary>
/// <param name="HeaderKey">SHA-256 of the names of the columns: equal for files of one kind.</param>
/// <param name="BankCode">The bank named above the table, or empty.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Mapping">The mapping by which it was read; null when the columns were recognised.</param>
/// <param name="Remembered">Whether the mapping was one that the tenant gave before.</param>
public sealed record TableUse(string HeaderKey, string BankCode, IReadOnlyList<string> Columns, ColumnMapping? Mapping, bool Remembered);
