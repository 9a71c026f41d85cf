using System.Globalization;

namespace FinanceTracker.Tax.Paper;

/// <summary>What stands on every page.</summary>
/// <param name="Head">On the first line.</param>
/// <param name="Foot">On the last line, at the left.</param>
/// <param name="Page">The word before the page's number.</param>
/// <param name="Of">The word between it and the number of pages.</param>
internal sealed record PdfFrame(string Head, string Foot, string Page, string Of);

/// <summary>A column: its title, its share of the width, and whether its cells stand at its right.</summary>
internal sealed record PdfColumn(string Title, decimal Weight, bool IsRight);

/// <summary>The columns of a table.</summary>
internal sealed record PdfTable(IReadOnlyList<PdfColumn> Columns);

/// <summary>Reports on letter pages: titles, figures and tables that break across pages with their header repeated.</summary>
internal sealed class PdfSheet
{
    private const decimal Margin = 40;
    private const decimal Band = 22;
    private const decimal Gap = 6;
    private const int MostPages = 400;
    private readonly PdfFile file;
    private readonly PdfFrame frame;
    private readonly decimal right;
    private readonly decimal top;
    private decimal y;
    private bool isFull;

    public PdfSheet(string title, PdfFrame frame, bool isWide)
    {
        this.frame = frame;
        file = new PdfFile(title, isWide);
        right = file.PageWidth - Margin;
        top = file.PageHeight - Margin - Band;
        NewPage();
    }

    /// <summary>The heading of the report.</summary>
    public void Title(string text) => Lines(text, 15, isBold: true, 20);

    /// <summary>The heading of a part; it does not stay alone at the end of a page.</summary>
    public void Section(string text)
    {
        Keep(44);
        y -= 10;
        Lines(text, 10.5m, isBold: true, 14);
        y -= 2;
    }

    /// <summary>Running text.</summary>
    public void Text(string text)
    {
        if (text.Length > 0) Lines(text, 8.5m, isBold: false, 11.5m);
    }

    /// <summary>Small print.</summary>
    public void Small(string text) => Lines(text, 7, isBold: false, 9);

    /// <summary>A name on the left and its figure on the right; a note below in small print.</summary>
    public void Figure(string label, string value, string? note)
    {
        Keep(14 + (note is null ? 0 : 10));
        var clean = PdfPaper.Clean(value);
        y -= 12;
        Write(clean, 8.5m, right - PdfFile.WidthOf(clean, 8.5m, isBold: false), isBold: false);
        var lines = PdfPaper.Wrap(PdfPaper.Clean(label), 8.5m, isBold: false, right - Margin - 110 - (clean.Length > 20 ? PdfFile.WidthOf(clean, 8.5m, false) - 100 : 0));
        Write(lines[0], 8.5m, Margin, isBold: false);
        foreach (var line in lines.Skip(1))
        {
            Keep(11);
            y -= 11;
            Write(line, 8.5m, Margin, isBold: false);
        }

        if (note is not null) Lines(note, 7, isBold: false, 9);
    }

    /// <summary>A table; its header comes again on every page, its sums stand under a rule.</summary>
    public void Table(PdfTable table, IReadOnlyList<string[]> rows, string[]? totals)
    {
        var size = table.Columns.Count > 10 ? 6m : 7m;
        var widths = WidthsOf(table);
        Header(table, widths, size);
        foreach (var row in rows) Row(table, widths, row, size, isBold: false);
        if (totals is null) return;
        Keep(size + 8);
        file.Fill(Margin, y - 3, right - Margin, 0.6m);
        y -= 2;
        Row(table, widths, totals, size, isBold: true);
        y -= 2;
    }

    /// <summary>The finished file, with heads and feet.</summary>
    public byte[] ToBytes()
    {
        for (var page = 0; page < file.Pages; page++)
        {
            file.GoTo(page);
            var number = string.Create(CultureInfo.InvariantCulture, $"{frame.Page} {page + 1} {frame.Of} {file.Pages}");
            file.Text(PdfPaper.Fit(PdfPaper.Clean(frame.Head), 8, right - Margin), 8, Margin, file.PageHeight - Margin, isBold: true);
            file.Fill(Margin, file.PageHeight - Margin - 5, right - Margin, 0.5m);
            file.Text(PdfPaper.Clean(frame.Foot), 7, Margin, Margin - 14, isBold: false);
            file.Text(number, 7, right - PdfFile.WidthOf(number, 7, isBold: false), Margin - 14, isBold: false);
        }

        return file.ToBytes();
    }

    private void Header(PdfTable table, decimal[] widths, decimal size)
    {
        Row(table, widths, [.. table.Columns.Select(c => c.Title)], size, isBold: true, isHeader: true);
        file.Fill(Margin, y - 3, right - Margin, 0.6m);
        y -= 3;
    }

    private void Row(PdfTable table, decimal[] widths, string[] texts, decimal size, bool isBold, bool isHeader = false)
    {
        var cells = texts.Select((t, i) => PdfPaper.Wrap(PdfPaper.Clean(t), size, isBold, widths[i] - Gap).Take(4).ToList()).ToList();
        var height = cells.Max(c => c.Count) * (size + 2);
        if (!Fits(height + 2))
        {
            NewPage();
            if (!isHeader) Header(table, widths, size);
        }

        var x = Margin;
        for (var i = 0; i < cells.Count; i++)
        {
            for (var line = 0; line < cells[i].Count; line++)
            {
                var text = cells[i][line];
                var at = table.Columns[i].IsRight ? x + widths[i] - Gap - PdfFile.WidthOf(text, size, isBold) : x;
                if (!isFull && text != " ") file.Text(text, size, at, y - ((line + 1) * (size + 2)), isBold);
            }

            x += widths[i];
        }

        y -= height + 2;
    }

    private decimal[] WidthsOf(PdfTable table)
    {
        var all = table.Columns.Sum(c => c.Weight);
        return [.. table.Columns.Select(c => (right - Margin) * c.Weight / all)];
    }

    private void Lines(string text, decimal size, bool isBold, decimal height)
    {
        foreach (var line in PdfPaper.Wrap(PdfPaper.Clean(text), size, isBold, right - Margin))
        {
            Keep(height);
            y -= height;
            Write(line, size, Margin, isBold);
        }
    }

    private void Write(string text, decimal size, decimal x, bool isBold)
    {
        if (!isFull) file.Text(text, size, x, y, isBold);
    }

    private void Keep(decimal height)
    {
        if (!Fits(height)) NewPage();
    }

    private bool Fits(decimal height) => y - height >= Margin;

    private void NewPage()
    {
        isFull = file.Pages >= MostPages;
        if (!isFull) file.AddPage();
        y = top;
    }
}
