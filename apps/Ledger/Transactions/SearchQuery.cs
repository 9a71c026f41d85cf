using System.Globalization;
using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>One condition of a search; all must hold.</summary>
public abstract record SearchTerm
{
    /// <summary>The folded text contains it, or with <paramref name="Not"/> does not.</summary>
    public sealed record Says(string Folded, bool Not) : SearchTerm;

    /// <summary>Size of the amount, without sign; null is no bound.</summary>
    public sealed record Size(decimal? From, decimal? To, bool Strict) : SearchTerm;

    /// <summary>Days, both inclusive.</summary>
    public sealed record Days(DateOnly From, DateOnly To) : SearchTerm;

    /// <summary>One of these categories, or with <paramref name="Not"/> none of them.</summary>
    public sealed record Category(IReadOnlyList<string> Leaves, bool Not) : SearchTerm;

    /// <summary>Money in, or money out.</summary>
    public sealed record Flow(bool In) : SearchTerm;

    /// <summary>An account by id, by its last four digits or by the bank's name; the reader of the books looks it up.</summary>
    public sealed record Account(string Named, string Word) : SearchTerm;
}

/// <summary>
/// Reads a search: words and "exact phrases", each with a minus for what must not be there, &gt;500 &lt;100 100..200, 2026-09
/// 2026-09-15 2026-08..2026-09, cat:food, in: out:, account:1234.
/// </summary>
public static class SearchQuery
{
    private const int MostTerms = 20;
    private const int Longest = 300;

    /// <summary>What the route says about it.</summary>
    public const string Help =
        "q: palabras y \"frases exactas\" (con - delante, lo que no debe decir), >500 <100 100..200 (tamaño del importe), 2026-09, 2026-09-15, 2026-08..2026-09, cat:food (categoría o grupo), "
        + "in: out:, account:1234 (últimos cuatro dígitos, banco o id). Todo a la vez. De una nota larga se busca el principio. / q: words and \"exact phrases\" (with - before, what must not be there), >500 <100 "
        + "100..200 (size of the amount), 2026-09, 2026-09-15, 2026-08..2026-09, cat:food (category or group), in: out:, account:1234 (last four digits, bank or id). All together. Of a long note the beginning is searched.";

    /// <summary>The terms, or what cannot be understood, with the word.</summary>
    public static Result<IReadOnlyList<SearchTerm>> Parse(string text)
    {
        if (text.Length > Longest) return LedgerProblems.BadSearch.Because("A lo más 300 caracteres.", "At most 300 characters.");
        var terms = new List<SearchTerm>();
        foreach (var word in Words(text))
        {
            var term = TermOf(word);
            if (!term.IsOk) return term.Problem!;
            terms.Add(term.Value);
        }

        return terms.Count <= MostTerms
            ? Result<IReadOnlyList<SearchTerm>>.Of(terms)
            : LedgerProblems.BadSearch.Because("A lo más 20 palabras.", "At most 20 words.");
    }

    /// <summary>The refusal of a word.</summary>
    public static Problem Bad(string word, string es, string en) => LedgerProblems.BadSearch.Because($"«{word}»: {es}", $"\"{word}\": {en}").With("word", word);

    // Splits at white space outside quotes; a quote opens only at the beginning of a word (after a minus).
    private static IEnumerable<string> Words(string text)
    {
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at == text.Length) yield break;
            var start = at;
            if (text[at] == '-') at++;
            if (at < text.Length && text[at] == '"')
            {
                var close = text.IndexOf('"', at + 1);
                at = close < 0 ? text.Length : close + 1;
            }
            else
            {
                while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
            }

            yield return text[start..at];
        }
    }

    private static Result<SearchTerm> TermOf(string word)
    {
        var not = word[0] == '-';
        var rest = not ? word[1..] : word;
        if (rest.StartsWith('"')) return Phrase(word, rest, not);
        if (rest.Length == 0) return Bad(word, "falta la palabra tras el signo menos.", "the word after the minus is missing.");
        if (!not && rest[0] is '>' or '<') return Bound(word);
        if (!not && rest.Contains("..", StringComparison.Ordinal)) return Range(word);
        if (rest.IndexOf(':', StringComparison.Ordinal) is var colon and > 0) return Named(word, rest[..colon], rest[(colon + 1)..], not);
        if (!not && DaysOf(rest) is { } days) return days;
        return new SearchTerm.Says(Fold.Upper(rest), not);
    }

    private static Result<SearchTerm> Phrase(string word, string quoted, bool not)
    {
        if (quoted.Length < 2 || quoted[^1] != '"') return Bad(word, "falta cerrar las comillas.", "the quote is not closed.");
        var phrase = Fold.Upper(quoted[1..^1]);
        return phrase.Length == 0 ? Bad(word, "las comillas están vacías.", "the quotes are empty.") : new SearchTerm.Says(phrase, not);
    }

    private static Result<SearchTerm> Bound(string word)
    {
        var orEqual = word.Length > 1 && word[1] == '=';
        if (!TryAmount(word[(orEqual ? 2 : 1)..], out var amount)) return Bad(word, "tras > o < va un importe, por ejemplo >500.", "an amount follows > or <, such as >500.");
        return word[0] == '>' ? new SearchTerm.Size(amount, null, !orEqual) : new SearchTerm.Size(null, amount, !orEqual);
    }

    private static Result<SearchTerm> Range(string word)
    {
        var (low, high) = word.Split("..") is [var a, var b] ? (a, b) : ("", "");
        if (DaysOf(low) is { } first && DaysOf(high) is { } last)
        {
            return first.From <= last.To
                ? new SearchTerm.Days(first.From, last.To)
                : Bad(word, "termina antes de empezar.", "it ends before it begins.");
        }

        if (!TryAmount(low, out var from) || !TryAmount(high, out var to)) return Bad(word, "dos importes o dos fechas, por ejemplo 100..200.", "two amounts or two dates, such as 100..200.");
        return from <= to ? new SearchTerm.Size(from, to, false) : Bad(word, "el primero es mayor que el segundo.", "the first is above the second.");
    }

    private static Result<SearchTerm> Named(string word, string name, string value, bool not)
    {
        switch (name)
        {
            case "cat":
                var leaves = Taxonomy.LeavesOf(value);
                return leaves.Count == 0
                    ? Bad(word, "no existe esa categoría; la lista está en GET /insights/categories.", "there is no such category; the list is at GET /insights/categories.")
                    : new SearchTerm.Category(leaves, not);
            case "in" or "out" when value.Length == 0 && !not:
                return new SearchTerm.Flow(name == "in");
            case "account" when value.Length > 0 && !not:
                return new SearchTerm.Account(value, word);
            default:
                return Bad(word, "se conocen cat:, account:, in: y out:; para buscar el texto, entre comillas.", "cat:, account:, in: and out: are known; to search for the text, put it in quotes.");
        }
    }

    private static SearchTerm.Days? DaysOf(string text)
    {
        if (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new SearchTerm.Days(day, day);
        if (text.Length != 7 || !DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return null;
        return new SearchTerm.Days(month, new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)));
    }

    private static bool TryAmount(string text, out decimal amount) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out amount);
}
