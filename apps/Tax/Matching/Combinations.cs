namespace FinanceTracker.Tax.Matching;

/// <summary>
/// Several on one side: one transfer that pays several invoices of a supplier, or several lines that pay one invoice. Only where the
/// lines name the counterparty, the sum agrees to the cent and there is exactly one way to add up. Round amounts add up by chance all
/// the time, so a sum without cents is left to the person.
/// </summary>
internal static class Combinations
{
    private const int MostParts = 4;
    private const int MostCandidates = 14;
    private const int SumExact = 35;
    private const int DaysAhead = 3;

    public static List<Match> Find(Pairing pairing, MerchantMemory known, HashSet<Guid> taken)
    {
        var evidence = new Evidence(known);
        var found = new List<Match>();
        found.AddRange(OneLine(pairing, evidence, taken));
        found.AddRange(OnePayment(pairing, evidence, taken));
        return found;
    }

    private static IEnumerable<Match> OneLine(Pairing pairing, Evidence evidence, HashSet<Guid> taken)
    {
        var byRfc = pairing.Payments.Where(p => p.Payment.Source != PaymentSource.Pago).GroupBy(p => (p.Payment.Counterparty.Rfc, p.Payment.Flow)).Where(g => g.Count() > 1).ToList();
        foreach (var group in byRfc)
        {
            foreach (var line in pairing.Lines.Where(l => l.Line.Flow == group.Key.Flow).OrderBy(l => l.Line.Date))
            {
                if (taken.Contains(line.Line.Id) || IsRound(line.Line.Size) || Who(evidence, line, group.First()) is not { } identity) continue;
                var candidates = group.Where(p => !taken.Contains(p.Payment.Id) && p.Payment.Currency == line.Line.Currency && p.Payment.Amount < line.Line.Size && !pairing.IsRefused(line, p)
                    && p.Payment.Date <= line.Line.Date.AddDays(DaysAhead) && TimeFit.Judge(line.Line, p.Payment) is { Points: > -20 }).ToList();
                if (Only(candidates, p => p.Payment.Amount, line.Line.Size) is not { } parts) continue;
                yield return Accepted([line.Line.Id], parts.Select(p => p.Payment.Id).ToList(), identity, taken, new MatchReason(
                    "sum_exact", SumExact, "Las facturas juntas suman exactamente el movimiento.", "The invoices together add up to the line exactly."));
            }
        }
    }

    private static IEnumerable<Match> OnePayment(Pairing pairing, Evidence evidence, HashSet<Guid> taken)
    {
        foreach (var payment in pairing.Payments.Where(p => p.Payment.Source is PaymentSource.OpenInvoice or PaymentSource.Invoice))
        {
            if (taken.Contains(payment.Payment.Id) || IsRound(payment.Payment)) continue;
            var candidates = pairing.Lines
                .Where(l => l.Line.Flow == payment.Payment.Flow && !taken.Contains(l.Line.Id) && l.Line.Currency == payment.Payment.Currency && l.Line.Size < payment.Payment.Amount && !pairing.IsRefused(l, payment)
                    && TimeFit.Judge(l.Line, payment.Payment) is not null && Who(evidence, l, payment) is not null)
                .OrderBy(l => l.Line.Date).ToList();
            if (Only(candidates, l => l.Line.Size, payment.Payment.Amount) is not { } parts) continue;
            var identity = Who(evidence, parts[0], payment)!;
            yield return Accepted(parts.Select(l => l.Line.Id).ToList(), [payment.Payment.Id], identity, taken, new MatchReason(
                "sum_exact", SumExact, "Los movimientos juntos suman exactamente la factura.", "The lines together add up to the invoice exactly."));
        }
    }

    private static Match Accepted(List<Guid> lines, List<Guid> payments, IReadOnlyList<MatchReason> identity, HashSet<Guid> taken, MatchReason sum)
    {
        List<MatchReason> reasons = [sum, .. identity];
        taken.UnionWith(lines);
        taken.UnionWith(payments);
        return new Match(lines, payments, 40 + reasons.Sum(r => r.Points), Accepted: true, reasons);
    }

    // Part of a name is not enough here: sums coincide more often than amounts.
    private static IReadOnlyList<MatchReason>? Who(Evidence evidence, Evidence.Read line, Evidence.Asked payment)
    {
        var reasons = evidence.Identity(line, payment);
        return reasons.Sum(r => r.Points) >= 30 && !Evidence.NamesAnother(reasons) ? reasons : null;
    }

    private static bool IsRound(decimal amount) => decimal.Truncate(amount) == amount;

    // An invoice that expects parts deserves more trust than a shop whose visits happen to add up.
    private static bool IsRound(ExpectedPayment payment) => payment.Source == PaymentSource.OpenInvoice ? payment.Amount % 50 == 0 : IsRound(payment.Amount);

    /// <summary>The one subset of two to four parts that adds up to the target; null when there is none, or more than one.</summary>
    internal static List<T>? Only<T>(IReadOnlyList<T> candidates, Func<T, decimal> size, decimal target)
    {
        if (candidates.Count is < 2 or > MostCandidates) return null;
        List<T>? only = null;
        var sizes = candidates.Select(size).ToArray();
        for (var mask = 3; mask < 1 << candidates.Count; mask++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)mask) is < 2 or > MostParts) continue;
            decimal sum = 0;
            for (var i = 0; i < sizes.Length && sum <= target; i++) sum += (mask >> i & 1) == 1 ? sizes[i] : 0;
            if (sum != target) continue;
            if (only is not null) return null;
            only = candidates.Where((_, i) => (mask >> i & 1) == 1).ToList();
        }

        return only;
    }
}
