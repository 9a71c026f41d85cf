using System.Collections.Frozen;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Categorising;

/// <summary>Reads a bank line with the lexicon and the gazetteer. Immutable; safe for many threads.</summary>
internal sealed class LineReader
{
    // Longest first; the asterisk must follow unless the name alone is telling.
    private static readonly (string[] Words, bool NeedsStar, string Name)[] Processors =
    [
        (["CLIP", "MX"], false, "Clip"), (["CLIPMX"], false, "Clip"), (["PAYCLIP"], false, "Clip"), (["CLIP"], true, "Clip"),
        (["MERCADOPAGO"], true, "Mercado Pago"), (["MERCADO", "PAGO"], true, "Mercado Pago"), (["MERPAGO"], false, "Mercado Pago"),
        (["MP"], true, "Mercado Pago"), (["PAYPAL"], true, "PayPal"), (["PYPL"], false, "PayPal"), (["STR"], true, "Stripe"), (["STRIPE"], true, "Stripe"),
        (["CONEKTA"], false, "Conekta"), (["OPENPAY"], false, "Openpay"), (["OP"], true, "Openpay"), (["BPK"], false, "Billpocket"),
        (["BILLPOCKET"], false, "Billpocket"), (["IZETTLE"], false, "Zettle"), (["ZETTLE"], false, "Zettle"), (["ZTL"], true, "Zettle"),
        (["GETNET"], false, "Getnet"), (["NETPAY"], false, "NetPay"), (["SRPAGO"], false, "Sr. Pago"), (["SR", "PAGO"], true, "Sr. Pago"),
        (["PAYU"], true, "PayU"), (["SQ"], true, "Square"), (["DLO"], true, "dLocal"), (["DLOCAL"], true, "dLocal"), (["EBANX"], false, "EBANX"),
        (["TST"], true, "Toast"), (["KUSHKI"], false, "Kushki"), (["SUMUP"], true, "SumUp"), (["KIWI"], true, "Kiwi"), (["POINT", "MP"], true, "Mercado Pago")
    ];

    private static readonly FrozenSet<string> Hosts = new[]
    {
        "food_groceries", "food_convenience", "shopping_department", "shopping_marketplace", "shopping_general", "travel_lodging", "food_market"
    }.ToFrozenSet(StringComparer.Ordinal);

    private const float Sure = 2.2f;
    private readonly Lexicon lexicon;
    private readonly Gazetteer gazetteer;
    private readonly Vocabulary vocabulary;
    private readonly AliasGuess guess;
    private readonly bool[] hostCategories = [.. Taxonomy.Leaves.Select(leaf => Hosts.Contains(leaf.Code))];

    public LineReader(Lexicon lexicon, Gazetteer gazetteer)
    {
        this.lexicon = lexicon;
        this.gazetteer = gazetteer;
        vocabulary = new Vocabulary(lexicon, gazetteer);
        guess = new AliasGuess(gazetteer);
    }

    /// <summary>The reader of this build; without some merchants and trade words when the question is how it does on unknown ones.</summary>
    public static LineReader Load(Func<string, bool>? withoutMerchant = null, Func<string, bool>? withoutWord = null)
    {
        var words = Lexicon.Load(Gazetteer.Patterns(), withoutWord);
        return new LineReader(words, Gazetteer.Load(words, withoutMerchant));
    }

    public Lexicon Lexicon => lexicon;

    public Gazetteer Gazetteer => gazetteer;

    /// <summary>Reads a line; <paramref name="known"/> remembers resolved tokens during a batch.</summary>
    public Reading Read(string descriptor, Direction direction, Dictionary<string, Resolution> known)
    {
        var tokens = LineTokens.Cut(descriptor);
        var (skip, processor) = ProcessorOf(tokens);
        var words = Expand(tokens, skip, known);
        var evidence = new List<Evidence>(6);
        FindPhrases(words, direction, evidence);
        var merchant = FindMerchants(words, evidence) ?? GuessMerchant(words, evidence);
        MarkCities(words, evidence);
        Precedence.Settle(evidence, words, hostCategories);
        return new Reading { Words = words, Evidence = evidence, Processor = processor, Merchant = merchant, NamesOnly = NamesOnly(words, evidence) };
    }

    private static (int Skip, string? Name) ProcessorOf(List<Token> tokens)
    {
        foreach (var (words, needsStar, name) in Processors)
        {
            if (tokens.Count <= words.Length) continue;
            var matches = !needsStar || tokens[words.Length - 1].Starred;
            for (var at = 0; at < words.Length && matches; at++) matches = tokens[at].Text == words[at];
            if (matches) return (words.Length, name);
        }

        return (0, null);
    }

    private List<LineWord> Expand(List<Token> tokens, int skip, Dictionary<string, Resolution> known)
    {
        var words = new List<LineWord>(tokens.Count + 2);
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (at < skip) words.Add(new LineWord(token.Text, token.Text, 1, WordRole.Processor));
            else if (token.Kind != TokenKind.Word) words.Add(new LineWord(token.Text, token.Text, 1, WordRole.Number));
            else AddWord(words, token.Text, known);
        }

