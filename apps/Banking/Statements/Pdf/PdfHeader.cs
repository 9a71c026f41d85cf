using System.Text;
using FinanceTracker.Banking.Statements.Tables;

namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>A column where it stands on a page.</summary>
internal sealed record PlacedColumn(PdfColumn Column, int Left, int Right);

/// <summary>The words above a table, found: where every column stands.</summary>
/// <param name="First">Index of the first line that belongs to the header.</param>
/// <param name="Last">Index of the last line that belongs to it.</param>
/// <param name="Columns">Columns from the left.</param>
internal sealed record PdfHeader(int First, int Last, IReadOnlyList<PlacedColumn> Columns)
{
    private const int MostWords = 5;

    // What is printed may begin a little before the word above it.
    private const int Slack = 400;

    public PlacedColumn Date { get; } = Columns.First(c => c.Column.Role == ColumnRole.Date);

    private IReadOnlyList<PlacedColumn> Texts { get; } = [.. Columns.Where(c => !c.Column.IsMoney)];

    private IReadOnlyList<PlacedColumn> Money { get; } = [.. Columns.Where(c => c.Column.IsMoney)];

    /// <summary>The header that a line begins or ends, alone or with the next; null when it is none.</summary>
    public static PdfHeader? At(IReadOnlyList<PdfLine> lines, int index, PdfLayout layout)
    {
        if (lines[index].Words.Count < 2) return null;
        List<int> band = [index];
        if (index + 1 < lines.Count && Near(lines[index], lines[index + 1])) band.Add(index + 1);
        if (index > 0 && Near(lines[index - 1], lines[index])) band.Add(index - 1);
        List<PlacedColumn> placed = [];
        HashSet<(int Line, int Word)> taken = [];
        HashSet<int> used = [];
        var here = 0;
        foreach (var column in layout.Columns)
        {
            var at = Find(lines, band, column, taken);
            if (at is not { } found)
            {
                if (column.Required) return null;
                continue;
            }

            placed.Add(new PlacedColumn(column, found.Left, found.Right));
            used.Add(found.Line);
            if (found.Line == index) here++;
        }

        return here < 3 ? null : new PdfHeader(Math.Min(index, used.Min()), Math.Max(index, used.Max()), [.. placed.OrderBy(p => p.Left)]);
    }

    /// <summary>The column of money that an amount stands in, or null when it stands in the text.</summary>
    public PlacedColumn? MoneyAt(int left, int right)
    {
        PlacedColumn? best = null;
        var nearest = int.MaxValue;
        foreach (var column in Money)
        {
            var overlap = Math.Min(right, column.Right) - Math.Max(left, column.Left);
            // Amounts are set to the right: of two columns touched, the one whose right edge is nearer.
            var distance = overlap > 0 ? Math.Abs(right - column.Right) / 100 : 10_000 - overlap;
            if (distance < nearest) (best, nearest) = (column, distance);
        }

        return nearest < 10_000 + 2_500 && left > Date.Right ? best : null;
    }

    /// <summary>The column of text that a word stands in.</summary>
    public PlacedColumn TextAt(int left)
    {
        var found = Texts[0];
        foreach (var column in Texts)
        {
            if (column.Left - Slack <= left) found = column;
        }

        return found;
    }

    /// <summary>Whether a word stands where days do.</summary>
    public bool IsDayAt(PdfWord word)
    {
        var next = Columns.FirstOrDefault(c => c.Left > Date.Left)?.Left ?? int.MaxValue;
        return word.Left >= Date.Left - 3_000 && word.Left < Math.Max(Date.Right, next - Slack);
    }

    private static bool Near(PdfLine above, PdfLine below) =>
        above.Page == below.Page && above.Baseline - below.Baseline <= Math.Max(above.Size, below.Size) * 2;

    private static (int Left, int Right, int Line)? Find(IReadOnlyList<PdfLine> lines, List<int> band, PdfColumn column, HashSet<(int Line, int Word)> taken)
    {
        foreach (var header in column.Headers)
        {
            foreach (var line in band)
            {
                if (Find(lines[line].Words, header, i => taken.Contains((line, i))) is not { } at) continue;
                for (var i = at.First; i <= at.Last; i++) taken.Add((line, i));
                return (lines[line].Words[at.First].Left, lines[line].Words[at.Last].Right, line);
            }
        }

        return null;
    }

    private static (int First, int Last)? Find(IReadOnlyList<PdfWord> words, HeaderName name, Func<int, bool> isTaken)
    {
        for (var first = 0; first < words.Count; first++)
        {
            var text = new StringBuilder();
            for (var last = first; last < Math.Min(words.Count, first + MostWords) && !isTaken(last); last++)
            {
                if (last > first && words[last].Left - words[last - 1].Right > words[last].Size * 3 / 2) break;
                text.Append(words[last].Text);
                if (name.Is(HeaderName.Key(text.ToString()))) return (first, last);
            }
        }

        return null;
    }
}
