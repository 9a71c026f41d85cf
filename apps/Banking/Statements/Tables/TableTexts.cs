using FinanceTracker.Banking.Statements.Layouts;
using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>The texts of a row: description, reference, tracking key, account, currency and hour.</summary>
internal sealed class TableTexts(TableHeader header)
{
    private readonly ColumnMap columns = header.Columns;
    private readonly BankLayout? layout = header.Layout;

    public string Description(TableRow row) => Unwrapped(row.Cell(columns[ColumnRole.Description]));

    public string? Account(TableRow row)
    {
        var text = CellText.OrNull(row.Cell(columns[ColumnRole.Account]));
        return text is null || !text.AsSpan().ContainsAnyInRange('0', '9') ? null : text;
    }

    public string? Currency(TableRow row) => columns.Has(ColumnRole.Currency) ? CurrencyText.Iso(row.Cell(columns[ColumnRole.Currency]))
        : null;

    public TimeOnly? Time(TableRow row) => columns.Has(ColumnRole.Time) ? ClockText.Read(row.Cell(columns[ColumnRole.Time])) : null;

    /// <summary>Description, reference and tracking key, each in its place.</summary>
    public (string Text, string? Reference, string? Tracking) Read(TableRow row)
    {
        var text = Description(row);
        var reference = Reference(CellText.OrNull(row.Cell(columns[ColumnRole.Reference])));
        var tracking = CellText.OrNull(row.Cell(columns[ColumnRole.Tracking]));
        if (columns.Has(ColumnRole.Detail)) (text, tracking) = WithDetail(text, Unwrapped(row.Cell(columns[ColumnRole.Detail])), tracking);
        if (layout?.DescriptionParts is { } parts && parts.Match(text) is { Success: true } match)
        {
            text = match.Groups["text"].Value.Trim();
            reference ??= Reference(match.Groups["reference"].Value);
        }

        return (text, reference, tracking ?? TrackingKey.In(text));
    }

    private static (string Text, string? Tracking) WithDetail(string text, string detail, string? tracking)
    {
        var (rest, key) = TrackingKey.Cut(detail);
        tracking ??= key;
        if (rest.Length == 0 || text.Contains(rest, StringComparison.OrdinalIgnoreCase)) return (text, tracking);
        return (rest.Contains(text, StringComparison.OrdinalIgnoreCase) ? rest : $"{text} {rest}", tracking);
    }

    private static string? Reference(string? text) => text is null || text.Trim('0').Length == 0 ? null : text;

    // Only what wraps is packing ('…', ="…"); a text that begins like a formula stays the text it is.
    private static string Unwrapped(string text)
    {
        if (text.Length > 1 && text[0] == '\'' && text[^1] == '\'') return text[1..^1].Trim();
        var isWrapped = text.Length > 3 && text.StartsWith("=\"", StringComparison.Ordinal) && text.IndexOf('"', 2) == text.Length - 1;
        return isWrapped ? text[2..^1].Trim() : text;
    }
}
