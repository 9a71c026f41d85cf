namespace FinanceTracker.Banking.Statements;

/// <summary>What an identifier that was seen before means.</summary>
internal enum Repetition
{
    New,
    Same,
    OtherMovement,
}

/// <summary>One account while the statement is being read.</summary>
internal sealed class AccountDraft(string? number, string currency)
{
    private readonly Dictionary<string, (DateOnly Date, decimal Amount)> ids = [];
    private decimal? opening;
    private decimal? closing;
    private DateOnly openedOn = DateOnly.MaxValue;
    private DateOnly closedOn = DateOnly.MinValue;

    public string? Number { get; } = number;

    public string? Clabe { get; private set; } = Statements.Clabe.TryParse(number, out var clabe) ? clabe.Digits : null;

    public string Currency { get; } = currency;

    public List<StatementRow> Rows { get; } = [];

    public bool HasBalances => opening is not null || closing is not null;

    /// <summary>Takes the CLABE that stands beside the number.</summary>
    public void IsPaidAt(string? digits) => Clabe ??= digits;

    /// <summary>Takes the balance before the first movement. Of several (a file of daily statements) the earliest counts.</summary>
    public void Opens(decimal balance, DateOnly? on = null)
    {
        var day = on ?? DateOnly.MinValue;
        if (opening is null || day < openedOn) (opening, openedOn) = (balance, day);
    }

    /// <summary>Takes the balance after the last movement: the latest of several.</summary>
    public void Closes(decimal balance, DateOnly? on = null)
    {
        var day = on ?? DateOnly.MaxValue;
        if (closing is null || day >= closedOn) (closing, closedOn) = (balance, day);
    }

    /// <summary>Whether the identifier was seen. Some banks give one identifier to two movements; only the same movement twice is a
    /// duplicate.</summary>
    public Repetition Repeats(StatementRow row)
    {
        if (ids.TryAdd(row.ExternalId!, (row.Date, row.Amount))) return Repetition.New;
        return ids[row.ExternalId!] == (row.Date, row.Amount) ? Repetition.Same : Repetition.OtherMovement;
    }

    /// <summary>Orders and proves the account.</summary>
    /// <param name="lostLine">First line that was left out: a running balance says nothing about what came before its first row or after
    /// its last.</param>
    public StatementAccount Finish(int? lostLine)
    {
        var ordered = RowOrder.OldestFirst(Rows, opening);
        var walk = BalanceWalk.Along(ordered.Chain, opening);
        var proof = walk.Prove(closing);
        if (lostLine is not null && proof.Proved is true && (opening is null || closing is null)) proof = new BalanceProof(false, lostLine);
        return new StatementAccount(Number, Clabe, Currency, ordered.Rows, opening ?? walk.Opening, closing ?? walk.Last, proof);
    }
}
