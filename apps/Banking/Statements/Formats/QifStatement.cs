using FinanceTracker.Banking.Statements.Decoding;
using FinanceTracker.Banking.Statements.Values;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Banking.Statements.Formats;

/// <summary>QIF, as Banregio and old money managers write it: a letter and a value a line, "^" ends a movement. Days first, as everywhere
/// here.</summary>
internal static class QifStatement
{
    private sealed record Record(int Line, string? Account, Dictionary<char, string> Fields)
    {
        public string Field(char code) => Fields.GetValueOrDefault(code, "");

        // Quicken writes the year after an apostrophe: 2/ 9'26.
        public string Day => Field('D').Replace('\'', '/').Replace(" ", "", StringComparison.Ordinal);
    }

    public static bool Is(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 2048)).TrimStart();
        return head.StartsWith("!Type:", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("!Account", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("!Option:", StringComparison.OrdinalIgnoreCase)
            || head.Contains("\n!Type:", StringComparison.OrdinalIgnoreCase);
    }

    public static Result<Statement> Read(DecodedText decoded, StatementReadOptions options)
    {
        var draft = new StatementDraft(options);
        var records = Records(decoded.Text, options.MaxRows, out var isMoney);
        if (!isMoney) return StatementProblems.NotAStatement;
        var order = Order(records);
        if (order.Problem is { } problem) return problem;
        var separator = Separator(records);
        foreach (var record in records) Write(draft, record, order.Value, separator);
        return draft.Finish("qif", decoded.Encoding);
    }

    private static List<Record> Records(string text, int most, out bool isMoney)
    {
        List<Record> records = [];
        Dictionary<char, string> fields = [];
        var (section, line, start) = ("", 0, 0);
        string? account = null;
        isMoney = false;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            line++;
            var bare = raw.Trim();
            if (bare.IsEmpty) continue;
            if (bare[0] == '!')
            {
                section = bare.ToString().ToUpperInvariant();
                isMoney |= IsMoney(section);
                fields.Clear();
            }
            else if (bare[0] != '^')
            {
                if (fields.Count == 0) start = line;
                fields.TryAdd(char.ToUpperInvariant(bare[0]), bare[1..].Trim().ToString());
            }
            else
            {
                if (section.StartsWith("!ACCOUNT", StringComparison.Ordinal)) account = fields.GetValueOrDefault('N');
                else if (IsMoney(section) && fields.Count > 0) records.Add(new Record(start, account, fields));
                if (records.Count > most) return records;
                fields = [];
            }
        }

        // The last "^" is often missing.
        if (IsMoney(section) && fields.Count > 0) records.Add(new Record(start, account, fields));
        return records;
    }

    private static bool IsMoney(string section) =>
        section.Replace(" ", "", StringComparison.Ordinal) is "!TYPE:BANK" or "!TYPE:CCARD" or "!TYPE:CASH" or "!TYPE:OTHA" or "!TYPE:OTHL";

    private static Result<DateOrder> Order(List<Record> records)
    {
        var (dayFirst, monthFirst) = (false, false);
        foreach (var record in records)
        {
            var shown = DateText.OrderShownBy(record.Day);
            dayFirst |= shown == DateOrder.DayFirst;
            monthFirst |= shown == DateOrder.MonthFirst;
        }

        if (dayFirst && monthFirst) return StatementProblems.ContradictingDates;
        return monthFirst ? DateOrder.MonthFirst : DateOrder.DayFirst;
    }

    private static char? Separator(List<Record> records)
    {
        var commas = records.Count(r => AmountText.SeparatorShownBy(r.Field('T')) == ',');
        var points = records.Count(r => AmountText.SeparatorShownBy(r.Field('T')) == '.');
        if (commas == points) return null;
        return commas > points ? ',' : '.';
    }

    private static void Write(StatementDraft draft, Record record, DateOrder order, char? separator)
    {
        if (draft.IsFull) return;
        var account = draft.Account(record.Account, draft.Options.DefaultCurrency);
        var text = record.Fields.GetValueOrDefault('T') ?? record.Fields.GetValueOrDefault('U');
        if (!DateText.TryRead(record.Day, order, out var date, out _))
        {
            draft.Reject(RowProblems.UnreadableDate(record.Line, record.Field('D')));
        }
        else if (AmountText.IsBlank(text))
        {
            draft.Reject(RowProblems.MissingAmount(record.Line));
        }
        else if (!AmountText.TryRead(text, separator, out var amount, out _))
        {
            draft.Reject(RowProblems.UnreadableAmount(record.Line, text!));
        }
        else if (Fold.Upper(record.Field('P')) is "OPENING BALANCE" or "SALDO INICIAL" or "BALANCE INICIAL")
        {
            account.Opens(amount, date);
        }
        else
        {
            var (payee, memo) = (record.Field('P'), record.Field('M'));
            var description = memo.Length == 0 || payee.Contains(memo, StringComparison.OrdinalIgnoreCase) ? payee : $"{payee} {memo}";
            var reference = CellText.OrNull(record.Field('N'));
            var tracking = TrackingKey.In(description);
            draft.Add(account, new StatementRow(record.Line, date, null, description, amount, account.Currency, null, reference, tracking, null));
        }
    }
}
