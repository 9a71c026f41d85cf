using FinanceTracker.Banking.Statements.Values;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Statements;

/// <summary>A statement while it is being read. Every reader writes here, so that what holds for all formats is said once.</summary>
internal sealed class StatementDraft(StatementReadOptions options)
{
    private readonly Dictionary<(string Number, string Currency), AccountDraft> byKey = [];
    private readonly List<AccountDraft> accounts = [];
    private readonly List<RowProblem> problems = [];
    private int total;
    private int rejected;
    private int? firstRejected;

    public StatementReadOptions Options { get; } = options;

    /// <summary>The table that the movements stand in, when they stand in one with a header.</summary>
    public TableUse? Table { get; set; }

    public string Bank { get; private set; } = MexicanBanks.Unknown;

    public string BankCode { get; private set; } = "";

    /// <summary>True when reading on is pointless: the file will be refused.</summary>
    public bool IsFull => total > Options.MaxRows;

    public bool HasAccounts => accounts.Count > 0;

    public bool HasMovements => total > 0;

    public void IsFrom(string bank, string code) => (Bank, BankCode) = (bank, code);

    /// <summary>Takes the bank when it is known and none was taken yet.</summary>
    public void MayBeFrom(MexicanBank? bank)
    {
        if (bank is not null && BankCode.Length == 0) IsFrom(bank.Name, bank.Code);
    }

    /// <summary>The account with that number and currency, made when it is new.</summary>
    public AccountDraft Account(string? number, string currency)
    {
        var key = (number ?? "", currency);
        if (byKey.TryGetValue(key, out var account)) return account;
        account = new AccountDraft(number, currency);
        byKey.Add(key, account);
        accounts.Add(account);
        // Eighteen digits begin with the bank even where the check digit was mistyped.
        if (number is { Length: 18 } digits && digits.All(char.IsAsciiDigit)) MayBeFrom(MexicanBanks.Find(digits[..3]));
        return account;
    }

    /// <summary>Adds a movement with a clean text, and says what is odd about it.</summary>
    public void Add(AccountDraft account, StatementRow row)
    {
        total++;
        var clean = DescriptionText.Clean(row.Description);
        if (!ReferenceEquals(clean, row.Description)) row = row with { Description = clean };
        if (row.ExternalId is not null)
        {
            var repeated = account.Repeats(row);
            if (repeated == Repetition.Same)
            {
                problems.Add(RowProblems.DuplicateId(row.Line, row.ExternalId));
                return;
            }

            if (repeated == Repetition.OtherMovement) problems.Add(RowProblems.ReusedId(row.Line, row.ExternalId));
        }

        if (row.Date > Options.Today) problems.Add(RowProblems.FutureDate(row.Line));
        if (row.Amount == 0) problems.Add(RowProblems.ZeroAmount(row.Line));
        account.Rows.Add(row);
    }

    /// <summary>Leaves a movement out and says why.</summary>
    public void Reject(RowProblem problem)
    {
        total++;
        rejected++;
        firstRejected ??= problem.Line;
        problems.Add(problem);
    }

    /// <summary>Says something about a line that is no movement of this statement.</summary>
    public void Note(RowProblem problem) => problems.Add(problem);

    /// <summary>Orders, proves and closes the statement.</summary>
    public Result<Statement> Finish(string format, string encoding)
    {
        if (IsFull) return StatementProblems.TooManyRows(Options.MaxRows);
        if (accounts.Count == 0) Account(null, Options.DefaultCurrency);
        if (total == 0) problems.Add(RowProblems.NoMovements);
        // Rows without an account of a file that names one only later belong to it.
        var kept = accounts.Where(a => a.Rows.Count > 0 || accounts.Count == 1 || a.HasBalances).ToList();
        if (kept.Count == 0) kept.Add(accounts[0]);
        return new Statement(Bank, BankCode, format, encoding, [.. kept.Select(a => a.Finish(kept.Count == 1 ? firstRejected : null))],
            [.. problems.OrderBy(p => p.Line)], total, rejected)
        { Table = Table };
    }
}
