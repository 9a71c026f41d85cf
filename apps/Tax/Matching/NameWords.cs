using FinanceTracker.Platform.Text;

namespace FinanceTracker.Tax.Matching;

/// <summary>The words of a name or of a bank line that tell one company from another.</summary>
public static class NameWords
{
    // What half of all company names have says nothing: kinds of company, and the words that stand before the name proper.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "SA", "CV", "DE", "RL", "SC", "AC", "SAPI", "SAB", "SAS", "SOFOM", "ENR", "SOCIEDAD", "ANONIMA", "CAPITAL", "VARIABLE", "DEL", "LA", "LAS", "LOS", "EL", "Y", "E", "EN",
        "GRUPO", "COMERCIAL", "COMERCIALIZADORA", "OPERADORA", "SERVICIO", "SERVICIOS", "DISTRIBUIDORA", "MEXICO", "MEXICANA", "MEX", "NACIONAL", "INTERNACIONAL", "CADENA",
        "TIENDAS", "NUEVA", "CORPORATIVO", "PROMOTORA", "ADMINISTRADORA", "INDUSTRIAS", "SPEI", "PAGO", "COMPRA", "RECIBIDO", "ENVIADO", "TRANSFERENCIA", "CUENTA", "TERCERO",
        "TERCEROS", "BANCO", "REF", "AUT", "RFC", "TARJETA", "CARGO", "ABONO", "DEPOSITO", "FACTURA",
    };

    /// <summary>Folded words of three letters or more that are not common, each once.</summary>
    public static IReadOnlyList<string> Of(string text) => Of(text, Fold.Upper(text));

    private static List<string> Of(string text, string folded)
    {
        var words = new List<string>(Math.Min(8, text.Length / 4));
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            if (i < folded.Length && char.IsAsciiLetterOrDigit(folded[i]))
            {
                if (start < 0) start = i;
                continue;
            }

            if (start >= 0 && i - start >= 3 && folded[start..i] is var word && word.Any(char.IsAsciiLetter) && !Common.Contains(word) && !words.Contains(word)) words.Add(word);
            start = -1;
        }

        return words;
    }

    /// <summary>
    /// How much of the name the line shows, 0 to 1, weighted by length: "FERRETERIA LOS PINOS" in "FERRET LOS PINOS 0341" is 1. Banks
    /// cut words, so a beginning of four letters counts as the word.
    /// </summary>
    public static decimal Shown(IReadOnlyList<string> name, IReadOnlyList<string> line)
    {
        var whole = name.Sum(word => word.Length);
        if (whole == 0) return 0;
        var shown = name.Where(word => line.Any(other => IsSame(word, other))).Sum(word => word.Length);
        return (decimal)shown / whole;
    }

    private static bool IsSame(string word, string other) =>
        word == other
        || (other.Length >= 4 && word.StartsWith(other, StringComparison.Ordinal))
        || (word.Length >= 5 && other.StartsWith(word, StringComparison.Ordinal));
}
