namespace FinanceTracker.Insights.Categorising;

/// <summary>
/// Which evidence gives way when several pieces contradict each other: a merchant name swallows the words in it, a longer phrase
/// swallows the name in it; the first trade word is the head; a product sold under another roof beats the roof.
/// </summary>
internal static class Precedence
{
    private const float Telling = 1.4f;
    private const float Product = 2.3f;
    private const float Overruled = 0.12f;

    public static void Settle(List<Evidence> evidence, List<LineWord> words, bool[] hostCategories)
    {
        RemoveSwallowed(evidence);
        var head = HeadOf(evidence);
        var merchant = FirstMerchant(evidence);
        if (merchant >= 0) LetRailWin(evidence, merchant, hostCategories);
        if (head >= 0 && merchant >= 0) (head, merchant) = WeighMerchant(evidence, head, merchant, hostCategories);
        if (head >= 0) MarkHead(evidence, head);
        if (words.Count == 0) evidence.Clear();
    }

    private static void RemoveSwallowed(List<Evidence> evidence)
    {
        for (var at = evidence.Count - 1; at >= 0; at--)
        {
            var one = evidence[at];
            var swallowed = evidence.Exists(other =>
                one.Kind == EvidenceKind.Merchant != (other.Kind == EvidenceKind.Merchant)
                && other.Start <= one.Start && other.End >= one.End
                && (other.End - other.Start > one.End - one.Start || (one.Kind != EvidenceKind.Merchant && other.Strength >= 0.5f)));
            if (swallowed) evidence.RemoveAt(at);
        }
    }

    private static int HeadOf(List<Evidence> evidence)
    {
        var first = Next(evidence, -1, Telling);
        if (first < 0) return -1;
        if (evidence[first].Voice != Voice.Host) return first;
        var product = Next(evidence, evidence[first].End - 1, Product);
        return product >= 0 && evidence[product].Voice == Voice.Word ? product : first;
    }

    private static int Next(List<Evidence> evidence, int after, float atLeast)
    {
        var best = -1;
        for (var at = 0; at < evidence.Count; at++)
        {
            var found = evidence[at];
            if (found.Kind != EvidenceKind.Word || found.Start <= after || found.Strength < atLeast) continue;
            if (best < 0 || found.Start < evidence[best].Start) best = at;
        }

        return best;
    }

    private static int FirstMerchant(List<Evidence> evidence)
    {
        var best = -1;
        for (var at = 0; at < evidence.Count; at++)
        {
            if (evidence[at].Kind == EvidenceKind.Merchant && (best < 0 || evidence[at].Strength > evidence[best].Strength)) best = at;
        }

        return best;
    }

    private static (int Head, int Merchant) WeighMerchant(List<Evidence> evidence, int head, int merchant, bool[] hostCategories)
    {
        var word = evidence[head];
        var name = evidence[merchant];
        if (word.Category == name.Category) return (head, merchant);
        if (word.Start < name.Start)
        {
            // HOTEL POSADA DEL SOL: the trade word leads, the name behind it is chance.
            evidence[merchant] = name with { Strength = name.Strength * Overruled };
        }
        else if (hostCategories[name.Category] && word.Strength >= Product && word.Voice == Voice.Word)
        {
            // COSTCO OPTICA: the product beats the roof it is sold under.
            evidence[merchant] = name with { Strength = name.Strength * Overruled };
        }
        else
        {
            // STARBUCKS HOSPITAL ANGELES: what stands behind a shop's name is where it stands.
            evidence[head] = word with { Strength = word.Strength * 0.3f };
            return (-1, merchant);
        }

        return (head, merchant);
    }

    // OXXO DEPOSITO SPIN: at the counter of a shop money was sent, not spent.
    private static void LetRailWin(List<Evidence> evidence, int merchant, bool[] hostCategories)
    {
        var name = evidence[merchant];
        if (hostCategories[name.Category] && evidence.Exists(found => found.Kind == EvidenceKind.Rail && found.Start >= name.End && found.Strength >= Product))
            evidence[merchant] = name with { Strength = name.Strength * Overruled };
    }

    private static void MarkHead(List<Evidence> evidence, int head)
    {
        var start = evidence[head].Start;
        for (var at = 0; at < evidence.Count; at++)
        {
            if (evidence[at].Kind == EvidenceKind.Word && evidence[at].Start == start) evidence[at] = evidence[at] with { Head = true };
        }
    }
}
