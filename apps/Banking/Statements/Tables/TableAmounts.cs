using FinanceTracker.Banking.Statements.Values;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>The signed amount of a row, or what is wrong with it.</summary>
internal readonly record struct AmountOutcome(decimal Value, string? Currency, RowProblem? Problem)
{
    public static implicit operator AmountOutcome(RowProblem problem) => new(0, null, problem);
}

/// <summary>Brings the three ways banks sign amounts to one: a signed column, a column with a word beside it, a pair of columns.</summary>
internal sealed class TableAmounts(ColumnMap columns, TableConventions conventions)
{
    public AmountOutcome Read(TableRow row) => columns.Has(ColumnRole.Amount) ? Single(row) : Pair(row);

    /// <summary>Whether digits stand where amounts do.</summary>
    public bool HasDigits(TableRow row) => HasDigit(row.Cell(columns[ColumnRole.Amount])) || HasDigit(row.Cell(columns[ColumnRole.In]))
        || HasDigit(row.Cell(columns[ColumnRole.Out]));

    /// <summary>Whether the row sums others: both columns are written, or the balance that every movement has is missing.</summary>
    public bool IsSum(TableRow row) =>
        (!AmountText.IsBlank(row.Cell(columns[ColumnRole.In])) && !AmountText.IsBlank(row.Cell(columns[ColumnRole.Out])))
        || (columns.Has(ColumnRole.Balance) && AmountText.IsBlank(row.Cell(columns[ColumnRole.Balance])));

    public decimal? Balance(TableRow row) =>
        AmountText.TryRead(row.Cell(columns[ColumnRole.Balance]), conventions.Decimal, out var value, out _) ? value : null;

    private AmountOutcome Single(TableRow row)
    {
        var text = row.Cell(columns[ColumnRole.Amount]);
        if (AmountText.IsBlank(text)) return RowProblems.MissingAmount(row.Line);
        if (!AmountText.TryRead(text, conventions.Decimal, out var value, out var currency))
            return RowProblems.UnreadableAmount(row.Line, text);
        if (columns.Has(ColumnRole.Direction))
        {
            var word = row.Cell(columns[ColumnRole.Direction]);
            var direction = DirectionOf(word, conventions.CIsCredit);
            if (direction is null && value > 0) return RowProblems.UnreadableDirection(row.Line, word);
            return new AmountOutcome(direction is null ? value : direction.Value * Math.Abs(value), currency, null);
        }

        return new AmountOutcome(conventions.PositiveIsSpent ? -value : value, currency, null);
    }

    private AmountOutcome Pair(TableRow row)
    {
        var (inText, outText) = (row.Cell(columns[ColumnRole.In]), row.Cell(columns[ColumnRole.Out]));
        var (noIn, noOut) = (AmountText.IsBlank(inText), AmountText.IsBlank(outText));
        if (noIn && noOut) return RowProblems.MissingAmount(row.Line);
        decimal incoming = 0, outgoing = 0;
        string? currency = null, outCurrency = null;
        if (!noIn && !AmountText.TryRead(inText, conventions.Decimal, out incoming, out currency))
            return RowProblems.UnreadableAmount(row.Line, inText);
        if (!noOut && !AmountText.TryRead(outText, conventions.Decimal, out outgoing, out outCurrency))
            return RowProblems.UnreadableAmount(row.Line, outText);
        if (incoming != 0 && outgoing != 0) return RowProblems.BothColumns(row.Line);
        if (conventions.ChargesAreNegative) outgoing = Math.Abs(outgoing);
        return new AmountOutcome(incoming - outgoing, currency ?? outCurrency, null);
    }

    private static bool HasDigit(string text) => text.AsSpan().ContainsAnyInRange('0', '9');

    /// <summary>+1 for abono, -1 for cargo, null when the word says neither.</summary>
    public static int? DirectionOf(string word, bool cIsCredit)
    {
        var bare = CellText.Bare(word);
        if (bare.Length is 0 or > 24) return null;
        return Fold.Upper(bare.ToString()) switch
        {
            "+" or "A" or "ABONO" or "ABONOS" or "DEPOSITO" or "CREDITO" or "CREDIT" or "CR" or "H" or "HABER" or "INGRESO"
                or "ENTRADA" or "CRDT" or "RECIBIDO" => 1,
            "-" or "CARGO" or "CARGOS" or "RETIRO" or "DEBITO" or "DEBIT" or "DR" or "DB" or "D" or "DEBE" or "EGRESO"
                or "SALIDA" or "GASTO" or "DBIT" or "COMPRA" or "ENVIADO" or "PAGO" or "R" => -1,
            "C" => cIsCredit ? 1 : -1,
            _ => null,
        };
    }
}
