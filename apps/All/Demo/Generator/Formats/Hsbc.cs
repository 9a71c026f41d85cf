using System.Globalization;
using System.Text;

namespace FinanceTracker.All.Demo.Generator.Formats;

/// <summary>HSBCnet's wide sheet: UTF-8 with a byte order mark, oldest first, credit and debit columns.</summary>
internal static class Hsbc
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static byte[] Write(AccountBook book, string accountName)
    {
        var csv = new CsvText().Line(
            "Nombre de cuenta", "Número de cuenta", "Nombre del banco", "Moneda", "Referencia bancaria", "Descripción",
            "Referencia de cliente", "Tipo TRN", "Fecha valor", "Importe de crédito", "Importe del débito", "Saldo", "Hora",
            "Fecha del apunte");
        foreach (var (movement, time, balance) in book.Rows())
        {
            var day = CsvText.Day(movement.Day, "dd/MM/yyyy");
            csv.Line(
                accountName,
                book.Number,
                "HSBC MEXICO",
                "MXN",
                movement.Reference,
                movement.TrackingKey is null ? movement.Text : $"{movement.Text} CVE RASTREO {movement.TrackingKey}",
                movement.Reference,
                "TRF",
                day,
                movement.Amount < 0 ? string.Empty : CsvText.Plain(movement.Amount),
                movement.Amount < 0 ? CsvText.Plain(-movement.Amount) : string.Empty,
                CsvText.Plain(balance),
                time.ToString("HH:mm", CultureInfo.InvariantCulture),
                day);
        }

        return csv.ToBytes(WithMark);
    }
}
