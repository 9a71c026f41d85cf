using System.Text.Json;

namespace FinanceTracker.Platform.Categories;

/// <summary>The product's category tree mx-1 (16 groups, 80 leaves): the one copy that books, models and taxes share.</summary>
public static class Taxonomy
{
    /// <summary>The leaf given to a line that nothing can be said about.</summary>
    public const string Fallback = "other_uncategorized";

    private const string UnknownGroup = "other";

    private static readonly Tree Loaded = Tree.Load();

    /// <summary>Version of the tree.</summary>
    public static string Version => Loaded.Release;

    /// <summary>All leaves, in display order.</summary>
    public static IReadOnlyList<Leaf> Leaves => Loaded.All;

    /// <summary>All groups, in display order.</summary>
    public static IReadOnlyCollection<LeafGroup> Groups => Loaded.Groups.Values;

    /// <summary>Codes of the leaves that stay out of spending totals: they would be counted twice.</summary>
    public static IReadOnlySet<string> ExcludedFromSpending => Loaded.Excluded;

    /// <summary>Whether the code is a leaf of the tree.</summary>
    public static bool IsKnown(string code) => Loaded.Index.ContainsKey(code);

    /// <summary>The leaf of a code; throws for an unknown code.</summary>
    public static Leaf Find(string code) => Loaded.All[IndexOf(code)];

    /// <summary>Place of a leaf in <see cref="Leaves"/>; throws for an unknown code.</summary>
    public static int IndexOf(string code) =>
        Loaded.Index.TryGetValue(code, out var index) ? index : throw new ArgumentException($"Unknown category {code}.", nameof(code));

    /// <summary>The group of a leaf; <c>other</c> for a code that this release does not know, so that old rows can always be shown.</summary>
    public static string GroupOf(string code) => Loaded.Index.TryGetValue(code, out var index) ? Loaded.All[index].Group.Code : UnknownGroup;

    /// <summary>The leaves under a code: itself, or the leaves of a group; empty for an unknown code.</summary>
    public static IReadOnlyList<string> LeavesOf(string code) =>
        IsKnown(code) ? [code] : [.. Loaded.All.Where(leaf => leaf.Group.Code == code).Select(leaf => leaf.Code)];

    /// <summary>The name of a leaf or group in both languages; the code itself when it is not known.</summary>
    public static (string Es, string En) NameOf(string code)
    {
        if (Loaded.Index.TryGetValue(code, out var index)) return (Loaded.All[index].NameEs, Loaded.All[index].NameEn);
        return Loaded.Groups.TryGetValue(code, out var group) ? (group.NameEs, group.NameEn) : (code, code);
    }

    private sealed record Tree(string Release, Leaf[] All, Dictionary<string, int> Index, OrderedDictionary<string, LeafGroup> Groups, HashSet<string> Excluded)
    {
        public static Tree Load()
        {
            using var stream = typeof(Taxonomy).Assembly.GetManifestResourceStream("FinanceTracker.Platform.taxonomy.json")
                ?? throw new InvalidOperationException("taxonomy.json is not embedded.");
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement;
            var excluded = root.GetProperty("excluded_from_spending").EnumerateArray().Select(code => code.GetString() ?? "").ToHashSet(StringComparer.Ordinal);
            var groups = new OrderedDictionary<string, LeafGroup>(StringComparer.Ordinal);
            var leaves = new List<Leaf>();
            foreach (var one in root.GetProperty("groups").EnumerateArray())
            {
                var group = new LeafGroup(Text(one, "code"), Text(one, "name_es"), Text(one, "name_en"));
                groups.Add(group.Code, group);
                leaves.AddRange(one.GetProperty("leaves").EnumerateArray().Select(leaf => Read(group, leaf, excluded)));
            }

            var index = leaves.Select((leaf, at) => (leaf.Code, at)).ToDictionary(pair => pair.Code, pair => pair.at, StringComparer.Ordinal);
            return new Tree(Text(root, "version"), [.. leaves], index, groups, excluded);
        }

        private static Leaf Read(LeafGroup group, JsonElement leaf, HashSet<string> excluded)
        {
            var code = Text(leaf, "code");
            return new Leaf(
                code, group, Text(leaf, "name_es"), Text(leaf, "name_en"),
                Enum.Parse<Flow>(Text(leaf, "flow"), ignoreCase: true), Text(leaf, "budget_type"), excluded.Contains(code))
            {
                Tax = TaxOf(leaf.GetProperty("tax")),
            };
        }

        private static LeafTax TaxOf(JsonElement tax) =>
            new(DeductsOf(Text(tax, "business_deductible")), tax.GetProperty("business_note").GetString(), DeductsOf(Text(tax, "personal_deduction")), tax.GetProperty("personal_rule").GetString());

        private static Deducts DeductsOf(string word) => word switch
        {
            "full" or "possible" => Deducts.Yes,
            "partial" or "conditional" => Deducts.Depends,
            _ => Deducts.No,
        };

        private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
    }
}
