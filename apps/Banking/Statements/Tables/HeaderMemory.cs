using System.Security.Cryptography;
using System.Text;
using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>
/// Knows a header again. Two banks may use one header and mean opposite signs, so the bank named above the table belongs to what is
/// remembered; a table without a header is never remembered, because any other may look like it.
/// </summary>
internal static class HeaderMemory
{
    private const int PreambleRows = 40;
    private const int MostColumns = 60;
    private const int FewestNames = 2;

    /// <summary>Fingerprint of a header row, or null when the row has no names.</summary>
    public static string? KeyOf(TableRow row)
    {
        var keys = row.Cells.Select(HeaderName.Key).ToList();
        while (keys.Count > 0 && keys[^1].Length == 0) keys.RemoveAt(keys.Count - 1);
        if (keys.Count(k => k.AsSpan().IndexOfAnyInRange('A', 'Z') >= 0) < FewestNames) return null;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', keys))));
    }

    /// <summary>The bank named above a row, or empty.</summary>
    public static string BankAbove(IReadOnlyList<TableRow> rows, int index) =>
        MexicanBanks.NamedIn(string.Join('\n', rows.Take(Math.Clamp(index, 0, PreambleRows)).SelectMany(r => r.Cells)))?.Code ?? "";

    /// <summary>The header that the tenant has mapped before, or null.</summary>
    public static TableHeader? Find(IReadOnlyList<TableRow> rows, IReadOnlyList<RememberedMapping> remembered)
    {
        if (remembered.Count == 0) return null;
        for (var i = 0; i < Math.Min(rows.Count, TableHeader.RowsSearched); i++)
        {
            if (KeyOf(rows[i]) is not { } key) continue;
            foreach (var known in remembered)
            {
                if (known.HeaderKey != key || known.BankCode != BankAbove(rows, i)) continue;
                if (MappedHeader.On(rows[i], i, known.Mapping) is { } header) return header with { IsRemembered = true };
            }
        }

        return null;
    }

    /// <summary>What is to be remembered of a table that was read; null when it has no header to know it by.</summary>
    public static TableUse? UseOf(IReadOnlyList<TableRow> rows, TableHeader header)
    {
        if (header.RowIndex < 0 || header.RowIndex >= rows.Count || KeyOf(rows[header.RowIndex]) is not { } key) return null;
        var columns = rows[header.RowIndex].Cells.Take(MostColumns).Select(DescriptionText.Clean).Select(c => c.Length <= 80 ? c : c[..80]).ToList();
        return new TableUse(key, BankAbove(rows, header.RowIndex), columns, header.Mapping, header.IsRemembered);
    }
}

/// <summary>The three ways to a header: as the person said, as the person said before, as the file says.</summary>
internal static class HeaderSearch
{
    public static TableHeader? In(IReadOnlyList<TableRow> rows, StatementReadOptions options)
    {
        if (options.Mapping is { } mapping) return MappedHeader.Find(rows, mapping);
        return HeaderMemory.Find(rows, options.Remembered) ?? TableHeader.Find(rows) ?? InferredHeader.Find(rows);
    }
}
