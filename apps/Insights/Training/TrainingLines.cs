using FinanceTracker.Insights.Categorising;

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
        training.AddUndecidable();
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

    // Names and initials behind a processor say nothing: asking is right.
    private void AddUndecidable()
    {
        string[] names = ["ROSA MARIA", "JLGR", "MRPROVO", "JUAN C", "ALEX R", "MARIA GPE", "GRUPO ABC", "COMERCIAL LOPEZ", "JR", "SERVICIOS VARIOS", "ML", "DAVID H", "ANA L", "XYZ"];
        string[] forms = ["CLIP MX*{0}", "MERPAGO*{0}", "PAYPAL *{0}", "IZETTLE*{0}", "{0}", "POS {0}", "BPK*{0}", "COMPRA {0}"];
        for (var copy = 0; copy < 60; copy++)
        {
            var form = forms[random.Next(forms.Length)];
            Add(form.Replace("{0}", names[random.Next(names.Length)], StringComparison.Ordinal), Taxonomy.Fallback);
        }

        foreach (var text in new[] { "CARGO 772819", "PAGO VARIOS", "CARGO VARIOS", "COMPRA 00231", "PAGO EN LINEA", "CARGO AUTOMATICO", "OPERACION 8821" }) Add(text, Taxonomy.Fallback);
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
