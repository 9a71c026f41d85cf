namespace FinanceTracker.Tax.Matching;

/// <summary>
/// Brings bank lines and fiscal documents together. A pair is accepted without asking only when its evidence is strong and no other
/// reading comes near it; everything else is a suggestion. Trade names are not company names, so what the sure pairs teach about
/// merchants is used on the others.
/// </summary>
public static class Matcher
{
    /// <summary>Points from which a match without a rival is taken alone.</summary>
    internal const int Enough = 75;
    private const int Clear = 20;
    private const int WorthAsking = 40;
    private const int Rounds = 3;
    private const int CreditDays = 90;
    private const int Habit = 3;

    /// <summary>Matches.</summary>
    /// <param name="lines">Lines in no confirmed match.</param>
    /// <param name="payments">Payments in no confirmed match.</param>
    /// <param name="known">What earlier, confirmed matches taught.</param>
    /// <param name="refused">Pairs of line and payment that a person refused.</param>
    /// <param name="self">The taxpayer, whom lines may name without meaning the other side.</param>
    public static MatchOutcome Match(
        IReadOnlyList<BankLine> lines, IReadOnlyList<ExpectedPayment> payments, MerchantMemory known, IReadOnlySet<(Guid Line, Guid Payment)>? refused = null,
        Counterparty? self = null)
    {
        var pairing = new Pairing(lines, payments, refused ?? new HashSet<(Guid, Guid)>(), self);
        var taken = new HashSet<Guid>();
        var matches = new List<Match>();
        LearnPayers(pairing.Find(known, taken), known);
        for (var round = 0; round < Rounds; round++)
        {
            var before = matches.Count;
            Accept(pairing.Find(known, taken), known, taken, matches);
            matches.AddRange(Combinations.Find(pairing, known, taken));
            if (matches.Count == before) break;
        }

        matches.AddRange(Suggestions(pairing.Find(known, taken)));
        return new MatchOutcome(
            matches,
            lines.Select(l => l.Id).Where(id => !taken.Contains(id)).ToList(),
            payments.Select(p => p.Id).Where(id => !taken.Contains(id)).ToList());
    }

    // One transfer under another name is a stranger's. Three, each of an odd amount that nothing else nearby has and all for invoices of one
    // company, are that company's under its trade name.
    private static void LearnPayers(List<Pair> pairs, MerchantMemory known)
    {
        var strangers = pairs.Where(p => p is { Exact: true, Line.MerchantKey: not null } && decimal.Truncate(p.Payment.Amount) != p.Payment.Amount
            && p.Reasons.Any(r => r.Code == "amount_alone") && p.Reasons.Any(r => r.Code == "other_name") && !p.Reasons.Any(r => r.Code == "other_rfc"));
        foreach (var payer in strangers.GroupBy(p => p.Line.MerchantKey!, StringComparer.Ordinal).Where(g => g.Count() >= Habit && g.Select(p => p.Payment.Counterparty.Rfc).Distinct().Count() == 1))
        {
            foreach (var pair in payer) known.Learn(payer.Key, pair.Payment.Counterparty.Rfc);
        }
    }

    private static void Accept(List<Pair> pairs, MerchantMemory known, HashSet<Guid> taken, List<Match> matches)
    {
        var ofLine = pairs.ToLookup(p => p.Line.Id);
        var ofPayment = pairs.ToLookup(p => p.Payment.Id);
        foreach (var pair in pairs.OrderByDescending(p => p.Points).ThenBy(Lag).ThenBy(p => p.Line.Date).ThenBy(p => p.Payment.Date))
        {
            if (taken.Contains(pair.Line.Id) || taken.Contains(pair.Payment.Id) || !IsStrong(pair)) continue;
            var rivals = ofLine[pair.Line.Id].Concat(ofPayment[pair.Payment.Id])
                .Where(r => r != pair && !taken.Contains(r.Line.Id) && !taken.Contains(r.Payment.Id) && !AreTwins(pair, r));
            if (rivals.Any(r => r.Points > pair.Points - Clear)) continue;
            matches.Add(new Match([pair.Line.Id], [pair.Payment.Id], pair.Points, Accepted: true, pair.Reasons));
            taken.Add(pair.Line.Id);
            taken.Add(pair.Payment.Id);
            if (pair.Line.MerchantKey is { } key && pair.Exact) known.Learn(key, pair.Payment.Counterparty.Rfc);
        }
    }

    // Without a word about who was paid, only an amount that cannot be a coincidence, on about its day, is enough. With one, an exact
    // amount is; but a round one far from its day is somebody's next purchase as easily, unless it was sold on credit and two things tell
    // that it is this one's.
    private static bool IsStrong(Pair pair)
    {
        if (pair.Points < Enough || pair.Reasons.Any(r => r.Code is "form_cash" or "other_merchant") || Evidence.NamesAnother(pair.Reasons)) return false;
        if (pair.Reasons.Any(r => r.Code is "rfc_in_line" or "operation_key")) return true;
        var lag = pair.Line.Date.DayNumber - pair.Payment.Date.DayNumber;
        var alone = pair.Reasons.Any(r => r.Code == "amount_alone");
        var round = decimal.Truncate(pair.Payment.Amount) == pair.Payment.Amount;
        if (!pair.Identified) return pair.Exact && alone && !round && lag is >= -1 and <= 3;
        if (pair.Exact) return !round || alone || lag is >= -3 and <= 12 || (pair.Payment.Source == PaymentSource.OpenInvoice && lag is >= -3 and <= CreditDays && IsNamedTwice(pair));
        return lag is >= -30 and <= 3 && pair.Reasons.Any(r => r.Code == "known_merchant");
    }

    private static bool IsNamedTwice(Pair pair) =>
        pair.Reasons.Any(r => r.Code == "name_in_line") && pair.Reasons.Any(r => r.Code is "folio_in_line" or "known_merchant");

    // The same counterparty asks the same amount twice, or two equal lines of one merchant: either way round is the same money.
    private static bool AreTwins(Pair one, Pair other) =>
        one.Payment.Counterparty.Rfc == other.Payment.Counterparty.Rfc && one.Payment.Amount == other.Payment.Amount && one.Payment.Currency == other.Payment.Currency
        && one.Line.Size == other.Line.Size && one.Line.MerchantKey == other.Line.MerchantKey
        && Lag(one) <= Lag(other);

    private static int Lag(Pair pair) => Math.Abs(pair.Line.Date.DayNumber - pair.Payment.Date.DayNumber);

    private static IEnumerable<Match> Suggestions(List<Pair> pairs) =>
        pairs.Where(p => p.Points >= WorthAsking)
            .GroupBy(p => p.Payment.Id)
            .SelectMany(options => options.OrderByDescending(p => p.Points).ThenBy(Lag).Take(3))
            .Select(p => new Match([p.Line.Id], [p.Payment.Id], p.Points, Accepted: false, p.Reasons));
}
