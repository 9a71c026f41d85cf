namespace FinanceTracker.Banking.Statements;

/// <summary>A walk along the rows that compares every balance written with the one that follows from the row before.</summary>
/// <param name="Compared">Balances that could be compared.</param>
/// <param name="Breaks">Those that disagree.</param>
/// <param name="FirstBroken">Line of the first that disagrees.</param>
/// <param name="Opening">Balance before the first row, when it follows from a balance written.</param>
/// <param name="Last">Balance after the last row, when balances are written.</param>
/// <param name="Running">Balance after the last row, written or summed.</param>
/// <param name="LastLine">Line of the last row.</param>
internal sealed record BalanceWalk(int Compared, int Breaks, int? FirstBroken, decimal? Opening, decimal? Last, decimal? Running,
    int? LastLine)
{
    public static BalanceWalk Along(IReadOnlyList<StatementRow> rows, decimal? opening)
    {
        var running = opening;
        var (compared, breaks) = (0, 0);
        int? firstBroken = null;
        decimal? derived = opening;
        decimal sum = 0;
        var written = false;
        foreach (var row in rows)
        {
            sum += row.Amount;
            running += row.Amount;
            if (row.Balance is not { } balance) continue;
            if (running is { } expected)
            {
                compared++;
                if (!Agree(expected, balance))
                {
                    breaks++;
                    firstBroken ??= row.Line;
                }
            }

            derived ??= balance - sum;
            running = balance;
            written = true;
        }

        return new BalanceWalk(compared, breaks, firstBroken, derived, written ? running : null, running, rows.Count == 0 ? null
            : rows[^1].Line);
    }

    /// <summary>The proof, with the closing balance the file declares.</summary>
    public BalanceProof Prove(decimal? closing)
    {
        if (Breaks > 0) return new BalanceProof(false, FirstBroken);
        if (closing is { } declared && Running is { } reached) return Agree(declared, reached) ? new BalanceProof(true, null)
            : new BalanceProof(false, LastLine);
        return new BalanceProof(Compared > 0 ? true : null, null);
    }

    // Spreadsheets carry the noise of binary fractions behind the decimals that the bank wrote.
    private static bool Agree(decimal a, decimal b) => Math.Abs(a - b) < 0.0005m;
}
