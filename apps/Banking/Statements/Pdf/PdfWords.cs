using System.Text;

namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>A printed character with its place, in hundredths of a point from the lower left.</summary>
internal readonly record struct PdfGlyph(string Text, int Left, int Right, int Baseline, int Size);

/// <summary>A word with its place.</summary>
internal sealed record PdfWord(string Text, int Left, int Right, int Size);

/// <summary>The words that stand on one baseline, left to right.</summary>
internal sealed record PdfLine(int Page, int Number, int Baseline, IReadOnlyList<PdfWord> Words)
{
    public int Size => Words[0].Size;

    /// <summary>The text; words that stand far apart are parted by a tab.</summary>
    public string Text { get; } = Join(Words);

    /// <summary>The words in groups that stand together.</summary>
    public IReadOnlyList<IReadOnlyList<PdfWord>> Groups()
    {
        List<List<PdfWord>> groups = [];
        foreach (var word in Words)
        {
            if (groups.Count == 0 || IsFar(groups[^1][^1], word)) groups.Add([]);
            groups[^1].Add(word);
        }

        return groups;
    }

    private static bool IsFar(PdfWord a, PdfWord b) => b.Left - a.Right > Math.Max(a.Size, b.Size) * 3 / 2;

    private static string Join(IReadOnlyList<PdfWord> words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0) text.Append(IsFar(words[i - 1], words[i]) ? '\t' : ' ');
            text.Append(words[i].Text);
        }

        return text.ToString();
    }
}

/// <summary>Puts characters together to words and lines by their places alone: the order in a PDF says nothing.</summary>
internal static class PdfWords
{
    /// <summary>The lines of a page, from the top.</summary>
    public static List<PdfLine> LinesOf(int page, IEnumerable<PdfGlyph> glyphs, int firstNumber)
    {
        var sorted = glyphs.OrderByDescending(g => g.Baseline).ThenBy(g => g.Left).ToList();
        List<PdfLine> lines = [];
        for (var start = 0; start < sorted.Count;)
        {
            var end = start + 1;
            while (end < sorted.Count && sorted[start].Baseline - sorted[end].Baseline <= Math.Max(sorted[start].Size, sorted[end].Size) * 2 / 5) end++;
            var words = WordsOf(sorted[start..end].OrderBy(g => g.Left).ToList());
            if (words.Count > 0) lines.Add(new PdfLine(page, firstNumber + lines.Count, sorted[start].Baseline, words));
            start = end;
        }

        return lines;
    }

    private static List<PdfWord> WordsOf(List<PdfGlyph> glyphs)
    {
        List<PdfWord> words = [];
        var text = new StringBuilder();
        PdfGlyph first = default, last = default;
        foreach (var glyph in glyphs)
        {
            var blank = string.IsNullOrWhiteSpace(glyph.Text);
            // Some printers make letters bold by printing them twice, a hair apart.
            if (text.Length > 0 && !blank && glyph.Text == last.Text && glyph.Left - last.Left < glyph.Size / 8) continue;
            if (text.Length > 0 && (blank || glyph.Left - last.Right > Math.Max(glyph.Size, last.Size) / 5))
            {
                words.Add(new PdfWord(text.ToString(), first.Left, last.Right, first.Size));
                text.Clear();
            }

            if (blank) continue;
            if (text.Length == 0) first = glyph;
            text.Append(glyph.Text);
            last = glyph;
        }

        if (text.Length > 0) words.Add(new PdfWord(text.ToString(), first.Left, last.Right, first.Size));
        return words;
    }
}
