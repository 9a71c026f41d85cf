using FinanceTracker.Banking.Statements.Values;

namespace FinanceTracker.Banking.Statements;

/// <summary>What can be said about one line. The first group is left out of the import, the second is kept.</summary>
internal static class RowProblems
{
    public static RowProblem UnreadableDate(int line, string text) => new(
        line,
        "unreadable_date",
        text.Length == 0 ? "El movimiento no tiene fecha." : $"No se entiende la fecha «{Quote(text)}».",
        text.Length == 0 ? "The movement has no date." : $"The date \"{Quote(text)}\" cannot be read.");

    public static RowProblem UnreadableAmount(int line, string text) => new(
        line,
        "unreadable_amount",
        $"No se entiende el importe «{Quote(text)}».",
        $"The amount \"{Quote(text)}\" cannot be read.");

    public static RowProblem MissingAmount(int line) => new(
        line, "missing_amount", "El movimiento no tiene importe.", "The movement has no amount.");

    public static RowProblem BothColumns(int line) => new(
        line,
        "both_columns",
        "El movimiento trae cargo y abono a la vez; no sabemos cuál es.",
        "The movement has both a charge and a deposit; we cannot tell which it is.");

    public static RowProblem UnreadableDirection(int line, string text) => new(
        line,
        "unreadable_direction",
        $"No sabemos si «{Quote(text)}» es cargo o abono.",
        $"We cannot tell whether \"{Quote(text)}\" is a charge or a deposit.");

    public static RowProblem DuplicateId(int line, string id) => new(
        line,
        "duplicate_id",
        $"El archivo repite el movimiento {Quote(id)}; se toma una sola vez.",
        $"The file repeats movement {Quote(id)}; it is taken once.");

    public static RowProblem Pending(int line) => new(
        line,
        "pending",
        "El movimiento está pendiente en el banco; se tomará cuando quede firme.",
        "The movement is still pending at the bank; it will be taken once it is booked.");

    public static RowProblem FutureDate(int line) => new(
        line, "future_date", "La fecha del movimiento es posterior a hoy.", "The movement is dated after today.");

    public static RowProblem ZeroAmount(int line) => new(
        line, "zero_amount", "El importe del movimiento es cero.", "The movement's amount is zero.");

    public static RowProblem ReusedId(int line, string id) => new(
        line,
        "reused_id",
        $"El banco usó el identificador {Quote(id)} para dos movimientos distintos; se toman ambos.",
        $"The bank used identifier {Quote(id)} for two different movements; both are taken.");

    public static RowProblem NoMovements { get; } = new(
        0, "no_movements", "El archivo está bien, pero no trae movimientos.", "The file is fine, but it has no movements.");

    private static string Quote(string text)
    {
        var clean = DescriptionText.Clean(text);
        return clean.Length <= 40 ? clean : string.Concat(clean.AsSpan(0, 40), "…");
    }
}
