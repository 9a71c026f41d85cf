using System.Globalization;
using FinanceTracker.Tax.Paper;
using FinanceTracker.Tax.Reports.Model;

namespace FinanceTracker.Tax.Reports.Writing;

/// <summary>A report on letter pages: RFC and period on every head, page numbers on every foot; wide tables turn the page on its side.</summary>
internal static class PdfReport
{
    private const int MostUprightColumns = 8;
    private const int MostRows = 1500;
    private const int MostOnTheRight = 40;

    public static byte[] Write(Report report)
    {
        var (say, heading) = (report.Tongue, report.Heading);
        var isWide = report.Sections.OfType<TableSection>().Any(t => t.Columns.Count > MostUprightColumns);
        var whose = heading.Name is null ? heading.Rfc : $"{heading.Rfc} · {heading.Name}";
        var sheet = new PdfSheet(report.Title, new PdfFrame($"{whose} · {heading.Period}", XlsxReport.Footer(say), say.Say("Página", "Page"), say.Say("de", "of")), isWide);
        sheet.Title(report.Title);
        sheet.Text(report.Subtitle);
        sheet.Text(string.Create(CultureInfo.InvariantCulture,
            $"RFC {whose} · {say.Say("régimen", "regime")} {string.Join(", ", heading.Regimes)} · {say.Say("periodo", "period")} {heading.Period} · {say.Say("como se conocía al", "as known on")} {heading.AsOf:yyyy-MM-dd} · {say.Say("reglas", "rules")} {heading.RulesVersion}"));
        foreach (var section in report.Sections) Section(sheet, say, section);
        sheet.Section(say.Say("Fundamento", "Law"));
        sheet.Text(string.Join("; ", report.Law));
        foreach (var note in report.NotReproduced) sheet.Small(note);
        return sheet.ToBytes();
    }

    private static void Section(PdfSheet sheet, Tongue say, ReportSection section)
    {
        sheet.Section(section.Title);
        switch (section)
        {
            case FigureSection figures:
                foreach (var line in figures.Lines)
                {
                    if (line.Value is TextCell { Text.Length: > MostOnTheRight } words) sheet.Text($"{line.Label}: {words.Text}");
                    else sheet.Figure(line.Label, line.Value is null ? "-" : TextOf(line.Value), line.Note);
                }

                break;
            case NoteSection notes:
                foreach (var note in notes.Notes) sheet.Text($"· {note}");
                break;
            case TableSection table:
                Table(sheet, say, table);
                break;
        }
    }

    private static void Table(PdfSheet sheet, Tongue say, TableSection table)
    {
        if (table.Rows.Count == 0)
        {
            sheet.Text(say.Say("Nada en este periodo.", "Nothing in this period."));
            return;
        }

        var rows = table.Rows.Take(MostRows).Select(TextsOf).ToList();
        var totals = table.Totals is { } sums ? TextsOf(sums) : null;
        var printed = new PdfTable([.. table.Columns.Select((c, i) => new PdfColumn(
            c.Title, WeightOf(c, rows.Select(r => r[i].Length).Append(totals?[i].Length ?? 0).Max()), c.Kind is CellKind.Money or CellKind.Percent or CellKind.Count))]);
        sheet.Table(printed, rows, totals);
        var more = table.More + Math.Max(0, table.Rows.Count - MostRows);
        if (more > 0) sheet.Small(string.Create(CultureInfo.InvariantCulture, $"{say.Say("Filas que no caben aquí", "Rows left out here")}: {more}"));
    }

    // As wide as its longest cell, within reason; the longest word of the header must fit too.
    private static decimal WeightOf(Column column, int longest) =>
        Math.Clamp(Math.Max(longest, column.Title.Split(' ').Max(w => w.Length)), 5, column.Kind == CellKind.Text ? 34 : 18) + 2;

    private static string[] TextsOf(IReadOnlyList<Cell?> row) => [.. row.Select(c => c is null ? "" : TextOf(c))];

    // A folio fiscal is told apart by its first block; the whole of it is in the other formats.
    private static string TextOf(Cell cell) => cell switch
    {
        MoneyCell { Currency: "MXN" } money => money.Amount.ToString("#,##0.00", CultureInfo.InvariantCulture),
        MoneyCell money => string.Create(CultureInfo.InvariantCulture, $"{money.Amount:#,##0.00} {money.Currency}"),
        DayCell day => day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ShareCell share => string.Create(CultureInfo.InvariantCulture, $"{share.Share * 100m:0.00} %"),
        CountCell count => count.Count.ToString("#,##0", CultureInfo.InvariantCulture),
        CfdiCell cfdi => (cfdi.Uuid ?? cfdi.Id.ToString("D"))[..8],
        TextCell text => text.Text,
        _ => throw new InvalidOperationException($"Paper has no cell for {cell.GetType().Name}."),
    };
}
