using System.Globalization;
using System.Text;

namespace FinanceTracker.All.Tests.Statements;

/// <summary>A one-page statement as PDF: the smallest file that proves itself.</summary>
internal static class PaperOverHttp
{
    public static byte[] Afirme(decimal opening, params (string Day, string Text, decimal Amount)[] rows)
    {
        var page = new StringBuilder();
        Print(page, 40, 760, "BANCO AFIRME");
        Print(page, 40, 745, "Del 01/10/2026 al 31/10/2026");
        Print(page, 40, 730, "No. de cuenta: 5544332211");
        foreach (var (x, name) in ((int, string)[])[(40, "FECHA"), (100, "CONCEPTO"), (370, "CARGOS"), (440, "ABONOS"), (530, "SALDO")]) Print(page, x, 700, name);
        Print(page, 100, 680, "SALDO ANTERIOR");
        Print(page, 530, 680, Money(opening));
        var y = 660;
        foreach (var (day, text, amount) in rows)
        {
            opening += amount;
            Print(page, 40, y, day);
            Print(page, 100, y, text);
            Print(page, amount < 0 ? 370 : 440, y, Money(Math.Abs(amount)));
            Print(page, 530, y, Money(opening));
            y -= 14;
        }

        Print(page, 100, y, "SALDO FINAL");
        Print(page, 530, y, Money(opening));
        return File(page.ToString());
    }

    private static void Print(StringBuilder page, int x, int y, string text) => page.Append(CultureInfo.InvariantCulture, $"BT /F1 8 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n");

    private static string Money(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    // Without a table of objects, as a download that was cut: readers look for the objects themselves.
    private static byte[] File(string content) => Encoding.Latin1.GetBytes(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n"
        + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>\nendobj\n"
        + "4 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>\nendobj\n"
        + $"5 0 obj\n<< /Length {content.Length} >>\nstream\n{content}\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n0\n%%EOF\n");
}
