using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FinanceTracker.Architecture.Tests;

/// <summary>A C# file, read but not compiled.</summary>
internal sealed record SourceFile(string File, CompilationUnitSyntax Syntax)
{
    /// <summary>Every C# file that a person wrote: migrations are generated.</summary>
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. Repository.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal))
            .AsParallel().AsOrdered().Select(f => new SourceFile(f, SyntaxFactory.ParseCompilationUnit(Repository.Text(f)))),
    ];

    /// <summary>The files of the product: tests apart.</summary>
    public static IEnumerable<SourceFile> Product => All.Where(s => !s.File.StartsWith("tests/", StringComparison.Ordinal));

    /// <summary>How many lines the node has, without the comment above it.</summary>
    public static int LinesOf(SyntaxNode node)
    {
        var lines = node.SyntaxTree.GetLineSpan(node.Span);
        return lines.EndLinePosition.Line - lines.StartLinePosition.Line + 1;
    }

    /// <summary>Where the node is, for a person who reads the failure.</summary>
    public string Place(SyntaxNodeOrToken node) => $"{File}:{node.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1}";
}
