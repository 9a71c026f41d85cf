namespace FinanceTracker.Insights.Categorising;

/// <summary>Where a piece of evidence comes from.</summary>
internal enum EvidenceKind
{
    Merchant,
    Word,
    Rail
}

/// <summary>One thing seen in a line that speaks for a category. Head: the word that names the trade.</summary>
internal readonly record struct Evidence(
    int Category, float Strength, EvidenceKind Kind, string Text, int Start, int End, Voice Voice, bool Head = false);

/// <summary>A word of a line after repair.</summary>
internal readonly record struct LineWord(string Text, string Raw, float Quality, WordRole Role)
{
    public bool IsContent => Role is WordRole.Core;
}

/// <summary>What a word does in the line.</summary>
internal enum WordRole
{
    Core,
    Stop,
    Number,
    Neutral,
    City,
    Processor
}

/// <summary>A bank line, read: its words, its rail and processor, and all evidence found.</summary>
internal sealed class Reading
{
    public required List<LineWord> Words { get; init; }

    public required List<Evidence> Evidence { get; init; }

    public string? Processor { get; init; }

    public string? Merchant { get; init; }

    /// <summary>Whether nothing but given names and surnames stands beside the rail.</summary>
    public bool NamesOnly { get; init; }

    /// <summary>Whether a word or a merchant names a purpose, so that the rail has nothing to say.</summary>
    public bool HasConcept => Evidence.Exists(found => found.Kind != EvidenceKind.Rail && found.Strength >= 0.8f);

    /// <summary>Words that belong to the merchant or purpose: no wording of terminals, no numbers, no city behind.</summary>
    public IEnumerable<LineWord> Core => Words.Where(word => word.IsContent);
}
