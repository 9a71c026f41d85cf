using System.Text;

namespace FinanceTracker.All.Demo.Generator.Formats;

/// <summary>
/// Banamex's export: Latin-1, a preamble with the opening balance, references inside the description (the bank writes "Númerica").
/// </summary>
internal static class Banamex
{
    private const int AuthorisationWidth = 6;

    public static byte[] Write(AccountBook book)
    {
        var csv = new CsvText()
            .Line("Banco Nacional de México")
            .Line("Cuenta", book.Number)
            .Line("Saldo inicial", CsvText.Grouped(book.Opening))
            .Line()
            .Line("Detalle de Movimientos - Depósitos y Retiros")
            .Line("Fecha", "Descripción", "Depósitos", "Retiros", "Saldo");
        foreach (var (movement, _, balance) in book.Rows())
        {
            csv.Line(
                CsvText.Day(movement.Day, "dd-MM-yy"),
                Described(movement),
                movement.Amount < 0 ? string.Empty : CsvText.Grouped(movement.Amount),
                movement.Amount < 0 ? CsvText.Grouped(-movement.Amount) : string.Empty,
                CsvText.Grouped(balance));
        }

        return csv.ToBytes(Encoding.Latin1);
    }

    private static string Described(Movement movement)
    {
        var text = movement.TrackingKey is null ? movement.Text : $"{movement.Text} CVE RASTREO {movement.TrackingKey}";
        return $"{text} Referencia Númerica: {movement.Reference} Autorización: {movement.Reference[..AuthorisationWidth]}";
    }
}
