namespace FinanceTracker.Insights.Categorising;

/// <summary>Words that join others; trade phrases are compared without them (RENTA DE AUTOS and RENTA AUTOS are one). MI is none: it makes an account one's own.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "DE", "DEL", "LA", "EL", "LOS", "LAS", "LO", "Y", "E", "O", "U", "EN", "A", "AL", "POR", "PARA", "SU", "SUS", "THE", "OF", "AND", "D", "X", "P", "S"
    };

    public static bool Contains(string word) => Words.Contains(word);
}
