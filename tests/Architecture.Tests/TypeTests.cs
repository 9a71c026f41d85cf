using System.Reflection;
using System.Text.RegularExpressions;
using FinanceTracker.Tenants.Persistence;

namespace FinanceTracker.Architecture.Tests;

/// <summary>What a type looks like.</summary>
public sealed partial class TypeTests
{
    private const int MostParameters = 5;
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Members outside the models that may be floating point, each with its reason. Nothing that is money stands here.</summary>
    private static readonly Dictionary<string, string> MayFloat = new(StringComparer.Ordinal)
    {
        ["CategorizedItem.Probability"] = "a calibrated probability is no amount",
        ["CategoryReason.Weight"] = "the weight of a piece of evidence is no amount",
    };

    /// <summary>
    /// A class that asks for more than five things does more than one. Records are values and take what they hold; rows
    /// (ITenantOwned, IShared) are made whole from their values and never by the container; a private nested class is a detail
    /// of its file.
    /// </summary>
    [Fact]
    public void A_constructor_asks_for_at_most_five_things()
    {
        var wrong =
            from type in ProductCode.Types
            where type.IsClass && !type.IsNestedPrivate && !ProductCode.IsRecord(type) && !IsRow(type) && !type.IsAssignableTo(typeof(Delegate))
            from constructor in type.GetConstructors(Declared)
            where !constructor.IsPrivate && constructor.GetParameters().Length > MostParameters
            select $"{type.FullName}: {constructor.GetParameters().Length}";

        Check.None(wrong);
    }

    [Fact]
    public void Nothing_public_outside_the_models_is_floating_point() => Check.None(Floating().Except(MayFloat.Keys));

    [Fact]
    public void What_may_float_still_does() => Check.None(MayFloat.Keys.Except(Floating()));

    [Fact]
    public void A_name_says_what_a_type_is() => Check.None(ProductCode.Types.Where(t => Nameless().IsMatch(t.Name)).Select(t => t.FullName));

    private static bool IsRow(Type type) => type.IsAssignableTo(typeof(ITenantOwned)) || type.IsAssignableTo(typeof(IShared));

    private static IEnumerable<string> Floating() =>
        from type in ProductCode.Types
        where type.IsVisible && ProductCode.ProjectOf(type) != "Insights"
        from member in type.GetMembers(Declared)
        where ProductCode.IsWritten(member) && IsOpen(member) && TypesOf(member).Any(IsFloating)
        select $"{type.Name}.{member.Name}";

    private static bool IsOpen(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsOpen),
        _ => false,
    };

    // A record's constructor repeats its properties.
    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when ProductCode.IsRecord(constructor.DeclaringType!) => [],
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        MethodInfo { IsSpecialName: true } accessor when !accessor.Name.StartsWith("op_", StringComparison.Ordinal) => [],
        MethodInfo method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType),
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        _ => [],
    };

    private static bool IsFloating(Type type) =>
        type == typeof(double) || type == typeof(float) || type == typeof(Half)
        || (type.HasElementType && IsFloating(type.GetElementType()!))
        || type.GetGenericArguments().Any(IsFloating);

    [GeneratedRegex("(Managers?|Helpers?|Utils?|Utilities|Impl|Base)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Nameless();
}
