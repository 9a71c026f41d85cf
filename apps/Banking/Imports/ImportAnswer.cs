using FinanceTracker.Banking.Statements;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Http;

namespace FinanceTracker.Banking.Imports;

/// <summary>
/// What became of a statement. <c>rows.new</c> counts every stored row, <c>rows.transfer</c> the part of them that was paired.
/// <c>balances.proved</c>: true when opening + rows = closing or the running balance agrees row by row; null when the file has no
/// balances; false with the first line that breaks.
/// </summary>
public sealed record ImportAnswer(
    Guid ImportId, string Bank, string Format, string Encoding, IReadOnlyList<RecordedAccount> Accounts, RowCounts Rows, Totals Totals, Days Dates,
    Balances Balances, IReadOnlyList<ProblemView> Problems, IReadOnlyList<RecordedRow> Preview)
{
    /// <summary>Totals of further currencies, when the file has several: currencies are never added up.</summary>
    public IReadOnlyList<Totals> OtherTotals { get; init; } = [];

    /// <summary>What to know about the reading as a whole, such as a PDF layout that no real document has confirmed.</summary>
    public IReadOnlyList<WarningView> Warnings { get; init; } = [];

    /// <summary><c>given</c> when the columns were read as the person said, <c>remembered</c> when as said with an earlier file.</summary>
    public string? Mapping { get; init; }

    /// <summary>What the file itself says, before anything is recorded.</summary>
    public static ImportAnswer Of(Guid importId, Statement statement, string? language)
    {
        var rows = statement.Accounts.SelectMany(a => a.Rows).ToList();
        var totals = rows.GroupBy(r => r.Currency).OrderByDescending(g => g.Count())
            .Select(g => new Totals(g.Where(r => r.Amount > 0).Sum(r => r.Amount), -g.Where(r => r.Amount < 0).Sum(r => r.Amount), g.Key))
            .ToList();
        var english = AskedLanguage.IsEnglish(language);
        var problems = statement.Problems.Select(p => new ProblemView(p.Line, p.Code, english ? p.En : p.Es)).ToList();
        return new ImportAnswer(
            importId, statement.Bank, statement.Format, statement.Encoding, [], new RowCounts(statement.TotalRows, 0, 0, 0, statement.RejectedRows),
            totals.FirstOrDefault() ?? new Totals(0, 0, statement.Accounts.Count > 0 ? statement.Accounts[0].Currency : "MXN"),
            new Days(rows.Count == 0 ? null : rows.Min(r => r.Date), rows.Count == 0 ? null : rows.Max(r => r.Date)), BalancesOf(statement), problems, [])
        {
            OtherTotals = totals.Skip(1).ToList(),
            Warnings = statement.Warnings.Select(w => new WarningView(w.Code, english ? w.En : w.Es)).ToList(),
            Mapping = statement.Table is not { Mapping: not null } table ? null : table.Remembered ? "remembered" : "given",
        };
    }

    /// <summary>This answer with what Ledger did.</summary>
    public ImportAnswer With(StatementRecorded recorded) => this with
    {
        Accounts = recorded.Accounts,
        Rows = Rows with { New = recorded.New, Duplicate = recorded.Duplicate, Transfer = recorded.Transfer },
        Preview = recorded.Preview,
    };

    private static Balances BalancesOf(Statement statement)
    {
        if (statement.Accounts is [var only]) return new Balances(only.Opening, only.Closing, only.Proof.Proved, only.Proof.FirstBrokenLine);
        var proofs = statement.Accounts.Select(a => a.Proof).ToList();
        var broken = proofs.Find(p => p.Proved == false);
        bool? proved = broken is not null ? false : proofs.Count > 0 && proofs.TrueForAll(p => p.Proved == true) ? true : null;
        return new Balances(null, null, proved, broken?.FirstBrokenLine);
    }
}

/// <summary>Rows of the file.</summary>
public sealed record RowCounts(int Total, int New, int Duplicate, int Transfer, int Rejected);

/// <summary>Money in and out, both positive, in one currency.</summary>
public sealed record Totals(decimal In, decimal Out, string Currency);

/// <summary>First and last day.</summary>
public sealed record Days(DateOnly? From, DateOnly? To);

/// <summary>Opening and closing balance and whether the rows prove them.</summary>
public sealed record Balances(decimal? Opening, decimal? Closing, bool? Proved, int? FirstBrokenLine);

/// <summary>Something to know about the reading as a whole.</summary>
public sealed record WarningView(string Code, string Message);

/// <summary>What was wrong or remarkable, by line of the file.</summary>
public sealed record ProblemView(int Line, string Code, string Message);
