using System.Globalization;
using System.Net;
using System.Text;
using FinanceTracker.Banking.Statements.Tables;

namespace FinanceTracker.Banking.Statements.Formats;

/// <summary>
/// The rows of every table in HTML or in the XML that Excel 2003 wrote, in order. Banks save both as ".xls". Nothing is run or fetched,
/// and no entity beyond HTML's is known, so nothing can expand.
/// </summary>
internal sealed class MarkupTags(string text, int mostRows)
{
    private const int LongestTag = 4_000;
    private readonly List<TableRow> rows = [];
    private readonly List<string> cells = [];
    private readonly StringBuilder cell = new();
    private int span;
    private bool insideRow;
    private bool insideCell;

    /// <summary>The rows.</summary>
    public List<TableRow> Rows()
    {
        var at = 0;
        while (at < text.Length && rows.Count <= mostRows)
        {
            var open = text.IndexOf('<', at);
            if (insideCell) Say(text.AsSpan(at, (open < 0 ? text.Length : open) - at));
            if (open < 0) break;
            at = Skip(open);
        }

        EndRow();
        return rows;
    }

    // Takes the tag that opens here; gives the place behind it.
    private int Skip(int open)
    {
        if (text.AsSpan(open).StartsWith("<!--"))
        {
            var end = text.IndexOf("-->", open, StringComparison.Ordinal);
            return end < 0 ? text.Length : end + 3;
        }

        var close = text.IndexOf('>', open);
        if (close < 0) return text.Length;
        var tag = text.AsSpan(open + 1, Math.Min(close - open - 1, LongestTag));
        var name = NameOf(tag);
        if (name is "SCRIPT" or "STYLE")
        {
            var end = text.IndexOf($"</{name}", close, StringComparison.OrdinalIgnoreCase);
            return end < 0 ? text.Length : end;
        }

        Take(name, tag);
        return close + 1;
    }

    private void Take(string name, ReadOnlySpan<char> tag)
    {
        switch (name)
        {
            case "TR" or "ROW":
                EndRow();
                insideRow = true;
                break;
            case "/TR" or "/ROW" or "/TABLE":
                EndRow();
                break;
            case "TD" or "TH" or "CELL" when insideRow:
                BeginCell(tag);
                break;
            case "/TD" or "/TH" or "/CELL":
                EndCell();
                break;
            case "BR" or "BR/" or "P" or "DIV" when insideCell:
                cell.Append(' ');
                break;
        }
    }

    private void BeginCell(ReadOnlySpan<char> tag)
    {
        EndCell();
        // Excel leaves empty cells out and says where the next one stands.
        var index = Number(tag, "ss:Index=");
        while (index > cells.Count + 1 && cells.Count < TableRow.MostCells) cells.Add("");
        span = Math.Max(Number(tag, "colspan="), Number(tag, "ss:MergeAcross=") + 1);
        insideCell = true;
    }

    private void EndCell()
    {
        if (!insideCell) return;
        insideCell = false;
        if (cells.Count < TableRow.MostCells) cells.Add(cell.ToString().Trim());
        for (var i = 1; i < Math.Min(span, TableRow.MostCells) && cells.Count < TableRow.MostCells; i++) cells.Add("");
        cell.Clear();
    }

    private void EndRow()
    {
        EndCell();
        if (insideRow && cells.Count > 0) rows.Add(new TableRow(rows.Count + 1, [.. cells]));
        cells.Clear();
        insideRow = false;
    }

    // White space is one space, as a browser shows it.
    private void Say(ReadOnlySpan<char> raw)
    {
        if (raw.IsEmpty) return;
        foreach (var c in WebUtility.HtmlDecode(raw.ToString()))
        {
            if (!char.IsWhiteSpace(c)) cell.Append(c);
            else if (cell.Length > 0 && cell[^1] != ' ') cell.Append(' ');
        }
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        var length = tag.IndexOfAny(" \t\r\n");
        var name = (length < 0 ? tag : tag[..length]).ToString().ToUpperInvariant();
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0) name = (name[0] == '/' ? "/" : "") + name[(colon + 1)..];
        return name;
    }

    private static int Number(ReadOnlySpan<char> tag, ReadOnlySpan<char> attribute)
    {
        var at = tag.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return 0;
        var value = tag[(at + attribute.Length)..].TrimStart("\"'");
        var length = 0;
        while (length < value.Length && length < 4 && char.IsAsciiDigit(value[length])) length++;
        return length == 0 ? 0 : int.Parse(value[..length], CultureInfo.InvariantCulture);
    }
}
