using FinanceTracker.Banking.Statements.Decoding;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>A file that is a table: finds the separator and the header by what they yield, then reads.</summary>
internal static class TableStatement
{
    // Enough for any preamble; keeps the search for the separator from reading a large file four times.
    private const int SearchedCharacters = 256 * 1024;
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    public static Result<Statement> Read(DecodedText decoded, StatementReadOptions options)
    {
        var text = decoded.Text;
        var head = text.Length <= SearchedCharacters ? text : text[..SearchedCharacters];
        var (separator, header, problem) = Recognise(head, options);
        if (header is null) return problem!;
        List<TableRow> rows = [];
        foreach (var row in new DelimitedText(text, separator).Rows())
        {
            rows.Add(row);
            if (rows.Count > options.MaxRows + SearchedCharacters) return StatementProblems.TooManyRows(options.MaxRows);
        }

        var draft = new StatementDraft(options);
        if (TableReader.Read(rows, header, draft) is { } refusal) return refusal;
        var encoding = decoded.IsAscii && header.Layout is { } layout ? layout.WrittenIn : decoded.Encoding;
        return draft.Finish(separator is ',' or ';' ? "csv" : "txt", encoding);
    }

    private static (char Separator, TableHeader? Header, Problem? Problem) Recognise(string head, StatementReadOptions options)
    {
        TableHeader? best = null;
        var separator = ',';
        List<TableRow> widest = [];
        foreach (var candidate in Separators)
        {
            var rows = new DelimitedText(head, candidate).Rows().Take(TableHeader.RowsSearched).ToList();
            if (TableShape.Width(rows) > TableShape.Width(widest)) widest = rows;
            var found = HeaderSearch.In(rows, options);
            if (found is null || (best is not null && (found.Score, found.Width).CompareTo((best.Score, best.Width)) <= 0)) continue;
            (best, separator) = (found, candidate);
        }

        if (best is not null) return (separator, best, null);
        var table = UnreadTable.Of(widest);
        return (separator, null, table is null ? StatementProblems.NotAStatement : StatementProblems.ColumnsNotRecognised(table));
    }
}
