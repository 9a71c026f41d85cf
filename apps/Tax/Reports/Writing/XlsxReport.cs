using FinanceTracker.Platform.Spreadsheets;
using FinanceTracker.Tax.Reports.Model;

namespace FinanceTracker.Tax.Reports.Writing;

/// <summary>A report as a workbook: figures and sentences on the first sheet, a sheet for each table with its header in sight.</summary>
internal static class XlsxReport
{
    private const int WideColumn = 40;

    public static async Task<byte[]> WriteAsync(Report report, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        await XlsxBook.WriteAsync(stream, [Cover(report), .. report.Sections.OfType<TableSection>().Select(SheetOf)], report.Heading.AsOf, cancellationToken);
        return stream.ToArray();
    }

    private static XlsxSheet Cover(Report report)
    {
        var (say, heading) = (report.Tongue, report.Heading);
        var rows = new List<IReadOnlyList<XlsxCell?>>
        {
            Line(XlsxCell.Of(report.Title, XlsxLook.Title)),
            Line(TextOf(report.Subtitle)),
            Line(Strong("RFC"), TextOf(heading.Name is null ? heading.Rfc : $"{heading.Rfc} · {heading.Name}")),
            Line(Strong(say.Say("Periodo", "Period")), TextOf(heading.Period)),
            Line(Strong(say.Say("Como se conocía al", "As known on")), XlsxCell.Of(heading.AsOf)),
            Line(Strong(say.Say("Reglas", "Rules")), TextOf(heading.RulesVersion)),
        };
        foreach (var section in report.Sections.Where(s => s is not TableSection))
        {
            rows.Add([]);
            rows.Add(Line(Strong(section.Title)));
            if (section is FigureSection figures)
                rows.AddRange(figures.Lines.Select(l => Line(TextOf(l.Label), l.Value is null ? null : CellOf(l.Value, isSum: false), l.Note is null ? null : TextOf(l.Note))));
            if (section is NoteSection notes) rows.AddRange(notes.Notes.Select(n => Line(TextOf(n))));
        }

        rows.Add([]);
        rows.Add(Line(Strong(say.Say("Fundamento", "Law")), TextOf(string.Join("; ", report.Law))));
        rows.AddRange(report.NotReproduced.Select(n => Line(TextOf(n))));
        rows.Add(Line(TextOf(Footer(say))));
        return new XlsxSheet(say.Say("Resumen", "Summary"), [58, 24, 60], rows.ToAsyncEnumerable(), 0);
    }

    /// <summary>What stands at the foot of every report.</summary>
    internal static string Footer(Tongue say) => say.Say("Hecho con FinanceTracker; no es una declaración presentada", "Made with FinanceTracker; not a filed return");

    private static XlsxSheet SheetOf(TableSection table) => new(
        table.Title, [.. table.Columns.Select(c => c.Kind switch { CellKind.Text => WideColumn, CellKind.Cfdi => WideColumn, CellKind.Money => 16, _ => 12 })], RowsOf(table).ToAsyncEnumerable(), 1);

    private static IEnumerable<IReadOnlyList<XlsxCell?>> RowsOf(TableSection table)
    {
        yield return [.. table.Columns.Select(c => (XlsxCell?)XlsxCell.Of(c.Title, XlsxLook.Header))];
        foreach (var row in table.Rows) yield return [.. row.Select(c => c is null ? (XlsxCell?)null : CellOf(c, isSum: false))];
        if (table.Totals is { } totals) yield return [.. totals.Select(c => c is null ? XlsxCell.Of("", XlsxLook.TextSum) : CellOf(c, isSum: true))];
    }

    private static XlsxCell CellOf(Cell cell, bool isSum) => cell switch
    {
        MoneyCell money => XlsxCell.Of(money.Amount, isSum ? XlsxLook.MoneySum : XlsxLook.Money),
        CountCell count => XlsxCell.Of(count.Count, isSum ? XlsxLook.CountSum : XlsxLook.Count),
        DayCell day => XlsxCell.Of(day.Day),
        ShareCell share => XlsxCell.Of(share.Share, XlsxLook.Percent),
        CfdiCell cfdi => TextOf(cfdi.Uuid ?? cfdi.Id.ToString("D")),
        TextCell text => TextOf(text.Text),
        _ => throw new InvalidOperationException($"A workbook has no cell for {cell.GetType().Name}."),
    };

    private static XlsxCell Strong(string text) => XlsxCell.Of(text, XlsxLook.Strong);

    private static XlsxCell TextOf(string text) => XlsxCell.Of(text);

    private static List<XlsxCell?> Line(params XlsxCell?[] cells) => [.. cells];
}
