using System.Globalization;
using System.Text;

namespace FinanceTracker.All.Demo.Generator.Formats;

/// <summary>Santander's export: Latin-1, oldest first, texts wrapped in apostrophes, a sign column, the SPEI tracking key.</summary>
internal static class Santander
{
    private const int ConceptWidth = 20;

    public static byte[] Write(AccountBook book)
    {
        var csv = new CsvText().Line(
            "Cuenta", "Fecha", "Hora", "Sucursal", "Descripcion", "Cargo/Abono", "Importe", "Saldo",
            "Referencia", "Concepto", "Clave de Rastreo");
        foreach (var (movement, time, balance) in book.Rows())
        {
            csv.Line(
                Wrapped(book.Number),
                Wrapped(CsvText.Day(movement.Day, "ddMMyyyy")),
                time.ToString("HH:mm", CultureInfo.InvariantCulture),
                Wrapped("0987"),
                Wrapped(movement.Text),
                movement.Amount < 0 ? "-" : "+",
                CsvText.Plain(Math.Abs(movement.Amount)),
                CsvText.Plain(balance),
                Wrapped(movement.Reference),
                Wrapped(movement.Text.Length <= ConceptWidth ? movement.Text : movement.Text[..ConceptWidth]),
                Wrapped(movement.TrackingKey ?? string.Empty));
        }

        return csv.ToBytes(Encoding.Latin1);
    }

    private static string Wrapped(string text) => $"'{text}'";
}
