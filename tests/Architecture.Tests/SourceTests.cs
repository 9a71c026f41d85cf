using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FinanceTracker.Architecture.Tests;

/// <summary>What a source file looks like. Migrations are generated and excepted.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 300;
    private const int MostLinesOfAMethod = 40;

    private static readonly string[] Scripts = [".sh", ".yaml", ".yml", ".csproj", ".props", ".targets", ".bicep", ".razor", ".html", ".css", ".js"];

    private static readonly SyntaxKind[] BannedDirectives =
    [
        SyntaxKind.PragmaWarningDirectiveTrivia, SyntaxKind.RegionDirectiveTrivia, SyntaxKind.NullableDirectiveTrivia,
    ];

    [Fact]
    public void A_file_has_at_most_300_lines() =>
        Check.None(SourceFile.All.Select(s => (s.File, Lines: Repository.Text(s.File).AsSpan().Count('\n'))).Where(s => s.Lines > MostLines).Select(s => $"{s.File}: {s.Lines}"));

    [Fact]
    public void A_method_has_at_most_40_lines()
    {
        var wrong =
            from source in SourceFile.All
            from node in source.Syntax.DescendantNodes()
            let lines = BodyOf(node) is { } body ? LinesOf(body) : 0
            where lines > MostLinesOfAMethod
            select $"{source.Place(node)}: {lines}";

        Check.None(wrong);
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var wrong =
            from source in SourceFile.All
            let expected = NamespaceOf(source.File)
            from space in source.Syntax.Members
            where space is BaseNamespaceDeclarationSyntax named ? named.Name.ToString() != expected : space is not GlobalStatementSyntax
            select $"{source.Place(space)}: not in {expected}";

        Check.None(wrong);
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var comments =
            from source in SourceFile.All
            from trivia in source.Syntax.DescendantTrivia()
            where Later().IsMatch(trivia.IsKind(SyntaxKind.DisabledTextTrivia) ? "" : trivia.ToFullString())
            select source.File;
        var others = Repository.Files.Where(f => Scripts.Any(s => f.EndsWith(s, StringComparison.Ordinal)) || f is "run" or "test" or ".ci/run")
            .Where(f => LaterInScript().IsMatch(Repository.Text(f)));
        var unwritten = Identifiers("NotImplementedException", SourceFile.All);

        Check.None(comments.Concat(others).Concat(unwritten));
    }

    [Fact]
    public void No_warning_is_silenced_and_nothing_is_folded_away()
    {
        var wrong =
            from source in SourceFile.All
            from trivia in source.Syntax.DescendantTrivia()
            where BannedDirectives.Contains(trivia.Kind()) || trivia.IsKind(SyntaxKind.DisabledTextTrivia)
            select $"{source.File}: {trivia.ToString().Trim()}";

        Check.None(wrong);
    }

    /// <summary>Attack tests may: they look past the first wall to prove the one behind it.</summary>
    [Fact]
    public void Only_the_tenancy_library_looks_past_the_tenant_filter() =>
        Check.None(Identifiers("IgnoreQueryFilters", SourceFile.Product.Where(s => !s.File.StartsWith("tenants/", StringComparison.Ordinal))));

    private static SyntaxNode? BodyOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body ?? (SyntaxNode?)method.ExpressionBody,
        LocalFunctionStatementSyntax function => function.Body ?? (SyntaxNode?)function.ExpressionBody,
        AccessorDeclarationSyntax accessor => accessor.Body ?? (SyntaxNode?)accessor.ExpressionBody,
        PropertyDeclarationSyntax property => property.ExpressionBody,
        _ => null,
    };

    // What stands between the braces.
    private static int LinesOf(SyntaxNode body) => SourceFile.LinesOf(body) - (body is BlockSyntax ? 2 : 0);

    private static IEnumerable<string> Identifiers(string name, IEnumerable<SourceFile> sources) =>
        from source in sources
        from token in source.Syntax.DescendantTokens()
        where token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name
        select $"{source.Place(token)}: {name}";

    private static string NamespaceOf(string file)
    {
        var project = Repository.Projects.Where(p => file.StartsWith($"{p.Folder}/", StringComparison.Ordinal)).MaxBy(p => p.Folder.Length)!;
        var below = Path.GetDirectoryName(file[(project.Folder.Length + 1)..])!.Replace('\\', '/');
        return below.Length == 0 ? $"FinanceTracker.{project.Name}" : $"FinanceTracker.{project.Name}.{below.Replace('/', '.')}";
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Later();

    [GeneratedRegex(@"(#|//|/\*|<!--|@\*).*\b(TODO|FIXME|HACK)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LaterInScript();
}
