using System.Globalization;
using System.Text;

namespace FinanceTracker.All.Demo.Generator.Formats;

/// <summary>
/// Banorte's export: UTF-8, oldest first, a dash for an empty amount, the tracking key inside the detailed text. A card owes: its
/// balance is negative.
/// </summary>
internal static class Banorte
{
    private const int FirstMovement = 100;
    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    public static byte[] Write(AccountBook book)
    {
        var csv = new CsvText().Line(
            "CUENTA", "FECHA DE OPERACIÓN", "FECHA", "REFERENCIA", "DESCRIPCIÓN", "COD. TRANSAC", "SUCURSAL",
            "DEPÓSITOS", "RETIROS", "SALDO", "MOVIMIENTO", "DESCRIPCIÓN DETALLADA");
        var number = FirstMovement;
        foreach (var (movement, _, balance) in book.Rows())
        {
            var day = CsvText.Day(movement.Day, "dd/MM/yyyy");
            csv.Line(
                book.Number,
                day,
                day,
                movement.Reference,
                movement.Text,
                movement.Amount < 0 ? "003" : "005",
                "0123",
                movement.Amount < 0 ? "-" : Pesos(movement.Amount),
                movement.Amount < 0 ? Pesos(-movement.Amount) : "-",
                Pesos(balance),
                number.ToString(CultureInfo.InvariantCulture),
                movement.TrackingKey is null ? movement.Text : $"{movement.Text} CVE RASTREO: {movement.TrackingKey}");
            number++;
        }

        return csv.ToBytes(WithoutMark);
    }

    private static string Pesos(decimal amount) => amount < 0 ? $"-${CsvText.Grouped(-amount)}" : $"${CsvText.Grouped(amount)}";
}
