using System.IO.Enumeration;
using YamlDotNet.RepresentationModel;

namespace FinanceTracker.Architecture.Tests;

/// <summary>The repository as it lies on the disk: what nobody listed is found too.</summary>
internal static class Repository
{
    private static readonly string[] Ignored = [".git", .. Gitignore()];

    /// <summary>The folder of FinanceTracker.sln, above the test program.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file that is not ignored, relative to the root, with '/'.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(new DirectoryInfo(Root)).Select(Relative).Order(StringComparer.Ordinal)];

    /// <summary>Every project.</summary>
    public static IReadOnlyList<Project> Projects { get; } = [.. Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)).Select(Project.Read)];

    /// <summary>What lies at the top, files and folders.</summary>
    public static IEnumerable<string> Top =>
        new DirectoryInfo(Root).EnumerateFileSystemInfos().Select(e => e.Name).Where(name => !IsIgnored(name));

    public static string Full(string file) => Path.Combine(Root, file);

    public static string Text(string file) => File.ReadAllText(Full(file));

    /// <summary>The documents of a YAML file.</summary>
    public static IReadOnlyList<YamlMappingNode> Yaml(string file)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(Text(file));
        stream.Load(reader);
        return [.. stream.Documents.Select(d => (YamlMappingNode)d.RootNode)];
    }

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(f => !IsIgnored(f.Name))
            .Concat(folder.EnumerateDirectories().Where(d => !IsIgnored(d.Name)).SelectMany(Walk));

    private static bool IsIgnored(string name) => Ignored.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));

    private static string Relative(FileInfo file) => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/');

    private static IEnumerable<string> Gitignore() =>
        File.ReadLines(Path.Combine(FindRoot(), ".gitignore")).Select(l => l.Trim().Trim('/')).Where(l => l.Length > 0 && l[0] != '#');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FinanceTracker.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("FinanceTracker.sln lies nowhere above the test program.");
        return folder.FullName;
    }
}
