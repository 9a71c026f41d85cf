using System.Globalization;
using System.Text;
using FinanceTracker.All.Demo.Generator;

namespace FinanceTracker.All.Tests.Demo;

/// <summary>A line read back from a file's bytes, so that tests see what an importer would see.</summary>
public sealed record StatementLine(DateOnly Day, string Text, decimal Amount, decimal Balance, string Key)
{
    /// <summary>The lines of a file, oldest first.</summary>
    public static IReadOnlyList<StatementLine> Read(DemoStatement statement)
    {
        var encoding = statement.Bank is "Santander" or "Banamex" ? Encoding.Latin1 : Encoding.UTF8;
        var text = encoding.GetString(statement.Content).TrimStart('\uFEFF');
        var rows = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(Fields);
        return statement.Bank switch
        {
            "BBVA México" => [.. rows.Skip(1).Reverse().Select(Bbva)],
            "Santander" => [.. rows.Skip(1).Select(Santander)],
            "Banorte" => [.. rows.Skip(1).Select(Banorte)],
            "HSBC" => [.. rows.Skip(1).Select(Hsbc)],
            "Banamex" => [.. rows.SkipWhile(f => f[0] != "Fecha").Skip(1).Select(Banamex)],
            _ => throw new InvalidOperationException(statement.Bank),
        };
    }

    private static StatementLine Bbva(List<string> f) =>
        new(DayOf(f[0], "dd/MM/yyyy"), f[1].TrimEnd(), Money(f[2]) + Money(f[3]), Money(f[4]), "");

    private static StatementLine Santander(List<string> f) =>
        new(DayOf(f[1].Trim('\''), "ddMMyyyy"), f[4].Trim('\''), f[5] == "-" ? -Money(f[6]) : Money(f[6]), Money(f[7]), f[10].Trim('\''));

    private static StatementLine Banorte(List<string> f) =>
        new(DayOf(f[1], "dd/MM/yyyy"), f[4], Money(f[7]) - Money(f[8]), Money(f[9]), After(f[11], "CVE RASTREO: "));

    private static StatementLine Hsbc(List<string> f) =>
        new(DayOf(f[13], "dd/MM/yyyy"), f[5], Money(f[9]) - Money(f[10]), Money(f[11]), After(f[5], "CVE RASTREO "));

    private static StatementLine Banamex(List<string> f) =>
        new(DayOf(f[0], "dd-MM-yy"), f[1], Money(f[2]) - Money(f[3]), Money(f[4]), After(f[1], "CVE RASTREO "));

    private static string After(string text, string label)
    {
        var at = text.IndexOf(label, StringComparison.Ordinal);
        return at < 0 ? "" : text[(at + label.Length)..].Split(' ')[0];
    }

    private static DateOnly DayOf(string text, string format) => DateOnly.ParseExact(text, format, CultureInfo.InvariantCulture);

    private static decimal Money(string text) =>
        text is "" or "-"
            ? 0
            : decimal.Parse(text.Replace("$", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture);

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
