namespace FinanceTracker.Tax.Matching;

/// <summary>A line and a payment that could be the same money.</summary>
/// <param name="Line">The line.</param>
/// <param name="Payment">The payment.</param>
/// <param name="Points">Sum of the reasons.</param>
/// <param name="Identified">The line names the counterparty, or is known to be it.</param>
/// <param name="Exact">To the cent, in the same currency.</param>
/// <param name="Reasons">Why, weightiest first.</param>
internal sealed record Pair(BankLine Line, ExpectedPayment Payment, int Points, bool Identified, bool Exact, IReadOnlyList<MatchReason> Reasons);

/// <summary>Finds every pair worth a look: exact amounts by a table, other amounts only where the line names the counterparty.</summary>
internal sealed class Pairing
{
    private readonly Evidence.Read[] outgoing;
    private readonly Evidence.Read[] incoming;
    private readonly ILookup<(Flow, decimal, string), Evidence.Read> bySize;
    private readonly List<Evidence.Asked> asked;
    private readonly Dictionary<(Flow, decimal, string), int> expectedOfSize;

    private readonly IReadOnlySet<(Guid Line, Guid Payment)> refused;

    public Pairing(IReadOnlyList<BankLine> lines, IReadOnlyList<ExpectedPayment> payments, IReadOnlySet<(Guid Line, Guid Payment)> refused, Counterparty? self)
    {
        this.refused = refused;
        var reads = lines.Select(line => Evidence.Read.Of(line, self)).ToList();
        outgoing = reads.Where(r => r.Line.Flow == Flow.Out).OrderBy(r => r.Line.Size).ToArray();
        incoming = reads.Where(r => r.Line.Flow == Flow.In).OrderBy(r => r.Line.Size).ToArray();
        bySize = reads.ToLookup(r => (r.Line.Flow, r.Line.Size, r.Line.Currency));
        asked = payments.Select(Evidence.Asked.Of).ToList();
        expectedOfSize = asked.GroupBy(a => (a.Payment.Flow, a.Payment.Amount, a.Payment.Currency)).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>Every line, read.</summary>
    public IEnumerable<Evidence.Read> Lines => outgoing.Concat(incoming);

    /// <summary>Every payment, read.</summary>
    public IReadOnlyList<Evidence.Asked> Payments => asked;

    /// <summary>All pairs of the lines and payments that are still free.</summary>
    public List<Pair> Find(MerchantMemory memory, IReadOnlySet<Guid> taken)
    {
        var evidence = new Evidence(memory);
        var pairs = new List<Pair>();
        foreach (var payment in asked.Where(a => !taken.Contains(a.Payment.Id)))
        {
            foreach (var line in Near(payment.Payment).Where(l => !taken.Contains(l.Line.Id)))
            {
                if (Judge(evidence, line, payment) is { } pair) pairs.Add(pair);
            }
        }

        return pairs;
    }

    private Pair? Judge(Evidence evidence, Evidence.Read line, Evidence.Asked payment)
    {
        if (IsRefused(line, payment) || TimeFit.Judge(line.Line, payment.Payment) is not { } time || AmountFit.Judge(line.Line, payment.Payment) is not { } amount) return null;
        var identity = evidence.Identity(line, payment);
        var identified = identity.Any(r => r.Points > 0);
        var exact = amount.Code == "amount_exact";
        if (!exact && !identified) return null;

        List<MatchReason> reasons = [Instalment(amount, identity), time, .. identity];
        if (FormFit.Judge(line.Folded, line.Line, payment.Payment) is { } form) reasons.Add(form);
        if (exact && IsAlone(line.Line, payment.Payment)) reasons.Add(new("amount_alone", 15, "Ningún otro movimiento ni factura cercana tiene ese importe.", "No other line or invoice nearby has this amount."));
        reasons.Sort((a, b) => Math.Abs(b.Points).CompareTo(Math.Abs(a.Points)));
        return new Pair(line.Line, payment.Payment, reasons.Sum(r => r.Points), identified, exact, reasons);
    }

    // Less money than the invoice asks for, with the invoice's own folio: it is an instalment.
    private static MatchReason Instalment(MatchReason amount, IReadOnlyList<MatchReason> identity) =>
        amount.Code == "amount_partial" && identity.Any(r => r.Code == "folio_in_line") ? amount with { Points = 15 } : amount;

    /// <summary>A person said that these two do not belong together.</summary>
    public bool IsRefused(Evidence.Read line, Evidence.Asked payment) => refused.Contains((line.Line.Id, payment.Payment.Id));

    private bool IsAlone(BankLine line, ExpectedPayment payment) =>
        expectedOfSize[(payment.Flow, payment.Amount, payment.Currency)] == 1
        && bySize[(line.Flow, line.Size, line.Currency)].Count(other => TimeFit.Judge(other.Line, payment) is not null) == 1;

    // Lines whose size could be the payment's: the same in its currency, tipped, rounded, exchanged, or a part of an open invoice.
    private IEnumerable<Evidence.Read> Near(ExpectedPayment payment)
    {
        var (least, most) = (payment.Amount - 1, payment.Amount * 1.2m);
        if (payment.Source == PaymentSource.OpenInvoice) least = Math.Max(payment.Amount * 0.05m, 1);
        if (payment.PesosPerUnit > 1) (least, most) = (payment.Amount, Math.Max(most, payment.Amount * payment.PesosPerUnit * 1.04m));
        var sorted = payment.Flow == Flow.Out ? outgoing : incoming;
        for (var i = FirstAtLeast(sorted, least); i < sorted.Length && sorted[i].Line.Size <= most; i++) yield return sorted[i];
    }

    private static int FirstAtLeast(Evidence.Read[] sorted, decimal size)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle].Line.Size < size) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
