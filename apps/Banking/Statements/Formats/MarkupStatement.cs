using FinanceTracker.Banking.Statements.Decoding;
using FinanceTracker.Banking.Statements.Tables;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Statements.Formats;

/// <summary>A page or Excel-2003 XML with the movements in a table: what several banks call their Excel file.</summary>
internal static class MarkupStatement
{
    private const int RowsBeyond = 5_000;

    public static Result<Statement> Read(DecodedText decoded, StatementReadOptions options)
    {
        var rows = new MarkupTags(decoded.Text, options.MaxRows + RowsBeyond).Rows();
        if (rows.Count == 0) return StatementProblems.NotAStatement;
        if (HeaderSearch.In(rows, options) is not { } header)
        {
            var unread = UnreadTable.Of(rows.Take(TableHeader.RowsSearched).ToList());
            return unread is null ? StatementProblems.NotAStatement : StatementProblems.ColumnsNotRecognised(unread);
        }

        var draft = new StatementDraft(options);
        return TableReader.Read(rows, header, draft) is { } problem ? problem : draft.Finish("html", decoded.Encoding);
    }
}
