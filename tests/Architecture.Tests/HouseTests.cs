using FinanceTracker.All;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using YamlDotNet.RepresentationModel;

namespace FinanceTracker.Architecture.Tests;

/// <summary>The top of the repository, its scripts, and the Dapr files that must agree with the code.</summary>
public sealed class HouseTests
{
    /// <summary>The owner fixed the layout: what is new goes into one of these folders, or is argued for in a decision record.</summary>
    private static readonly string[] Top =
    [
        "apps", "components", "tenants", "bicep", "tests", ".github", ".ci", ".config", ".devcontainer",
        "FinanceTracker.sln", "dapr.yaml", "README.md", "LICENSE", "run", "test", "global.json",
        "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", ".gitattributes", ".gitignore",
    ];

    /// <summary>Methods of the DaprClient whose first argument is the name of a component.</summary>
    private static readonly string[] ComponentCalls =
    [
        "SaveStateAsync", "TrySaveStateAsync", "GetStateAsync", "GetStateAndETagAsync", "GetBulkStateAsync", "DeleteStateAsync", "TryDeleteStateAsync",
        "ExecuteStateTransactionAsync", "GetSecretAsync", "GetBulkSecretAsync", "PublishEventAsync", "PublishByteEventAsync", "BulkPublishEventAsync",
        "InvokeBindingAsync",
    ];

    [Fact]
    public void Nothing_else_lies_at_the_top() => Check.None(Repository.Top.Except(Top));

    [Fact]
    public void Scripts_can_be_run()
    {
        var scripts = Repository.Files.Where(f => Repository.Text(f).StartsWith("#!", StringComparison.Ordinal)).ToList();

        Check.None(((string[])["run", "test", ".ci/run"]).Except(scripts));
        Assert.DoesNotContain(scripts, s => !OperatingSystem.IsWindows() && !File.GetUnixFileMode(Repository.Full(s)).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void Components_are_named_as_the_code_calls_them()
    {
        var called = Called().ToHashSet(StringComparer.Ordinal);
        var folders = Repository.Files.Where(f => f.StartsWith("components/", StringComparison.Ordinal)).GroupBy(f => Path.GetDirectoryName(f)!).ToList();

        Assert.Contains(folders, f => Path.GetFileName(f.Key) == "memory");
        foreach (var folder in folders) Assert.Equal(called.Order(StringComparer.Ordinal), Components(folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Dapr_runs_exactly_the_apps_of_the_product()
    {
        var apps = ((YamlSequenceNode)Repository.Yaml("dapr.yaml").Single()["apps"]).Cast<YamlMappingNode>().ToList();
        var ports = apps.SelectMany(a => (string[])[Text(a, "appPort"), Text(a, "daprHTTPPort"), Text(a, "daprGRPCPort")]).ToList();

        Assert.Equal(Product.Apps.Order(StringComparer.Ordinal), apps.Select(a => Text(a, "appID")).Order(StringComparer.Ordinal));
        Assert.All(apps, a => Assert.Contains($"{Text(a, "appDirPath")}/Program.cs", Repository.Files));
        Assert.All(apps, a => Assert.Equal(Text(a, "appID"), Path.GetFileName(Text(a, "appDirPath")), ignoreCase: true));
        Assert.Equal(ports.Count, ports.Distinct(StringComparer.Ordinal).Count());
    }

    private static IEnumerable<string> Components(IEnumerable<string> files) =>
        files.SelectMany(Repository.Yaml).Where(d => Text(d, "kind") == "Component").Select(d => Text((YamlMappingNode)d["metadata"], "name"));

    private static string Text(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    /// <summary>Names of components in calls of the DaprClient: a literal, or a constant of the product.</summary>
    private static IEnumerable<string> Called()
    {
        var constants = SourceFile.Product.SelectMany(Constants).ToLookup(c => c.Name, c => c.Value, StringComparer.Ordinal);
        return
            from source in SourceFile.Product
            where !source.File.StartsWith("apps/LocalRuntime/", StringComparison.Ordinal)
            from call in source.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
            where call.Expression is MemberAccessExpressionSyntax member && ComponentCalls.Contains(NameOf(member.Name))
            let argument = call.ArgumentList.Arguments[0].Expression
            select argument switch
            {
                LiteralExpressionSyntax literal => literal.Token.ValueText,
                IdentifierNameSyntax name => constants[$"{TypeOf(name)}.{name.Identifier.ValueText}"].Single(),
                MemberAccessExpressionSyntax member => constants[$"{LastOf(member.Expression)}.{member.Name.Identifier.ValueText}"].Single(),
                _ => throw new InvalidOperationException($"{source.Place(call)}: the component's name is neither a literal nor a constant."),
            };
    }

    private static IEnumerable<(string Name, string Value)> Constants(SourceFile source) =>
        from field in source.Syntax.DescendantNodes().OfType<FieldDeclarationSyntax>()
        where field.Modifiers.Any(m => m.IsKind(SyntaxKind.ConstKeyword))
        from variable in field.Declaration.Variables
        let literal = variable.Initializer?.Value as LiteralExpressionSyntax
        where literal is not null
        select ($"{TypeOf(field)}.{variable.Identifier.ValueText}", literal.Token.ValueText);

    private static string TypeOf(CSharpSyntaxNode node) => node.Ancestors().OfType<TypeDeclarationSyntax>().First().Identifier.ValueText;

    private static string NameOf(SimpleNameSyntax name) => name.Identifier.ValueText;

    private static string LastOf(ExpressionSyntax expression) => expression is MemberAccessExpressionSyntax member ? NameOf(member.Name) : expression.ToString();
}