        return words;
    }

    private void AddWord(List<LineWord> words, string token, Dictionary<string, Resolution> known)
    {
        if (!known.TryGetValue(token, out var resolution)) known[token] = resolution = vocabulary.Resolve(token);
        foreach (var word in resolution.Words)
        {
            var role = StopWords.Contains(word) ? WordRole.Stop : WordRole.Core;
            words.Add(new LineWord(word, resolution.Words.Length == 1 ? token : word, resolution.Quality, role));
        }
    }

    private void FindPhrases(List<LineWord> words, Direction direction, List<Evidence> evidence)
    {
        var content = new List<string>(words.Count);
        var places = new List<int>(words.Count);
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].Role != WordRole.Core) continue;
            content.Add(words[at].Text);
            places.Add(at);
        }

        var head = true;
        for (var at = 0; at < content.Count;)
        {
            var (phrase, length) = lexicon.Longest(content, at);
            if (phrase is null)
            {
                head = false;
                at++;
                continue;
            }

            // MERCADO behind a given name is a surname.
            var surname = length == 1 && at > 0 && lexicon.Names.Contains(content[at]) && lexicon.Names.Contains(content[at - 1]);
            if (!surname) Note(phrase, (places[at], places[at + length - 1] + 1), head, direction, words, evidence);
            if (!phrase.IsNeutral && !phrase.IsRail) head = false;
            at += length;
        }
    }

    private static void Note(
        Phrase phrase, (int Start, int End) span, bool head, Direction direction, List<LineWord> words, List<Evidence> evidence)
    {
        var quality = 1f;
        for (var at = span.Start; at < span.End; at++)
        {
            if (words[at].Role == WordRole.Core) quality = Math.Min(quality, words[at].Quality);
            if (phrase.IsNeutral) words[at] = words[at] with { Role = WordRole.Neutral };
        }

        foreach (var meaning in phrase.Meanings)
        {
            if (meaning.Category < 0 || !Taxonomy.Leaves[meaning.Category].Allows(direction == Direction.In)) continue;
            var strength = meaning.Weight * quality * (meaning.Voice == Voice.Place && !head ? 0.1f : 1f);
            var kind = meaning.Voice == Voice.Rail ? EvidenceKind.Rail : EvidenceKind.Word;
            evidence.Add(new Evidence(meaning.Category, strength, kind, phrase.Text.Replace("*", "", StringComparison.Ordinal), span.Start, span.End, meaning.Voice));
        }
    }

    private string? FindMerchants(List<LineWord> words, List<Evidence> evidence)
    {
        var texts = words.ConvertAll(word => word.Role == WordRole.Processor ? "" : word.Text);
        (string Name, float Strength) best = ("", 0);
        for (var at = 0; at < texts.Count;)
        {
            var (alias, length) = gazetteer.Longest(texts, at);
            if (alias is null)
            {
                at++;
                continue;
            }

            var strength = AliasStrength(alias, words, at, at + length);
            evidence.Add(new Evidence(alias.Merchant.Category, strength, EvidenceKind.Merchant, alias.Merchant.Name, at, at + length, Voice.Word));
            if (strength > best.Strength) best = (alias.Merchant.Name, strength);
            at += length;
        }

        return best.Strength >= 0.6f ? best.Name : null;
    }

    // Only where nothing else speaks: the words as printed, up to the first number or city.
    private string? GuessMerchant(List<LineWord> words, List<Evidence> evidence)
    {
        if (evidence.Exists(found => found.Kind != EvidenceKind.Rail && found.Strength >= Sure)) return null;
        var printed = new List<string>(6);
        var start = -1;
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].Role is WordRole.Core or WordRole.Stop && words[at].Raw.Length > 0)
            {
                if (start < 0) start = at;
                printed.Add(words[at].Raw);
            }
            else if (start >= 0) break;
        }

        if (guess.Find(printed) is not { } found) return null;
        var strength = 0.4f + (0.34f * found.Shown);
        evidence.Add(new Evidence(
            found.Alias.Merchant.Category, strength, EvidenceKind.Merchant, found.Alias.Merchant.Name, start, start + found.Words, Voice.Word));
        return found.Alias.Merchant.Name;
    }

    // How much of the line the alias explains, where it stands, and how telling it is.
    private float AliasStrength(Alias alias, List<LineWord> words, int start, int end)
    {
        var quality = 1f;
        float inside = 0, all = 0;
        var leads = true;
        for (var at = 0; at < words.Count; at++)
        {
            var within = at >= start && at < end;
            if (within) quality = Math.Min(quality, words[at].Quality);
            if (!within && (words[at].Role != WordRole.Core || (at >= end && IsPlace(words[at].Text)))) continue;
            all += words[at].Text.Length;
            if (within) inside += words[at].Text.Length;
            else if (at < start) leads = false;
        }

        var share = all > 0 ? inside / all : 1;
        var specificity = alias.Specificity >= 1 ? 1 : alias.Specificity * (share >= 0.99f ? 1.4f : share);
        return quality * Math.Min(1, specificity) * (leads ? 0.8f + (0.2f * share) : 0.35f + (0.5f * share));
    }

    private bool NamesOnly(List<LineWord> words, List<Evidence> evidence)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].Role != WordRole.Core || words[at].Text.Length < 3 || lexicon.Names.Contains(words[at].Text)) continue;
            if (!OnRail(evidence, at)) return false;
        }

        return true;
    }

    private static bool OnRail(List<Evidence> evidence, int at) =>
        evidence.Exists(found => found.Kind == EvidenceKind.Rail && at >= found.Start && at < found.End);

    private bool IsPlace(string word) => lexicon.Cities.Contains(word) || lexicon.Branches.Contains(word);

    private void MarkCities(List<LineWord> words, List<Evidence> evidence)
    {
        var seenCore = false;
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].Role != WordRole.Core) continue;
            if (seenCore && lexicon.Cities.Contains(words[at].Text) && !evidence.Exists(found => at >= found.Start && at < found.End))
                words[at] = words[at] with { Role = WordRole.City };
            else seenCore = true;
        }
    }
}
