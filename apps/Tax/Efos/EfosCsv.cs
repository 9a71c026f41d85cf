using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Text;
using Microsoft.VisualBasic.FileIO;

namespace FinanceTracker.Tax.Efos;

/// <summary>The rows of <c>Listado_Completo_69-B.csv</c>, and the day SAT says it is current to.</summary>
/// <param name="Date">From the notice in the first line.</param>
/// <param name="Rows">One for each RFC; the last row of an RFC wins.</param>
/// <param name="Skipped">Rows whose RFC cannot be one.</param>
public sealed record EfosList(DateOnly Date, IReadOnlyList<ListedTaxpayer> Rows, int Skipped);

/// <summary>
/// Reads SAT's file: windows-1252 (or UTF-8), a notice, a title, a header and twenty columns, of which four times two are days of
/// publication (presumed, cleared, final, in court; each on SAT's page and in the DOF).
/// </summary>
public static partial class EfosCsv
{
    private const int Columns = 20;
    private static readonly Encoding Cp1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly Dictionary<string, EfosStatus> Statuses = new(StringComparer.Ordinal)
    {
        ["PRESUNTO"] = EfosStatus.Presunto,
        ["DEFINITIVO"] = EfosStatus.Definitivo,
        ["DESVIRTUADO"] = EfosStatus.Desvirtuado,
        ["SENTENCIA FAVORABLE"] = EfosStatus.SentenciaFavorable,
    };

    private static readonly string[] Months =
        ["ENERO", "FEBRERO", "MARZO", "ABRIL", "MAYO", "JUNIO", "JULIO", "AGOSTO", "SEPTIEMBRE", "OCTUBRE", "NOVIEMBRE", "DICIEMBRE"];

    /// <summary>Reads the file; refuses what is not the list whole, because a list cut short would clear the rest.</summary>
    public static Result<EfosList> Read(byte[] content)
    {
        using var reader = new TextFieldParser(new StringReader(Decode(content))) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true };
        DateOnly? date = null;
        var header = false;
        var skipped = 0;
        var rows = new Dictionary<string, ListedTaxpayer>(StringComparer.Ordinal);
        while (!reader.EndOfData)
        {
            if (Next(reader) is not { } fields)
            {
                skipped++;
                continue;
            }

            if (!header)
            {
                date ??= DateOf(fields.FirstOrDefault() ?? "");
                header = fields.Length >= Columns && fields[1].Trim() == "RFC";
                continue;
            }

            if (fields.Length < 5 || string.IsNullOrWhiteSpace(fields[1])) continue;
            if (RowOf(fields) is { } row) rows[row.Rfc] = row;
            else skipped++;
        }

        return header && date is { } day && rows.Count > 0 ? new EfosList(day, rows.Values.ToList(), skipped) : EfosProblems.NotTheList;
    }

    private static string[]? Next(TextFieldParser reader)
    {
        try
        {
            return reader.ReadFields();
        }
        catch (MalformedLineException)
        {
            return null;
        }
    }

    private static ListedTaxpayer? RowOf(string[] fields)
    {
        if (KeyOf(fields[1]) is not { } rfc || !Statuses.TryGetValue(Fold.Upper(fields[3]), out var status)) return null;
        var name = fields[2].Trim();
        return new ListedTaxpayer(rfc, name.Length <= 300 ? name : name[..300], status, Earlier(fields, 5), Earlier(fields, 13), Earlier(fields, 9) ?? Earlier(fields, 17));
    }

    /// <summary>The key as the list writes it, or null. Looser than a taxpayer's own key: SAT lists some whose check digit cannot be.</summary>
    public static string? KeyOf(string text)
    {
        var key = text.Trim().ToUpperInvariant();
        return Key().IsMatch(key) ? key : null;
    }

    // A day on SAT's page stands at the column, the DOF's two further.
    private static DateOnly? Earlier(string[] fields, int column)
    {
        var days = new[] { column, column + 2 }.Where(i => i < fields.Length).Select(i => Day(fields[i])).OfType<DateOnly>().ToList();
        return days.Count == 0 ? null : days.Min();
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text.Trim(), ["dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateOnly? DateOf(string notice)
    {
        var match = CurrentTo().Match(Fold.Upper(notice));
        if (!match.Success) return null;
        var month = Array.IndexOf(Months, match.Groups["month"].Value) + 1;
        var text = $"{match.Groups["year"].Value}-{month.ToString("00", CultureInfo.InvariantCulture)}-{match.Groups["day"].Value.PadLeft(2, '0')}";
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static string Decode(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Cp1252.GetString(content);
        }
    }

    [GeneratedRegex("^[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{3}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"AL (?<day>\d{1,2}) DE (?<month>[A-Z]+) DE (?<year>\d{4})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CurrentTo();
}
