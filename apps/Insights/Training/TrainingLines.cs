using System.Globalization;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Training;

/// <summary>
/// The lines the linear model learns from: the seed set, activity titles, and lines written from the lexicon and the merchant list
/// in the ways of banks, so that the model knows the vocabulary letter by letter and stands typos and cut tails.
/// </summary>
internal sealed class TrainingLines
{
    private const int Seed = 20260401;
    private readonly Random random = new(Seed);
    private readonly LineWriter writer;
    private readonly Dictionary<string, LabelledLine[]> byCategory;
    private readonly List<LabelledLine> lines = [];

    private TrainingLines(IReadOnlyList<LabelledLine> seed)
    {
        writer = new LineWriter(random);
        lines.AddRange(seed);
        byCategory = seed.GroupBy(line => line.Category, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>All training lines; merchants that <paramref name="without"/> names are left out of them.</summary>
    public static List<LabelledLine> Build(Lexicon lexicon, IReadOnlyList<LabelledLine> seed, Func<string, bool>? without = null)
    {
        var training = new TrainingLines(seed);
        training.AddTitles();
        training.AddLexicon(lexicon);
        training.AddMerchants(without);
        training.AddUndecidable(lexicon);
        return training.lines;
    }

    private void AddTitles()
    {
        foreach (var row in EmbeddedData.Rows("scian_titles.csv"))
        {
            for (var copy = 0; copy < 2; copy++) Add(writer.Print(Upper(row[0])), row[1]);
        }
    }

    private void AddLexicon(Lexicon lexicon)
    {
        foreach (var (words, meaning) in lexicon.Entries)
        {
            if (meaning.Category < 0) continue;
            var category = Taxonomy.Leaves[meaning.Category].Code;
            var copies = meaning.Weight >= 2 ? 2 : 1;
            for (var copy = 0; copy < copies; copy++)
            {
                var phrase = string.Join(' ', words).Replace("*", "", StringComparison.Ordinal);
                Add(writer.Print($"{phrase} {writer.Tail()}".Trim()), category);
            }
        }
    }

    private void AddMerchants(Func<string, bool>? without)
    {
        foreach (var row in EmbeddedData.Rows("merchants.csv").Concat(EmbeddedData.Rows("aliases-extra.csv")))
        {
            if (row[2] == "processor" || without?.Invoke(row[0]) == true) continue;
            foreach (var alias in row[3].Split('|')) Add(writer.Print(random.NextDouble() < 0.3 ? writer.Slip(alias) : alias), row[1]);
        }
    }

    /// <summary>Lines that nobody could tell: given names, initials and numbers behind a processor. Asking is right.</summary>
    public static List<LabelledLine> Undecidable(Lexicon lexicon, Random random, int count)
    {
        string[] forms = ["CLIP MX*{0}", "MERPAGO*{0}", "PAYPAL *{0}", "IZETTLE*{0}", "{0}", "POS {0}", "BPK*{0}", "COMPRA {0}", "SR PAGO*{0}", "CARGO {0}", "PAGO {0}"];
        var names = lexicon.Names.Where(name => name.Length is >= 4 and <= 9).Order(StringComparer.Ordinal).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ => new LabelledLine(
            forms[random.Next(forms.Length)].Replace("{0}", Nobody(names, random), StringComparison.Ordinal), random.Next(50, 900), Direction.Out, Taxonomy.Fallback))];
    }

    private static string Nobody(string[] names, Random random) => random.Next(5) switch
    {
        0 => random.Next(10_000, 99_999_999).ToString(CultureInfo.InvariantCulture),
        1 => string.Concat(Enumerable.Range(0, random.Next(2, 6)).Select(_ => "BCDFGHJKLMNPRSTVWXYZA"[random.Next(21)])),
        2 => $"{names[random.Next(names.Length)]} {(char)('A' + random.Next(26))}",
        _ => $"{names[random.Next(names.Length)]} {names[random.Next(names.Length)]}"
    };

    private void AddUndecidable(Lexicon lexicon)
    {
        lines.AddRange(Undecidable(lexicon, random, 300));
        foreach (var text in new[] { "PAGO VARIOS", "CARGO VARIOS", "PAGO EN LINEA", "CARGO AUTOMATICO", "OPERACION" }) Add(text, Taxonomy.Fallback);
    }

    private void Add(string descriptor, string category)
    {
        var sample = byCategory.TryGetValue(category, out var known) ? known[random.Next(known.Length)] : lines[random.Next(lines.Count)];
        var flow = Taxonomy.Find(category).Flow;
        var direction = flow switch
        {
            Flow.In => Direction.In,
            Flow.Out => Direction.Out,
            _ => sample.Direction
        };
        lines.Add(new LabelledLine(descriptor, sample.Amount, direction, category));
    }

    private static string Upper(string text) => Platform.Text.Fold.Upper(text);
}
