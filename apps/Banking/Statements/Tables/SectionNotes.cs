using System.Buffers;
using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>What the lines around a table say: account, currency, opening and closing balance. Also knows totals and footers from
/// movements.</summary>
internal sealed class SectionNotes
{
    private static readonly string[] AccountLabels = ["CUENTA", "NUMERODECUENTA", "NOCUENTA", "NODECUENTA", "NUMCUENTA", "CLABE",
        "CONTRATO", "TARJETA", "NUMERODETARJETA", "ACCOUNT", "N?MERODECUENTA"];
    private static readonly string[] OpeningLabels = ["SALDOINICIAL", "SALDOANTERIOR", "SALDOAPERTURA", "SALDODEAPERTURA",
        "BALANCEINICIAL", "OPENINGBALANCE", "SALDOALINICIO"];
    private static readonly string[] ClosingLabels = ["SALDOFINAL", "SALDOALCORTE", "SALDODECIERRE", "SALDOCIERRE", "SALDOALCIERRE",
        "BALANCEFINAL", "CLOSINGBALANCE"];
    private static readonly string[] CurrencyLabels = ["MONEDA", "DIVISA", "CURRENCY"];
    private static readonly string[] NoteBeginnings = ["TOTAL", "SUBTOTAL", "SUMA", "SALDO", "RESUMEN", "MOVIMIENTOS", "NUMERODE", "FINDE",
        "PERIODO", "PAGINA", "PROMEDIO"];

    private static readonly SearchValues<char> AmountStarts = SearchValues.Create("$0123456789-(");

    public string? Account { get; private set; }
    public string? Currency { get; private set; }
    public decimal? Opening { get; set; }
    public decimal? Closing { get; set; }

    /// <summary>Takes what a line outside the movements says; false when it says nothing.</summary>
    public bool Take(TableRow row, char? decimalSeparator)
    {
        var taken = false;
        var first = true;
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var cell = row.Cells[i];
            if (string.IsNullOrWhiteSpace(cell)) continue;
            var colon = cell.IndexOf(':', StringComparison.Ordinal);
            if (first || colon > 0) taken |= TakeLabel(row, i, colon, decimalSeparator);
            first = false;
        }

        return taken;
    }

    /// <summary>Whether a text opens a line of balances: the words, not a movement.</summary>
    public static bool IsOpening(string text) => SpeaksOfBalance(text) && StartsWith(OpeningLabels, HeaderName.Key(text));

    public static bool IsClosing(string text) => SpeaksOfBalance(text) && StartsWith(ClosingLabels, HeaderName.Key(text));

    /// <summary>Whether a line without a day is a total or a remark rather than a movement that lost its day.</summary>
    public static bool IsNote(TableRow row)
    {
        var first = Array.Find(row.Cells, c => !string.IsNullOrWhiteSpace(c)) ?? "";
        return StartsWith(NoteBeginnings, HeaderName.Key(first.Length > 80 ? first[..80] : first));
    }

    /// <summary>Whether a description is a total's: the word alone.</summary>
    public static bool IsTotal(string description) =>
        description.Length is >= 4 and <= 30 && (description.Contains("TOTAL", StringComparison.OrdinalIgnoreCase)
            || description.Contains("SUMA", StringComparison.OrdinalIgnoreCase))
        && HeaderName.Key(description) is "TOTAL" or "TOTALES" or "SUBTOTAL" or "TOTALDELPERIODO" or "TOTALESDELPERIODO" or "SUMAS" or "SUMA";

    // Asked for every row, so the cheap question comes before the folding.
    private static bool SpeaksOfBalance(string text) => text.Contains("SALDO", StringComparison.OrdinalIgnoreCase)
        || text.Contains("BALANCE", StringComparison.OrdinalIgnoreCase);

    private bool TakeLabel(TableRow row, int at, int colon, char? decimalSeparator)
    {
        var cell = row.Cells[at];
        if (cell.Length > 120) return false;
        var key = HeaderName.Key(colon > 0 ? cell[..colon] : cell.Length > 80 ? cell[..80] : cell);
        if (StartsWith(AccountLabels, key)) return TakeAccount(ValueText(row, at, colon));
        if (StartsWith(CurrencyLabels, key) && CurrencyText.Code(ValueText(row, at, colon)) is { } currency)
        {
            Currency = currency;
            return true;
        }

        if (StartsWith(OpeningLabels, key) && ValueAmount(row, at, colon, decimalSeparator) is { } opening)
        {
            Opening = opening;
            return true;
        }

        if (StartsWith(ClosingLabels, key) && ValueAmount(row, at, colon, decimalSeparator) is { } closing)
        {
            Closing = closing;
            return true;
        }

        return false;
    }

    private bool TakeAccount(string value)
    {
        var (start, digits) = (-1, 0);
        for (var i = 0; i <= value.Length; i++)
        {
            var c = i < value.Length ? value[i] : '\n';
            if (char.IsAsciiDigit(c)) digits++;
            if (char.IsAsciiDigit(c) || c is '*' or 'X' or 'x' or '-' || (c == ' ' && start >= 0))
            {
                if (start < 0) start = i;
                continue;
            }

            if (digits >= 4)
            {
                Account = value[start..i].Trim(' ', '-');
                return true;
            }

            (start, digits) = (-1, 0);
        }

        return false;
    }

    private static string ValueText(TableRow row, int at, int colon)
    {
        var cell = row.Cells[at];
        if (colon > 0 && colon + 1 < cell.Length && !string.IsNullOrWhiteSpace(cell[(colon + 1)..])) return cell[(colon + 1)..];
        if (colon < 0 && cell.AsSpan().ContainsAnyInRange('0', '9')) return cell;
        for (var i = at + 1; i < row.Cells.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(row.Cells[i])) return row.Cells[i];
        }

        return "";
    }

    private static decimal? ValueAmount(TableRow row, int at, int colon, char? decimalSeparator)
    {
        var cell = row.Cells[at];
        var inside = colon > 0 ? cell[(colon + 1)..] : cell[Math.Max(0, cell.AsSpan().IndexOfAny(AmountStarts))..];
        // Thousands that were not quoted fell into two cells, so the cells are tried together first.
        var rest = row.Cells.Skip(at + 1).Where(c => !string.IsNullOrWhiteSpace(c)).ToArray();
        string[] candidates = [string.Join(',', [inside, .. rest]), inside, string.Join(',', rest), rest.LastOrDefault() ?? ""];
        foreach (var candidate in candidates)
        {
            if (AmountText.TryRead(candidate, decimalSeparator, out var value, out _)) return value;
        }

        return null;
    }

    private static bool StartsWith(string[] labels, string key)
    {
        foreach (var label in labels)
        {
            if (key.StartsWith(label, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
