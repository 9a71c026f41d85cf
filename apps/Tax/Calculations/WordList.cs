using System.Globalization;
using System.Text;

namespace FinanceTracker.Tax.Calculations;

/// <summary>Words that a field may hold, each with its other names. Capitals, accents, spaces, <c>-</c> and <c>_</c> make no difference.</summary>
public sealed class WordList
{
    private readonly Dictionary<string, string> byName;

    /// <summary>Words, each with the names by which it is also known.</summary>
    public WordList(params (string Word, string[] Also)[] words)
    {
        Names = words.Select(w => w.Word).ToList();
        byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, also) in words)
        {
            byName[Plain(word)] = word;
            foreach (var name in also) byName.TryAdd(Plain(name), word);
        }
    }

    /// <summary>The words themselves.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Words without other names.</summary>
    public static WordList Of(IEnumerable<string> words) => new([.. words.Select(w => (w, Array.Empty<string>()))]);

    /// <summary>The word of that name, or null.</summary>
    public string? Find(string name) => byName.GetValueOrDefault(Plain(name));

    private static string Plain(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            var isSeparator = letter is '-' or '_' || char.IsWhiteSpace(letter);
            if (!isSeparator && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) letters.Append(char.ToLowerInvariant(letter));
        }

        return letters.ToString();
    }
}
