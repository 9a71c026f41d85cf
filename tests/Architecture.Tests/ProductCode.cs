using System.Reflection;
using System.Runtime.CompilerServices;
using FinanceTracker.Platform.Hosting;

namespace FinanceTracker.Architecture.Tests;

/// <summary>The product as compiled.</summary>
internal static class ProductCode
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Every assembly of ours beside the test program.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "FinanceTracker.*.dll").Select(Path.GetFileNameWithoutExtension)
            .Where(name => !name!.EndsWith(".Tests", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => Assembly.Load(new AssemblyName(name!))),
    ];

    /// <summary>Every type that a person wrote; entry points apart.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.Namespace?.StartsWith("FinanceTracker", StringComparison.Ordinal) == true && IsWritten(t))];

    /// <summary>Every app.</summary>
    public static IReadOnlyList<Type> Apps { get; } = [.. Types.Where(t => t.IsClass && t.IsAssignableTo(typeof(IApp)))];

    /// <summary>The name that an app gives itself.</summary>
    public static string NameOf(Type app) => (string)app.GetProperty(nameof(IApp.Name), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    /// <summary>The project of a type.</summary>
    public static string ProjectOf(Type type) => type.Assembly.GetName().Name!["FinanceTracker.".Length..];

    public static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$", Everything) is not null || (type.IsValueType && type.GetMethod("PrintMembers", Everything) is not null);

    public static bool IsWritten(MemberInfo member) =>
        member.GetCustomAttribute<CompilerGeneratedAttribute>() is null && (member.DeclaringType is not { } outer || IsWritten(outer));
}
