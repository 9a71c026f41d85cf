using System.Globalization;
using System.Text.Json;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tax.Reports.Model;

namespace FinanceTracker.Tax.Reports.Writing;

/// <summary>A report as JSON: rows are objects by the id of their column. The same report is the same bytes.</summary>
internal static class JsonReport
{
    public static byte[] Write(Report report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = ApiJson.Options.Encoder }))
        {
            json.WriteStartObject();
            Head(json, report);
            json.WriteStartArray("sections");
            foreach (var section in report.Sections) Section(json, section);
            json.WriteEndArray();
            Texts(json, "law", report.Law);
            Texts(json, "notReproduced", report.NotReproduced);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Head(Utf8JsonWriter json, Report report)
    {
        var heading = report.Heading;
        json.WriteString("kind", report.Kind);
        json.WriteString("title", report.Title);
        json.WriteString("subtitle", report.Subtitle);
        json.WriteString("language", report.Tongue.Say("es", "en"));
        json.WriteStartObject("taxpayer");
        json.WriteString("rfc", heading.Rfc);
        json.WriteString("name", heading.Name);
        Texts(json, "regimes", heading.Regimes);
        json.WriteEndObject();
        json.WriteString("period", heading.Period);
        json.WriteString("asOf", Day(heading.AsOf));
        json.WriteString("rulesVersion", heading.RulesVersion);
        json.WriteString("tablesDate", Day(heading.TablesDate));
    }

    private static void Section(Utf8JsonWriter json, ReportSection section)
    {
        json.WriteStartObject();
        json.WriteString("id", section.Id);
        json.WriteString("title", section.Title);
        switch (section)
        {
            case FigureSection figures:
                json.WriteString("type", "figures");
                Figures(json, figures);
                break;
            case TableSection table:
                json.WriteString("type", "table");
                Table(json, table);
                break;
            case NoteSection notes:
                json.WriteString("type", "notes");
                Texts(json, "notes", notes.Notes);
                break;
        }

        json.WriteEndObject();
    }

    private static void Figures(Utf8JsonWriter json, FigureSection figures)
    {
        json.WriteStartArray("lines");
        foreach (var line in figures.Lines)
        {
            json.WriteStartObject();
            json.WriteString("id", line.Id);
            json.WriteString("label", line.Label);
            json.WritePropertyName("value");
            Value(json, line.Value);
            if (line.Note is not null) json.WriteString("note", line.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Table(Utf8JsonWriter json, TableSection table)
    {
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("id", column.Id);
            json.WriteString("title", column.Title);
            json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(column.Kind.ToString()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in table.Rows) Row(json, table, row);
        json.WriteEndArray();
        if (table.Totals is { } totals)
        {
            json.WritePropertyName("totals");
            Row(json, table, totals);
        }

        json.WriteNumber("more", table.More);
    }

    private static void Row(Utf8JsonWriter json, TableSection table, IReadOnlyList<Cell?> row)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i] is not { } cell) continue;
            json.WritePropertyName(table.Columns[i].Id);
            Value(json, cell);
        }

        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, Cell? cell)
    {
        switch (cell)
        {
            case MoneyCell money:
                json.WriteStartObject();
                json.WriteString("amount", money.Amount.ToString("0.00####", CultureInfo.InvariantCulture));
                json.WriteString("currency", money.Currency);
                json.WriteEndObject();
                break;
            case CfdiCell cfdi:
                json.WriteStartObject();
                json.WriteString("cfdiId", cfdi.Id);
                json.WriteString("uuid", cfdi.Uuid);
                json.WriteEndObject();
                break;
            case DayCell day:
                json.WriteStringValue(Day(day.Day));
                break;
            case ShareCell share:
                json.WriteStringValue(share.Share.ToString("0.0000##", CultureInfo.InvariantCulture));
                break;
            case CountCell count:
                json.WriteNumberValue(count.Count);
                break;
            case TextCell text:
                json.WriteStringValue(text.Text);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
