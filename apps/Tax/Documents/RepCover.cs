using FinanceTracker.Tax.Matching;

namespace FinanceTracker.Tax.Documents;

/// <summary>
/// Which bank lines of one invoice are money that a complemento de pago tells already: the line tied to it, a line of the same amount about
/// its day, several lines that add up to it, or one line that several complementos add up to. The days are those within which matching
/// takes a complemento and a line for one payment, and each complemento covers its amount once, so nothing is counted twice.
/// </summary>
internal static class RepCover
{
    /// <summary>The complementos, each with its line where one was found, and the lines that none of them tells.</summary>
    public static (IReadOnlyList<RepPayment> Reps, IReadOnlyList<BankPayment> Uncovered) Of(IEnumerable<RepPayment> reps, IEnumerable<BankPayment> lines)
    {
        var told = reps.OrderBy(r => r.Date).ToList();
        var left = lines.Where(l => !told.Exists(r => r.LineId == l.LineId)).OrderBy(l => l.Date).ToList();
        OneToOne(told, left);
        SeveralLines(told, left);
        SeveralReps(told, left);
        return (told, left);
    }

    private static void OneToOne(List<RepPayment> told, List<BankPayment> left)
    {
        var pairs = told.SelectMany((rep, index) => left.Where(l => rep.LineId is null && l.Amount == rep.Amount && IsNear(rep, l)).Select(line => (index, line)))
            .OrderBy(p => Math.Abs(p.line.Date.DayNumber - told[p.index].Date.DayNumber)).ThenBy(p => p.line.Date).ToList();
        foreach (var (index, line) in pairs.Where(p => told[p.index].LineId is null && left.Contains(p.line))) Tie(told, index, left, [line]);
    }

    private static void SeveralLines(List<RepPayment> told, List<BankPayment> left)
    {
        for (var index = 0; index < told.Count; index++)
        {
            var rep = told[index];
            if (rep.LineId is not null) continue;
            if (Combinations.Only(left.Where(l => IsNear(rep, l)).ToList(), l => l.Amount, rep.Amount) is { } parts) Tie(told, index, left, parts);
        }
    }

    private static void SeveralReps(List<RepPayment> told, List<BankPayment> left)
    {
        foreach (var line in left.ToList())
        {
            var near = Enumerable.Range(0, told.Count).Where(i => told[i].LineId is null && IsNear(told[i], line)).ToList();
            if (Combinations.Only(near, i => told[i].Amount, line.Amount) is not { } parts) continue;
            foreach (var index in parts) Tie(told, index, left, [line]);
        }
    }

    private static void Tie(List<RepPayment> told, int index, List<BankPayment> left, List<BankPayment> lines)
    {
        told[index] = told[index] with { LineId = lines[^1].LineId };
        left.RemoveAll(lines.Contains);
    }

    private static bool IsNear(RepPayment rep, BankPayment line) => TimeFit.IsPagoDay(line.Date, rep.Date);
}
