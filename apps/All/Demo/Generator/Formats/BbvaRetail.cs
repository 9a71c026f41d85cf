using System.Text;

namespace FinanceTracker.All.Demo.Generator.Formats;

/// <summary>BBVA's retail export: UTF-8, newest first, charges negative, descriptions padded to 40 columns.</summary>
internal static class BbvaRetail
{
    private const int DescriptionWidth = 40;
    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    public static byte[] Write(IReadOnlyList<BookRow> oldestFirst)
    {
        var csv = new CsvText().Line("FECHA", "DESCRIPCIÓN", "CARGO", "ABONO", "SALDO");
        for (var i = oldestFirst.Count - 1; i >= 0; i--)
        {
            var (movement, _, balance) = oldestFirst[i];
            csv.Line(
                CsvText.Day(movement.Day, "dd/MM/yyyy"),
                movement.Text.PadRight(DescriptionWidth),
                movement.Amount < 0 ? CsvText.Grouped(movement.Amount) : string.Empty,
                movement.Amount < 0 ? string.Empty : CsvText.Grouped(movement.Amount),
                CsvText.Grouped(balance));
        }

        return csv.ToBytes(WithoutMark);
    }
}
