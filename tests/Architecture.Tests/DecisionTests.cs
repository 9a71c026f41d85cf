using System.Text.RegularExpressions;

namespace FinanceTracker.Architecture.Tests;

/// <summary>Decision records: short, of one form, and true about where things are.</summary>
public sealed partial class DecisionTests
{
    private const int MostLines = 60;
    private static readonly string[] Parts = ["## Context", "## Options", "## Decision", "## Consequences", "## Revisit when"];

    private static IReadOnlyList<string> Records { get; } = [.. Repository.Files.Where(f => f.StartsWith(".github/adr/", StringComparison.Ordinal))];

    [Fact]
    public void Decisions_are_numbered_without_gaps()
    {
        Assert.NotEmpty(Records);
        Assert.Equal(Enumerable.Range(1, Records.Count).Select(n => n.ToString("0000")), Records.Select(r => NameOfRecord().Match(r).Groups["number"].Value));
    }

    [Fact]
    public void A_decision_has_its_five_parts_on_one_page()
    {
        foreach (var record in Records)
        {
            var lines = Repository.Text(record).Split('\n');

            Assert.Equal(Parts, lines.Where(l => l.StartsWith("## ", StringComparison.Ordinal)));
            Assert.True(lines.Length <= MostLines, $"{record} has {lines.Length} lines");
        }
    }

    [Fact]
    public void What_the_documents_point_at_is_there()
    {
        var wrong =
            from file in Repository.Files
            where file.StartsWith(".github/", StringComparison.Ordinal) && file.EndsWith(".md", StringComparison.Ordinal)
            from match in Pointer().Matches(Repository.Text(file))
            let path = match.Groups["path"].Value.TrimEnd('/')
            where !Repository.Files.Any(f => f == path || f.StartsWith($"{path}/", StringComparison.Ordinal))
            select $"{file}: {path}";

        Check.None(wrong);
    }

    [GeneratedRegex(@"^\.github/adr/(?<number>[0-9]{4})-[a-z-]+\.md$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NameOfRecord();

    // Paths with a placeholder ({App}, N, …) point at what the reader makes.
    [GeneratedRegex(@"`(?<path>(apps|tenants|components|tests|\.github|\.ci)/[A-Za-z0-9_./-]*)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pointer();
}
