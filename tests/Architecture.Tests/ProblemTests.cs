using System.Reflection;
using System.Text.RegularExpressions;
using FinanceTracker.Platform.Errors;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FinanceTracker.Architecture.Tests;

/// <summary>Refusals are found by their codes: in client code, in translations, in letters to support.</summary>
public sealed partial class ProblemTests
{
    private static readonly IReadOnlyList<(string Place, Problem Problem)> Fixed = [.. FindFixed()];

    [Fact]
    public void A_code_means_one_thing()
    {
        var codes = Fixed.Select(p => (p.Place, p.Problem.Code)).Concat(Made()).ToList();

        Assert.True(codes.Count > 30, $"only {codes.Count} problems were found");
        Check.None(codes.GroupBy(c => c.Code, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(c => c.Place))}"));
        Check.None(codes.Where(c => !Snake().IsMatch(c.Code)).Select(c => $"{c.Place}: {c.Code}"));
    }

    [Fact]
    public void A_refusal_has_a_refusing_status() => Check.None(Fixed.Where(p => p.Problem.Status is < 400 or > 599).Select(p => p.Place));

    [Fact]
    public void A_refusal_speaks_both_languages() =>
        Check.None(Fixed.Where(p => string.IsNullOrWhiteSpace(p.Problem.Es) || string.IsNullOrWhiteSpace(p.Problem.En) || p.Problem.Es == p.Problem.En).Select(p => p.Place));

    private static IEnumerable<(string Place, Problem Problem)> FindFixed()
    {
        const BindingFlags Statics = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var type in ProductCode.Types.Where(t => !t.ContainsGenericParameters))
        {
            foreach (var field in type.GetFields(Statics).Where(f => f.FieldType == typeof(Problem) && ProductCode.IsWritten(f)))
                yield return ($"{type.Name}.{field.Name}", (Problem)field.GetValue(null)!);
            foreach (var property in type.GetProperties(Statics).Where(p => p.PropertyType == typeof(Problem)))
                yield return ($"{type.Name}.{property.Name}", (Problem)property.GetValue(null)!);
        }
    }

    /// <summary>Problems that a method makes from its arguments, by the code that stands in its source.</summary>
    private static IEnumerable<(string Place, string Code)> Made() =>
        from source in SourceFile.Product
        from method in source.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
        from made in method.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
        where made is ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: nameof(Problem) } }
            || (made is ImplicitObjectCreationExpressionSyntax && made.Parent == method.ExpressionBody && method.ReturnType.ToString() == nameof(Problem))
        let first = made.ArgumentList?.Arguments.FirstOrDefault()?.Expression as LiteralExpressionSyntax
        where first is not null
        select (source.Place(made), first.Token.ValueText);

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Snake();
}
