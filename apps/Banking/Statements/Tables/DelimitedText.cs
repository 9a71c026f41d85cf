using System.Buffers;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>
/// Splits text into rows and cells. Forgiving where bank files are broken: a quote inside a cell is a letter, a quote that never closes is
/// one
/// too, line ends may be CRLF, LF or CR.
/// </summary>
internal sealed class DelimitedText(string text, char separator)
{
    // A quoted cell longer than this is a stray quote.
    private const int LongestQuoted = 8 * 1024;
    private const int MostLinesQuoted = 20;
    private readonly SearchValues<char> ends = SearchValues.Create(separator, '\r', '\n');
    private readonly List<string> cells = [];
    private string[] previous = [];
    private int at;
    private int line = 1;
    private int noQuoteClosesBefore;

    /// <summary>The rows, lazily, blank ones too.</summary>
    public IEnumerable<TableRow> Rows()
    {
        while (at < text.Length)
        {
            var start = line;
            ReadRow();
            previous = [.. cells];
            yield return new TableRow(start, previous);
        }
    }

    private void ReadRow()
    {
        cells.Clear();
        while (true)
        {
            ReadCell();
            if (at >= text.Length) return;
            var end = text[at++];
            if (end == separator)
            {
                if (at < text.Length) continue;
                Add("");
                return;
            }

            if (end == '\r' && at < text.Length && text[at] == '\n') at++;
            line++;
            return;
        }
    }

    private void ReadCell()
    {
        var start = at;
        while (start < text.Length && text[start] == ' ' && separator != ' ') start++;
        if (start < text.Length && text[start] == '"' && TryReadQuoted(start)) return;
        var length = text.AsSpan(at).IndexOfAny(ends);
        if (length < 0) length = text.Length - at;
        Add(text.AsSpan(at, length).Trim());
        at += length;
    }

    // A quote closes only before a separator or a line end, so that TACOS "EL GÜERO" stays one text.
    private bool TryReadQuoted(int open)
    {
        var close = Closing(open);
        if (close < 0) return false;
        var inside = text.AsSpan(open + 1, close - open - 1);
        Add(inside.Contains('"') ? inside.Trim().ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : inside.Trim());
        line += LineEnds(text.AsSpan(open, close - open));
        at = AfterSpaces(close + 1);
        return true;
    }

    // Where the quote closes, or -1. What was searched in vain is not searched again: a file of stray quotes stays linear.
    private int Closing(int open)
    {
        var limit = Math.Min(text.Length, open + LongestQuoted);
        var lines = 0;
        var i = Math.Max(open + 1, noQuoteClosesBefore);
        while (i < limit && lines <= MostLinesQuoted)
        {
            var c = text[i++];
            if (c is '\n' or '\r') lines += c == '\n' || i >= text.Length || text[i] != '\n' ? 1 : 0;
            if (c != '"') continue;
            var after = AfterSpaces(i);
            if (after >= text.Length || text[after] == separator || text[after] is '\r' or '\n') return i - 1;
            if (i < text.Length && text[i] == '"') i++;
        }

        noQuoteClosesBefore = i;
        return -1;
    }

    private int AfterSpaces(int from)
    {
        while (from < text.Length && text[from] == ' ') from++;
        return from;
    }

    private static int LineEnds(ReadOnlySpan<char> span)
    {
        var count = 0;
        for (var i = 0; i < span.Length; i++)
        {
            if (span[i] == '\n' || (span[i] == '\r' && (i + 1 >= span.Length || span[i + 1] != '\n'))) count++;
        }

        return count;
    }

    // Account numbers, currencies and empty cells repeat down a column: the string of the row above serves again.
    private void Add(ReadOnlySpan<char> cell)
    {
        if (cells.Count >= TableRow.MostCells) return;
        var above = cells.Count < previous.Length ? previous[cells.Count] : "";
        cells.Add(cell.IsEmpty ? "" : cell.SequenceEqual(above) ? above : cell.ToString());
    }
}
