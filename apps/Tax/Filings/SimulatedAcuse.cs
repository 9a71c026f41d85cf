using System.Globalization;
using System.Text;

namespace FinanceTracker.Tax.Filings;

/// <summary>A one-page PDF (ISO 32000-1, the least that readers open) that cannot be taken for SAT's: it says SIMULADO first, largest and again at the end.</summary>
internal static class SimulatedAcuse
{
    public static byte[] Write(FilingToSend filing, Acuse acuse, DateOnly day)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            BT
            /F1 44 Tf 60 720 Td (SIMULADO) Tj
            /F1 14 Tf 0 -40 Td (No es un acuse del SAT. No se presento ninguna declaracion.) Tj
            0 -20 Td (Not an acuse of SAT. No return was presented.) Tj
            /F1 11 Tf 0 -40 Td (RFC: {Escape(filing.Rfc)}) Tj
            0 -18 Td (Periodo: {Escape(filing.Period)}   Tipo: {filing.Kind}   Complementaria: {filing.Number}) Tj
            0 -18 Td (Numero de operacion: {Escape(acuse.NumeroOperacion ?? "-")}) Tj
            0 -18 Td (Linea de captura: {Escape(acuse.LineaCaptura ?? "-")}) Tj
            0 -18 Td (Importe: {acuse.Amount ?? 0m:0}   Vigencia: {acuse.PayUntil:yyyy-MM-dd}) Tj
            0 -18 Td (Fecha: {day:yyyy-MM-dd}) Tj
            /F1 44 Tf 0 -90 Td (SIMULADO) Tj
            ET
            """).ReplaceLineEndings("\n");
        return Document(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {text.Length} >>\nstream\n{text}\nendstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
    }

    // Objects, and the table of where each begins: offsets are of bytes, and everything is ASCII.
    private static byte[] Document(params string[] objects)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (content, index) in objects.Select((o, i) => (o, i + 1)))
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{index} 0 obj\n{content}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }

    private static string Escape(string text) =>
        new string(text.Select(c => char.IsAscii(c) ? c : '?').ToArray()).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
}
