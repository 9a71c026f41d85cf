using System.Globalization;

namespace FinanceTracker.Tax.Matching;

/// <summary>How surely a line names an invoice's folio.</summary>
public enum FolioSign
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>A number like it stands there without a word that says what it is.</summary>
    Number,

    /// <summary>A word says that it is a folio, or its serie stands with it.</summary>
    Named,
}

/// <summary>Looks for folios in what a bank printed: people write "FAC 1461", "FACTURA A-1461", "A 1461", or the number alone.</summary>
public static class FolioFit
{
    private const int LongestSerie = 3;
    private const int LeastAlone = 4;

    private static readonly HashSet<string> Announcing = new(StringComparer.Ordinal) { "F", "FAC", "FACS", "FACT", "FACTS", "FACTURA", "FACTURAS", "FOL", "FOLIO", "FOLIOS" };
    private static readonly HashSet<string> Between = new(StringComparer.Ordinal) { "NO", "NUM", "NUMERO", "N", "NUMS", "Y" };
    private static readonly string[] Glued = ["FACTURA", "FACT", "FAC", "FOLIO", "F"];
    private static readonly string[] Days = ["ddMMyyyy", "yyyyMMdd", "ddMMyy", "yyMMdd", "ddMM", "MMdd", "yyyy"];

    /// <summary>A run of letters and digits of a line.</summary>
    /// <param name="Text">The run, without leading zeros when it is all digits.</param>
    /// <param name="IsNamed">A word before it says that it is a folio.</param>
    /// <param name="Serie">The letters between that word and it.</param>
    /// <param name="IsFraction">It follows a point: cents, or a part of a number.</param>
    public sealed record Token(string Text, bool IsNamed, string? Serie, bool IsFraction);

    /// <summary>The runs of a folded text, each with what was said of it.</summary>
    public static IReadOnlyList<Token> Read(string folded)
    {
        var tokens = new List<Token>();
        var (named, serie) = (false, (string?)null);
        for (var at = 0; at < folded.Length;)
        {
            var end = at;
            while (end < folded.Length && char.IsAsciiLetterOrDigit(folded[end])) end++;
            if (end == at)
            {
                at++;
                continue;
            }

            var text = folded[at..end];
            var fraction = IsFraction(folded, at, end);
            at = end;
            if (Unglued(text) is { } folio)
            {
                tokens.Add(new Token(Bare(folio), true, null, fraction));
                (named, serie) = (true, null);
                continue;
            }

            tokens.Add(new Token(Bare(text), named && text.Any(char.IsAsciiDigit), serie, fraction));
            (named, serie) = After(text, named, serie);
        }

        return tokens;
    }

    /// <summary>Whether the line names the invoice.</summary>
    public static FolioSign Judge(IReadOnlyList<Token> tokens, string? serie, string? folio, BankLine line)
    {
        if (folio is null || !folio.Any(char.IsAsciiDigit)) return FolioSign.None;
        var (own, number) = (serie ?? "", Bare(folio));
        var found = FolioSign.None;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var joined = own.Length > 0 && token.Text == own + number && token.Text.Length >= LeastAlone;
            var apart = own.Length > 0 && token.Text == number && number.Length >= LeastAlone - 1 && i > 0 && tokens[i - 1].Text == own;
            if (joined || apart || (token.IsNamed && IsSameFolio(token, own, number))) return FolioSign.Named;
            if (token.Text == number && number.Length >= LeastAlone && number.All(char.IsAsciiDigit) && token is { IsFraction: false, Serie: null } && !IsSomethingElse(number, line)) found = FolioSign.Number;
        }

        return found;
    }

    // "FACT B 1461" is not the folio 1461 of serie A.
    private static bool IsSameFolio(Token token, string serie, string number) =>
        (token.Text == number && (token.Serie is null || serie.Length == 0 || token.Serie == serie)) || (serie.Length > 0 && token.Text == serie + number);

    // What follows is still a folio after the word, after "NO", after a short serie and after another folio of a list; one that is too short to be one ends the list ("1 DE 3").
    private static (bool Named, string? Serie) After(string text, bool named, string? serie)
    {
        if (Announcing.Contains(text)) return (true, null);
        if (!named) return (false, null);
        if (Between.Contains(text)) return (true, serie);
        if (text.Any(char.IsAsciiDigit)) return (text.Length >= LeastAlone - 1, serie);
        return text.Length <= LongestSerie && serie is null && text is not ("DE" or "DEL" or "POR" or "SA" or "CV") ? (true, text) : (false, null);
    }

    private static string? Unglued(string text)
    {
        foreach (var word in Glued)
        {
            if (text.Length > word.Length && text.StartsWith(word, StringComparison.Ordinal) && text.AsSpan(word.Length).IndexOfAnyExceptInRange('0', '9') < 0) return text[word.Length..];
        }

        return null;
    }

    // "1234.56": neither part is a folio.
    private static bool IsFraction(string text, int start, int end) =>
        (start >= 2 && text[start - 1] is '.' or ',' && char.IsAsciiDigit(text[start - 2])) || (end + 1 < text.Length && text[end] is '.' or ',' && char.IsAsciiDigit(text[end + 1]));

    private static bool IsSomethingElse(string number, BankLine line)
    {
        if (line.Reference is { } reference && Bare(reference.Trim()).Contains(number, StringComparison.Ordinal)) return true;
        if (number == decimal.Truncate(line.Size).ToString(CultureInfo.InvariantCulture) || number == decimal.Truncate(line.Size * 100).ToString(CultureInfo.InvariantCulture)) return true;
        return Enumerable.Range(-3, 5).Any(days => Days.Any(form => Bare(line.Date.AddDays(days).ToString(form, CultureInfo.InvariantCulture)) == number));
    }

    private static string Bare(string text) => text.All(char.IsAsciiDigit) ? text.TrimStart('0') : text;
}
