using FinanceTracker.Banking.Statements.Layouts;
using FinanceTracker.Banking.Statements.Pdf.Layouts;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Statements.Pdf;

/// <summary>
/// A statement printed as PDF, read by the places of its words and accepted only when it proves itself: opening balance + movements =
/// closing balance, for every account, with every running balance printed on the way. Anything less is refused with the steps to the
/// bank's export, because a column misread by a hair is money misread.
/// </summary>
internal static class PdfStatement
{
    private const int FewestCharacters = 40;
    private const int LinesOfHead = 60;

    public static Result<Statement> Read(ReadOnlyMemory<byte> content, StatementReadOptions options)
    {
        var text = PdfText.Read(content, options);
        if (!text.IsOk) return Guided(text.Problem!, PdfGuide.BankIn(content.Span));
        var lines = text.Value.Lines;
        var named = BankOf(lines) ?? PdfGuide.BankIn(content.Span);
        if (lines.Sum(l => l.Text.Length) < FewestCharacters) return Guided(text.Value.HasPictures ? StatementProblems.PdfScanned : PdfText.Broken(), named);
        if (PdfLabels.IsCard(lines)) return Refused("credit_card", null, named);
        if (PdfPeriod.In(lines) is not { } period) return Refused("no_period", null, named);
        Problem? first = null;
        foreach (var layout in PdfLayouts.For(named))
        {
            var statement = Read(lines, layout, period, named, options);
            if (statement.IsOk || statement.Problem!.Code != "pdf_statement") return statement;
            first ??= statement.Problem;
            if (Equals(first.Extensions["reason"], "no_table")) first = statement.Problem;
        }

        return first!;
    }

    private static Result<Statement> Read(IReadOnlyList<PdfLine> lines, PdfLayout layout, PdfPeriod period, MexicanBank? named, StatementReadOptions options)
    {
        var table = new PdfTable(layout, period);
        table.Walk(lines);
        if (!table.HasHeader) return Refused("no_table", layout, named);
        if (table.Unread > 0) return Refused("row_unread", layout, named);
        var accounts = table.Sections.Where(s => s.Rows.Count > 0 || s.Opening != s.Closing).ToList();
        if (accounts.Count == 0) accounts = [.. table.Sections.Where(s => s.Opening is not null).Take(1)];
        if (accounts.Count == 0 || accounts.Exists(s => s.Opening is null || s.Closing is null)) return Refused("no_balances", layout, named);
        if (accounts.TrueForAll(s => s.Rows.Count == 0) && table.LookAlikes > 0) return Refused("row_unread", layout, named);
        var draft = new StatementDraft(options);
        if (layout.BankCode.Length > 0) draft.IsFrom(layout.Bank, layout.BankCode);
        else draft.MayBeFrom(named);
        foreach (var section in accounts) Write(draft, section);
        var statement = draft.Finish("pdf", "utf-8");
        if (!statement.IsOk) return statement;
        if (!statement.Value.Accounts.All(Proves)) return Refused("not_proved", layout, named);
        return statement.Value with { Warnings = [StatementWarning.LayoutUnconfirmed], Period = (period.From, period.To) };
    }

    private static void Write(StatementDraft draft, PdfSection section)
    {
        var account = draft.Account(section.Number ?? section.Clabe, section.Currency ?? draft.Options.DefaultCurrency);
        account.IsPaidAt(section.Clabe);
        account.Opens(section.Opening!.Value);
        account.Closes(section.Closing!.Value);
        foreach (var row in section.Rows) draft.Add(account, row with { Currency = account.Currency });
    }

    // A running balance alone is not enough here: a last page that was not printed would go unnoticed.
    private static bool Proves(StatementAccount account) =>
        account.Opening is { } opening && account.Closing is { } closing && opening + account.Rows.Sum(r => r.Amount) == closing
        && (account.Rows.Count == 0 || account.Proof.Proved == true);

    // The head names the bank; below it stand the names of everybody's banks.
    private static MexicanBank? BankOf(IReadOnlyList<PdfLine> lines) =>
        MexicanBanks.NamedIn(string.Join('\n', lines.TakeWhile(l => l.Number <= LinesOfHead && !StartsTable(lines, l)).Select(l => l.Text)))
        ?? MexicanBanks.NamedIn(string.Join('\n', lines.Where(l => PdfDays.At(l.Words, 0, alone: false, out _) is null).Select(l => l.Text)));

    private static bool StartsTable(IReadOnlyList<PdfLine> lines, PdfLine line) =>
        PdfLayouts.All.Any(layout => PdfHeader.At(lines, line.Number - 1, layout) is not null);

    private static Problem Refused(string reason, PdfLayout? layout, MexicanBank? named) =>
        Guided(StatementProblems.PdfUnproved, named).With("reason", reason).With("layout", layout?.Key);

    private static Problem Guided(Problem problem, MexicanBank? named) => PdfGuide.Guided(problem, named);
}
