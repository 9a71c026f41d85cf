using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Spreadsheets;

namespace FinanceTracker.Ledger.Exports;

/// <summary>A form in which the books leave.</summary>
/// <param name="Key"><c>csv</c>, <c>xlsx</c> or <c>json</c>.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="WriteAsync">Writes lines as they come; holds a few at a time.</param>
public sealed record ExportFormat(string Key, string MediaType, Func<Stream, IAsyncEnumerable<ExportRow>, ExportStyle, CancellationToken, Task> WriteAsync)
{
    /// <summary>Every format.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        new("csv", "text/csv; charset=utf-8", CsvExport.WriteAsync),
        new("xlsx", XlsxBook.MediaType, XlsxExport.WriteAsync),
        new("json", "application/json", JsonExport.WriteAsync),
    ];

    /// <summary>The format of a name; CSV when none is asked for; null when there is no such format.</summary>
    public static ExportFormat? Of(string? key) => key is null ? All[0] : All.FirstOrDefault(f => string.Equals(f.Key, key, StringComparison.OrdinalIgnoreCase));
}

/// <summary>How it is written.</summary>
/// <param name="English">Headers in English; in Spanish otherwise.</param>
/// <param name="ByteOrderMark">CSV begins with a UTF-8 byte order mark, by which Excel knows accents.</param>
public sealed record ExportStyle(bool English, bool ByteOrderMark);

/// <summary>RFC 4180: commas, CRLF, quotes where needed; amounts with a decimal point, days as yyyy-mm-dd.</summary>
public static class CsvExport
{
    private const int FlushAt = 64 * 1024;
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>Writes the table.</summary>
    public static async Task WriteAsync(Stream target, IAsyncEnumerable<ExportRow> rows, ExportStyle style, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(style.ByteOrderMark), FlushAt, leaveOpen: true);
        var text = new StringBuilder();
        AppendLine(text, ExportColumn.All.Select(c => (object?)c.Header(style.English)));
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            AppendLine(text, ExportColumn.All.Select(c => c.Cell(row, style.English)));
            if (text.Length < FlushAt) continue;
            await writer.WriteAsync(text, cancellationToken);
            text.Clear();
        }

        await writer.WriteAsync(text, cancellationToken);
    }

    private static void AppendLine(StringBuilder text, IEnumerable<object?> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first) text.Append(',');
            first = false;
            Append(text, cell);
        }

        text.Append("\r\n");
    }

    private static void Append(StringBuilder text, object? cell)
    {
        switch (cell)
        {
            case decimal amount:
                text.Append(CultureInfo.InvariantCulture, $"{amount:0.00##}");
                break;
            case DateOnly day:
                text.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}");
                break;
            case string given:
                var safe = SafeCell.Of(given);
                if (safe.AsSpan().ContainsAny(Special)) text.Append('"').Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                else text.Append(safe);
                break;
        }
    }
}

/// <summary>A workbook of one sheet, its header in sight.</summary>
public static class XlsxExport
{
    /// <summary>Writes the workbook.</summary>
    public static Task WriteAsync(Stream target, IAsyncEnumerable<ExportRow> rows, ExportStyle style, CancellationToken cancellationToken)
    {
        var sheet = new XlsxSheet(style.English ? "Transactions" : "Movimientos", [.. ExportColumn.All.Select(c => c.Width)], TableAsync(rows, style, cancellationToken), Frozen: 1);
        return XlsxBook.WriteAsync(target, [sheet], day: null, cancellationToken);
    }

    private static async IAsyncEnumerable<IReadOnlyList<XlsxCell?>> TableAsync(IAsyncEnumerable<ExportRow> rows, ExportStyle style, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return [.. ExportColumn.All.Select(c => (XlsxCell?)XlsxCell.Of(c.Header(style.English), XlsxLook.Header))];
        await foreach (var row in rows.WithCancellation(cancellationToken)) yield return [.. ExportColumn.All.Select(c => CellOf(c.Cell(row, style.English)))];
    }

    private static XlsxCell? CellOf(object? cell) => cell switch
    {
        decimal amount => XlsxCell.Of(amount),
        DateOnly day => XlsxCell.Of(day),
        string { Length: > 0 } text => XlsxCell.Of(text),
        _ => null,
    };
}

/// <summary>A JSON array of lines, named as in the API.</summary>
public static class JsonExport
{
    /// <summary>Writes the array.</summary>
    public static Task WriteAsync(Stream target, IAsyncEnumerable<ExportRow> rows, ExportStyle style, CancellationToken cancellationToken) =>
        JsonSerializer.SerializeAsync(target, rows, ApiJson.Options, cancellationToken);
}

/// <summary>Joins one who writes to a stream with one who reads from it; no more than the pipe's 64 KiB lie between them.</summary>
public static class Piped
{
    /// <summary>Runs both; fails as the first of them fails.</summary>
    public static async Task RunAsync(Func<Stream, Task> produce, Func<Stream, Task> consume)
    {
        var pipe = new Pipe();
        var producing = Task.Run(() => ProduceAsync(pipe.Writer, produce));
        try
        {
            await consume(pipe.Reader.AsStream(leaveOpen: true));
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
            await producing;
        }
    }

    private static async Task ProduceAsync(PipeWriter writer, Func<Stream, Task> produce)
    {
        try
        {
            await produce(writer.AsStream(leaveOpen: true));
            await writer.CompleteAsync();
        }
        catch (Exception e)
        {
            await writer.CompleteAsync(e);
        }
    }
}
