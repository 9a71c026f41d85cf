using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using FinanceTracker.Banking.Statements.Tables;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Statements.Formats;

/// <summary>XLSX and XLS: every sheet becomes a table of texts and takes the same path as CSV.</summary>
internal static class SpreadsheetStatement
{
    private const long MostExpandedBytes = 400L * 1024 * 1024;
    private const int MostEntries = 2_000;
    private const int MostBlankRows = 2_000;

    // The library reads code pages through the process-wide list, for XLS and already in its settings.
    static SpreadsheetStatement() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static bool IsZip(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    public static bool IsOle(ReadOnlySpan<byte> content) => content.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    public static Result<Statement> Read(ReadOnlyMemory<byte> content, StatementReadOptions options)
    {
        try
        {
            var zip = IsZip(content.Span);
            if (zip && Unfit(content) is { } problem) return problem;
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(content.ToArray(), false));
            return Read(Sheets(reader, options.MaxRows), options, zip ? "xlsx" : "xls");
        }
        catch (InvalidPasswordException)
        {
            return StatementProblems.PasswordProtected;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // The library throws whatever the broken part of the file leads it into.
            return StatementProblems.NotAStatement;
        }
    }

    // Sizes declared in the directory may lie, so the parts are really unpacked and counted once.
    private static Problem? Unfit(ReadOnlyMemory<byte> content)
    {
        using var archive = new ZipArchive(new MemoryStream(content.ToArray(), false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostEntries) return StatementProblems.ExpandsTooFar;
        if (archive.GetEntry("xl/workbook.xml") is null
            && archive.GetEntry("xl/workbook.bin") is null) return StatementProblems.NotAStatement;
        var buffer = new byte[81920];
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                total += read;
                if (total > MostExpandedBytes) return StatementProblems.ExpandsTooFar;
            }
        }

        return null;
    }

    private static Result<Statement> Read(IEnumerable<List<TableRow>> sheets, StatementReadOptions options, string format)
    {
        var draft = new StatementDraft(options);
        var recognised = false;
        UnreadTable? unread = null;
        foreach (var rows in sheets)
        {
            var header = HeaderSearch.In(rows, options);
            unread ??= UnreadTable.Of(rows.Take(TableHeader.RowsSearched).ToList());
            if (header is null) continue;
            recognised = true;
            if (TableReader.Read(rows, header, draft) is { } problem) return problem;
        }

        if (recognised) return draft.Finish(format, format == "xlsx" ? "utf-8" : "utf-16");
        return unread is null ? StatementProblems.NotAStatement : StatementProblems.ColumnsNotRecognised(unread);
    }

    private static IEnumerable<List<TableRow>> Sheets(IExcelDataReader reader, int maxRows)
    {
        do
        {
            List<TableRow> rows = [];
            var (line, blank) = (0, 0);
            while (blank < MostBlankRows && rows.Count <= maxRows + MostBlankRows && reader.Read())
            {
                line++;
                var row = new TableRow(line, Cells(reader));
                blank = row.IsBlank ? blank + 1 : 0;
                if (blank == 0) rows.Add(row);
            }

            if (rows.Count > 0) yield return rows;
        }
        while (reader.NextResult());
    }

    private static string[] Cells(IExcelDataReader reader)
    {
        var cells = new string[Math.Min(reader.FieldCount, TableRow.MostCells)];
        for (var i = 0; i < cells.Length; i++) cells[i] = Text(reader.GetValue(i));
        return cells;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text.Trim(),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
