using System.Text.RegularExpressions;
using FinanceTracker.Banking.Statements.Tables;
using FinanceTracker.Banking.Statements.Values;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>What the lines around the tables say: accounts, CLABEs, currency, opening and closing balances.</summary>
internal static partial class PdfLabels
{
    // "SALDO FINAL DEL PERIODO ANTERIOR" is an opening however it begins.
    private static readonly string[] Openings = ["SALDOFINALDELPERIODOANTERIOR", "SALDODELPERIODOANTERIOR", "SALDOCORTEANTERIOR", "SALDOALCORTEANTERIOR", "SALDOFINALANTERIOR", "SALDOINICIODELPERIODO"];
    private static readonly string[] Closings = ["SALDOACTUAL", "SALDONUEVO", "NUEVOSALDO"];

    private static readonly string[] Cards = ["PAGO PARA NO GENERAR INTERESES", "LIMITE DE CREDITO", "PAGO MINIMO"];

    /// <summary>Whether a text opens with the words of an opening balance.</summary>
    public static bool IsOpening(string text) => SectionNotes.IsOpening(text) || Begins(Openings, text);

    /// <summary>Whether a text opens with the words of a closing balance.</summary>
    public static bool IsClosing(string text) => !IsOpening(text) && (SectionNotes.IsClosing(text) || Begins(Closings, text));

    /// <summary>Whether the document is a credit card's, where what is owed grows with spending.</summary>
    public static bool IsCard(IReadOnlyList<PdfLine> lines) => lines.Any(l => Array.Exists(Cards, Fold.Upper(l.Text).Contains));

    /// <summary>Account number that the line gives, or null.</summary>
    public static string? Account(PdfLine line)
    {
        var groups = line.Groups();
        for (var i = 0; i < groups.Count; i++)
        {
            var text = Join(groups[i]);
            if (i + 1 < groups.Count && !text.AsSpan().ContainsAnyInRange('0', '9')) text = $"{text} {Join(groups[i + 1])}";
            if (text.Length > 120 || AccountForm().Match(Fold.Upper(text)) is not { Success: true } match) continue;
            if (match.Groups["number"].Value.Count(char.IsAsciiDigit) >= 4) return match.Groups["number"].Value.Trim(' ', '-');
        }

        return null;
    }

    /// <summary>CLABE that the line gives, or null.</summary>
    public static string? ClabeIn(PdfLine line) =>
        ClabeForm().Match(line.Text) is { Success: true } match && Clabe.TryParse(match.Groups["number"].Value, out var clabe) ? clabe.Digits : null;

    /// <summary>Currency that the line gives, or null.</summary>
    public static string? Currency(PdfLine line) =>
        CurrencyForm().Match(Fold.Upper(line.Text)) is { Success: true } match ? CurrencyText.Code(match.Groups["name"].ValueSpan) : null;

    /// <summary>Balances that the line, or the line below it, gives.</summary>
    public static IEnumerable<(bool Opens, decimal Value)> Balances(PdfLine line, PdfLine? below)
    {
        var amounts = PdfAmounts.In(line.Words);
        foreach (var group in line.Groups())
        {
            var label = Join(group);
            var opens = IsOpening(label);
            if (!opens && !IsClosing(label)) continue;
            var (left, right) = (group[0].Left, group[^1].Right);
            // In the label's own group, else the next amount to the right before another label, else underneath.
            var inside = amounts.Where(a => a.Left >= left && a.Right <= right).Select(a => (decimal?)a.Value).LastOrDefault();
            if ((inside ?? Beside(line, amounts, right) ?? Underneath(below, left, right)) is { } value) yield return (opens, value);
        }
    }

    private static decimal? Beside(PdfLine line, List<PdfMoney> amounts, int right)
    {
        var nearest = amounts.FindIndex(a => a.Left >= right);
        if (nearest < 0) return null;
        var isOthers = line.Words.Any(w => w.Left >= right && w.Right <= amounts[nearest].Left && w.Text.Any(char.IsLetter));
        return isOthers ? null : amounts[nearest].Value;
    }

    private static decimal? Underneath(PdfLine? below, int left, int right)
    {
        if (below is null) return null;
        foreach (var amount in PdfAmounts.In(below.Words))
        {
            if (amount.Left < right && amount.Right > left) return amount.Value;
        }

        return null;
    }

    private static bool Begins(string[] labels, string text) =>
        text.Contains("SALDO", StringComparison.OrdinalIgnoreCase) && Array.Exists(labels, l => HeaderName.Key(text.Length > 80 ? text[..80] : text).StartsWith(l, StringComparison.Ordinal));

    private static string Join(IReadOnlyList<PdfWord> words) => string.Join(' ', words.Select(w => w.Text));

    [GeneratedRegex(
        @"^(?:(?:NO|NUM|NUMERO|N)\b\.?\s*)?(?:DE\s+)?(?:LA\s+)?(?:TU\s+)?(?:CUENTA|CONTRATO)(?!\s+CLABE)(?:\s+(?:DE\s+)?[A-Z]{2,14}){0,3}\s*\.?:?\s*(?<number>(?:\d[\d -]{2,22}\d|[*X]{2,16}[ -]?\d{4}))(?![\d/])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        200)]
    private static partial Regex AccountForm();

    [GeneratedRegex(@"(?<!\d)(?<number>\d{3}[ -]?\d{3}[ -]?\d{11}[ -]?\d)(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex ClabeForm();

    [GeneratedRegex(@"(?:MONEDA|DIVISA)\s*:?\s*(?<name>MONEDA NACIONAL|NACIONAL|[A-Z.]{2,10})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex CurrencyForm();
}
