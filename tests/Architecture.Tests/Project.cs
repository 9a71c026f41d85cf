using System.Xml.Linq;

namespace FinanceTracker.Architecture.Tests;

/// <summary>A project file, as far as it says whom it knows.</summary>
/// <param name="File">Its path in the repository.</param>
/// <param name="Name">Its name without extension.</param>
/// <param name="References">Names of the projects it references.</param>
/// <param name="Packages">Packages and assemblies that it names.</param>
/// <param name="Foreign">Sources that it compiles from outside its folder.</param>
internal sealed record Project(
    string File, string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages, IReadOnlyList<string> Foreign)
{
    /// <summary>The folder it lies in, relative to the root.</summary>
    public string Folder => Path.GetDirectoryName(File)!.Replace('\\', '/');

    /// <summary>Whether it lies under apps/.</summary>
    public bool IsApp => File.StartsWith("apps/", StringComparison.Ordinal);

    public static Project Read(string file)
    {
        var items = XDocument.Load(Repository.Full(file)).Descendants().ToList();
        return new Project(
            file,
            Path.GetFileNameWithoutExtension(file),
            [.. Includes("ProjectReference").Select(i => Path.GetFileNameWithoutExtension(i.Replace('\\', '/')))],
            [.. Includes("PackageReference"), .. Includes("Reference")],
            [.. Includes("Compile").Where(i => i.Contains("..", StringComparison.Ordinal))]);

        IEnumerable<string> Includes(string item) => items.Where(e => e.Name.LocalName == item).Select(e => (string?)e.Attribute("Include")).OfType<string>();
    }
}
