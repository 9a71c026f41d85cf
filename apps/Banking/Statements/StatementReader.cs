using FinanceTracker.Banking.Statements.Decoding;
using FinanceTracker.Banking.Statements.Formats;
using FinanceTracker.Banking.Statements.Layouts;
using FinanceTracker.Banking.Statements.Pdf;
using FinanceTracker.Banking.Statements.Tables;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Statements;

/// <summary>
/// Bytes in, a proved statement out. The format is told by the content, never by a name: marks of PDF, Excel, OFX, CAMT.053, MT940 and QIF
/// first, and what is left is a table or nothing.
/// </summary>
public static class StatementReader
{
    private const int SampledCharacters = 8 * 1024;

    /// <summary>Reads a file, or says why it cannot be read and what to do.</summary>
    public static Result<Statement> Read(ReadOnlyMemory<byte> content, StatementReadOptions options)
    {
        var bytes = content.Span;
        if (bytes.IsEmpty) return StatementProblems.EmptyFile;
        if (PdfGuide.IsPdf(bytes)) return PdfStatement.Read(content, options);
        if (SpreadsheetStatement.IsZip(bytes) || SpreadsheetStatement.IsOle(bytes)) return SpreadsheetStatement.Read(content, options);
        var decoded = DecodedText.Of(bytes);
        if (decoded.Text.AsSpan().IsWhiteSpace()) return StatementProblems.EmptyFile;
        return IsBinary(bytes, decoded.Text) ? StatementProblems.NotAStatement : ReadText(decoded, options);
    }

    private static Result<Statement> ReadText(DecodedText decoded, StatementReadOptions options)
    {
        if (OfxStatement.Is(decoded.Text)) return OfxStatement.Read(decoded, options);
        if (CamtStatement.Is(decoded.Text)) return CamtStatement.Read(decoded, options);
        if (Mt940Statement.Is(decoded.Text)) return Mt940Statement.Read(decoded, options);
        if (QifStatement.Is(decoded.Text)) return QifStatement.Read(decoded, options);
        // Pages may hold a table (or be a sign-in form saved as the file); XML of something else and JSON hold none.
        return decoded.Text.AsSpan().TrimStart()[0] switch
        {
            '<' => MarkupStatement.Read(decoded, options),
            '{' or '[' => StatementProblems.NotAStatement,
            _ => TableStatement.Read(decoded, options),
        };
    }

    private static bool IsBinary(ReadOnlySpan<byte> bytes, string text)
    {
        // PNG, JPEG, GIF, gzip.
        if (bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47]) || bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF])) return true;
        if (bytes.StartsWith("GIF8"u8) || bytes.StartsWith<byte>([0x1F, 0x8B])) return true;
        var sample = text.AsSpan(0, Math.Min(text.Length, SampledCharacters));
        var controls = 0;
        foreach (var c in sample)
        {
            if (char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\f' or '\v')) controls++;
        }

        return controls * 20 > sample.Length;
    }
}
