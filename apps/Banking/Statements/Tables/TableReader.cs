using FinanceTracker.Banking.Statements.Layouts;
using FinanceTracker.Banking.Statements.Values;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Statements.Tables;

/// <summary>Reads the movements of a table, whichever bank or program wrote it, into a draft.</summary>
internal sealed class TableReader
{
    private readonly StatementDraft draft;
    private readonly TableConventions conventions;
    private readonly TableHeader start;
    private readonly SectionNotes notes;
    private TableHeader header;
    private TableTexts texts;
    private TableAmounts amounts;
    private AccountDraft? account;

    private TableReader(StatementDraft draft, TableHeader header, TableConventions conventions, SectionNotes notes)
    {
        (this.draft, this.conventions, this.header, this.notes) = (draft, conventions, header, notes);
        start = header;
        texts = new TableTexts(header);
        amounts = new TableAmounts(header.Columns, conventions);
    }

    /// <summary>Reads all rows after the header into the draft; null when done.</summary>
    public static Problem? Read(IReadOnlyList<TableRow> rows, TableHeader header, StatementDraft draft)
    {
        DirectionColumn.DropUnlessReadable(rows, header);
        var found = TableConventions.Of(rows, header.RowIndex + 1, header.Columns, header.Mapping);
        if (found.Problem is { } problem) return problem;
        var said = new SectionNotes();
        var preamble = rows.Take(Math.Max(header.RowIndex, 0)).ToList();
        foreach (var row in preamble) said.Take(row, found.Value.Decimal);
        NameBank(header, preamble, draft);
        draft.Table ??= HeaderMemory.UseOf(rows, header);
        var reader = new TableReader(draft, header, found.Value, said);
        for (var i = header.RowIndex + 1; i < rows.Count && !draft.IsFull; i++) reader.Take(rows[i]);
        reader.Close();
        return null;
    }

    // Three layouts could be anybody's (fecha, descripción, cargo, abono, saldo): a bank named above the table is right then.
    private static void NameBank(TableHeader header, List<TableRow> preamble, StatementDraft draft)
    {
        var named = MexicanBanks.NamedIn(string.Join('\n', preamble.Take(40).SelectMany(r => r.Cells)));
        if (header.Layout is { } layout && (named is null || !named.Code.Equals(layout.BankCode, StringComparison.Ordinal)
            || draft.BankCode.Length == 0))
        {
            if (named is null || layout.BankCode == named.Code) draft.IsFrom(layout.Bank, layout.BankCode);
            else draft.IsFrom(named.Name, named.Code);
            return;
        }

        draft.MayBeFrom(named);
    }

    private void Take(TableRow row)
    {
        if (row.IsBlank) return;
        if (row.Cells.Length > header.Width) row = RowRepair.Narrow(row, header, conventions, amounts);
        var dateText = row.Cell(header.Columns[ColumnRole.Date]);
        if (!conventions.TryReadDate(dateText, out var date, out var time))
        {
            TakeUndated(row, dateText);
            return;
        }

        var description = texts.Description(row);
        if (IsBalanceLine(row, description) || (SectionNotes.IsTotal(description) && amounts.IsSum(row))) return;
        var amount = amounts.Read(row);
        if (amount.Problem is { } problem)
        {
            draft.Reject(problem);
            return;
        }

        Add(row, date, texts.Time(row) ?? time, amount);
    }

    private void Add(TableRow row, DateOnly date, TimeOnly? time, AmountOutcome amount)
    {
        var currency = texts.Currency(row) ?? amount.Currency ?? notes.Currency ?? draft.Options.DefaultCurrency;
        var (text, reference, tracking) = texts.Read(row);
        var target = AccountOf(row, currency);
        DateTimeOffset? bookedAt = time is { } t ? ClockText.At(date, t) : null;
        var balance = amounts.Balance(row);
        draft.Add(target, new StatementRow(row.Line, date, bookedAt, text, amount.Value, currency, balance, reference, tracking, null));
    }

    private AccountDraft AccountOf(TableRow row, string currency)
    {
        var number = texts.Account(row) ?? (header.Columns.Has(ColumnRole.Account) ? account?.Number : null) ?? notes.Account;
        if (account is null || account.Number != number || account.Currency != currency)
        {
            account = draft.Account(number, currency);
            GiveClosing();
        }

        if (notes.Opening is { } opening) account.Opens(opening);
        notes.Opening = null;
        return account;
    }

    private void TakeUndated(TableRow row, string dateText)
    {
        if (TableHeader.At(row, start.RowIndex) is { } again && (again.Layout is not null || start.Layout is null)
            && start.Mapping is null)
        {
            header = again;
            texts = new TableTexts(again);
            amounts = new TableAmounts(again.Columns, conventions);
            return;
        }

        if (LooksLikeMovement(row, dateText))
        {
            draft.Reject(RowProblems.UnreadableDate(row.Line, dateText));
            return;
        }

        notes.Take(row, conventions.Decimal);
        if (account is null || notes.Account is null || notes.Account == account.Number) GiveClosing();
    }

    // A total has no day and no text of its own; a movement that lost its day has a text and an amount.
    private bool LooksLikeMovement(TableRow row, string dateText)
    {
        if (SectionNotes.IsNote(row)) return false;
        var description = texts.Description(row);
        if (SectionNotes.IsTotal(description) || SectionNotes.IsOpening(description) || SectionNotes.IsClosing(description)) return false;
        var filled = row.Cells.Count(c => !string.IsNullOrWhiteSpace(c));
        if (filled < 2 || !amounts.HasDigits(row)) return dateText.AsSpan().ContainsAnyInRange('0', '9') && filled >= 3
            && description.Length > 0;
        return !string.IsNullOrWhiteSpace(description) && (dateText.Length is > 0 and < 40 || header.Columns.Has(ColumnRole.Balance)
            || filled >= 3);
    }

    private bool IsBalanceLine(TableRow row, string description)
    {
        var opens = SectionNotes.IsOpening(description);
        if (!opens && !SectionNotes.IsClosing(description)) return false;
        var read = amounts.Read(row);
        var balance = amounts.Balance(row) ?? (read.Problem is null ? read.Value : null);
        if (opens) notes.Opening = balance;
        else notes.Closing = balance;
        return true;
    }

    private void GiveClosing()
    {
        if (account is null) return;
        if (notes.Closing is { } closing) account.Closes(closing);
        notes.Closing = null;
    }

    private void Close()
    {
        if (account is null && !draft.HasMovements)
        {
            account = draft.Account(notes.Account, notes.Currency ?? draft.Options.DefaultCurrency);
            if (notes.Opening is { } opening) account.Opens(opening);
        }

        GiveClosing();
    }
}
