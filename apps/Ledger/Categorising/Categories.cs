using System.Text.Json;

namespace FinanceTracker.Ledger.Categorising;

/// <summary>A category as people see it.</summary>
public sealed record Category(string Code, string Group, string NameEs, string NameEn, string Flow, string BudgetType);

/// <summary>The categories of the books: the product's taxonomy, whose codes are never reused.</summary>
public static class Categories
{
    private static readonly Taxonomy Tables = Load();

    /// <summary>Every category by code.</summary>
    public static IReadOnlyDictionary<string, Category> All => Tables.Leaves;

    /// <summary>Moving money between one's own pockets, refunds and savings: not spending.</summary>
    public static IReadOnlySet<string> ExcludedFromSpending => Tables.Excluded;

    /// <summary>True for a category that exists.</summary>
    public static bool IsKnown(string code) => Tables.Leaves.ContainsKey(code);

    /// <summary>The group of a category; <c>other</c> for a code that is not known.</summary>
    public static string GroupOf(string code) => Tables.Leaves.TryGetValue(code, out var category) ? category.Group : "other";

    /// <summary>The categories under a code: itself, or the leaves of a group; empty for an unknown code.</summary>
    public static IReadOnlyList<string> LeavesOf(string code) => IsKnown(code) ? [code] : Tables.Groups[code].ToList();

    /// <summary>The name of a group in both languages; the code itself when it is not known.</summary>
    public static (string Es, string En) GroupName(string code) => Tables.GroupNames.GetValueOrDefault(code, (code, code));

    private static Taxonomy Load()
    {
        using var stream = typeof(Categories).Assembly.GetManifestResourceStream("FinanceTracker.Ledger.taxonomy.json")!;
        using var taxonomy = JsonDocument.Parse(stream);
        var leaves = taxonomy.RootElement.GetProperty("groups").EnumerateArray()
            .SelectMany(group => group.GetProperty("leaves").EnumerateArray().Select(leaf => new Category(
                Text(leaf, "code"), Text(group, "code"), Text(leaf, "name_es"), Text(leaf, "name_en"), Text(leaf, "flow"), Text(leaf, "budget_type"))))
            .ToDictionary(c => c.Code, StringComparer.Ordinal);
        var excluded = taxonomy.RootElement.GetProperty("excluded_from_spending").EnumerateArray().Select(e => e.GetString()!).ToHashSet(StringComparer.Ordinal);
        var names = taxonomy.RootElement.GetProperty("groups").EnumerateArray()
            .ToDictionary(g => Text(g, "code"), g => (Text(g, "name_es"), Text(g, "name_en")), StringComparer.Ordinal);
        return new Taxonomy(leaves, leaves.Values.ToLookup(c => c.Group, c => c.Code, StringComparer.Ordinal), names, excluded);
    }

    private sealed record Taxonomy(
        IReadOnlyDictionary<string, Category> Leaves, ILookup<string, string> Groups, IReadOnlyDictionary<string, (string Es, string En)> GroupNames, IReadOnlySet<string> Excluded);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
