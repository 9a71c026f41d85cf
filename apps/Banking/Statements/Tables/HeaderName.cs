using System.Text;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>
/// A column's name, compared by letters and digits alone: case, accents and punctuation do not matter, and an accented letter that was
/// lost on
/// the way (<c>DESCRIPCI?N</c>, <c>DESCRIPCI�N</c>, <c>DESCRIPCIN</c>) is forgiven.
/// </summary>
internal sealed class HeaderName(string name)
{
    private const char Lost = '?';
    private readonly string key = Key(name);
    private readonly string withoutAccented = Key(string.Concat(name.Where(char.IsAscii)));

    /// <summary>The comparable form of a cell: empty when it cannot be a header.</summary>
    public static string Key(string cell)
    {
        if (cell.Length > 80) return "";
        var letters = new StringBuilder(cell.Length);
        foreach (var c in Fold.Upper(cell))
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '#') letters.Append(c);
            else if (c is Lost or '\uFFFD' || c > '\u007F') letters.Append(Lost);
        }

        return letters.ToString();
    }

    /// <summary>Whether a cell's key (see <see cref="Key"/>) is this name.</summary>
    public bool Is(string cellKey)
    {
        if (cellKey.Length == 0) return false;
        if (string.Equals(cellKey, key, StringComparison.Ordinal)) return true;
        if (cellKey.Contains(Lost, StringComparison.Ordinal)) return MatchesWithLostLetters(cellKey, key);
        return withoutAccented.Length != key.Length && string.Equals(cellKey, withoutAccented, StringComparison.Ordinal);
    }

    // A lost letter shows as one sign, or two when its two bytes were lost one by one.
    private static bool MatchesWithLostLetters(ReadOnlySpan<char> cell, ReadOnlySpan<char> name)
    {
        while (!cell.IsEmpty)
        {
            if (cell[0] != Lost)
            {
                if (name.IsEmpty || name[0] != cell[0]) return false;
                cell = cell[1..];
                name = name[1..];
                continue;
            }

            var run = 1;
            while (run < cell.Length && cell[run] == Lost) run++;
            for (var letters = 0; letters <= Math.Min(run, name.Length); letters++)
            {
                if (MatchesWithLostLetters(cell[run..], name[letters..])) return true;
            }

            return false;
        }

        return name.IsEmpty;
    }
}
