using System.Text.Json;

namespace FinanceTracker.Insights.Categorising;

/// <summary>Which directions a category may have.</summary>
public enum Flow
{
    /// <summary>Only money coming in.</summary>
    In,

    /// <summary>Only money going out.</summary>
    Out,

    /// <summary>Either way.</summary>
    Both
}

/// <summary>A leaf of the category tree; codes are stable and never reused.</summary>
public sealed record Leaf(
    string Code, string Group, string NameEs, string NameEn, string GroupNameEs, string GroupNameEn, Flow Flow, string BudgetType, bool ExcludedFromSpending);

/// <summary>The category tree mx-1 (16 groups, 80 leaves).</summary>
public static class Taxonomy
{
    /// <summary>The leaf given to a line that nothing can be said about.</summary>
    public const string Fallback = "other_uncategorized";

    private static readonly Tree Loaded = Tree.Load();

    /// <summary>Version of the tree.</summary>
    public static string Version => Loaded.Release;

    /// <summary>All leaves, in display order.</summary>
    public static IReadOnlyList<Leaf> Leaves => Loaded.All;

    /// <summary>Group of a leaf; throws for an unknown code.</summary>
    public static string GroupOf(string code) => Find(code).Group;

    /// <summary>Whether the code is a leaf of the tree.</summary>
    public static bool IsKnown(string code) => Loaded.Index.ContainsKey(code);

    /// <summary>Transfers, card payments, savings and refunds stay out of spending totals: they would be counted twice.</summary>
    public static bool ExcludedFromSpending(string code) => Find(code).ExcludedFromSpending;

    /// <summary>The leaf of a code; throws for an unknown code.</summary>
    public static Leaf Find(string code) => Loaded.All[IndexOf(code)];

    /// <summary>Whether a line of that direction may have the category.</summary>
    public static bool Allows(string code, Direction direction) => Allows(Find(code), direction);

    internal static bool Allows(Leaf leaf, Direction direction) =>
        leaf.Flow == Flow.Both || (leaf.Flow == Flow.In) == (direction == Direction.In);

    internal static int IndexOf(string code) =>
        Loaded.Index.TryGetValue(code, out var index) ? index : throw new ArgumentException($"Unknown category {code}.", nameof(code));

    private sealed record Tree(string Release, Leaf[] All, Dictionary<string, int> Index)
    {
        public static Tree Load()
        {
            using var stream = EmbeddedData.Open("taxonomy.json") ?? throw new InvalidOperationException("taxonomy.json is not embedded.");
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement;
            var excluded = root.GetProperty("excluded_from_spending").EnumerateArray().Select(Text).ToHashSet(StringComparer.Ordinal);
            var leaves = root.GetProperty("groups").EnumerateArray()
                .SelectMany(group => group.GetProperty("leaves").EnumerateArray().Select(leaf => Read(group, leaf, excluded)))
                .ToArray();
            var index = leaves.Select((leaf, at) => (leaf.Code, at)).ToDictionary(pair => pair.Code, pair => pair.at, StringComparer.Ordinal);
            return new Tree(Text(root.GetProperty("version")), leaves, index);
        }

        private static Leaf Read(JsonElement group, JsonElement leaf, HashSet<string> excluded)
        {
            var code = Text(leaf.GetProperty("code"));
            return new Leaf(
                code,
                Text(group.GetProperty("code")),
                Text(leaf.GetProperty("name_es")),
                Text(leaf.GetProperty("name_en")),
                Text(group.GetProperty("name_es")),
                Text(group.GetProperty("name_en")),
                Enum.Parse<Flow>(Text(leaf.GetProperty("flow")), ignoreCase: true),
                Text(leaf.GetProperty("budget_type")),
                excluded.Contains(code));
        }

        private static string Text(JsonElement element) => element.GetString() ?? "";
    }
}
