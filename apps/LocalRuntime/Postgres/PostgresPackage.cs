using System.Globalization;
using System.Text.RegularExpressions;

namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>The server programs of one installed PostgreSQL.</summary>
/// <param name="Directory">Folder with initdb, pg_ctl and pg_isready.</param>
/// <param name="Major">Major version.</param>
public sealed record PostgresBinaries(string Directory, int Major)
{
    internal string Program(string name) => Path.Combine(Directory, name);
}

/// <summary>Is PostgreSQL installed here, and what to run if it is not. The installing itself is done by <c>local.sh</c>.</summary>
public static partial class PostgresPackage
{
    /// <summary>The oldest version the product runs on.</summary>
    public const int MinimumMajor = 15;

    private static readonly string[] HomebrewRoots = ["/opt/homebrew/opt", "/usr/local/opt", "/home/linuxbrew/.linuxbrew/opt"];

    /// <summary>
    /// The programs to use: those on PATH, else the newest. Debian keeps initdb off PATH, in <c>/usr/lib/postgresql/N/bin</c>.
    /// </summary>
    /// <param name="major">Exactly this major version: existing data can be opened by no other.</param>
    public static PostgresBinaries? Find(int? major = null)
    {
        var usable = OnPath().Concat(Installed()).Select(Inspect).OfType<PostgresBinaries>().Where(b => b.Major >= MinimumMajor);
        return usable.FirstOrDefault(b => major is null || b.Major == major);
    }

    /// <summary>The line a person runs to install PostgreSQL on this machine.</summary>
    public static string HowToInstall()
    {
        if (OperatingSystem.IsMacOS())
            return "brew install postgresql@17";
        var sudo = Environment.IsPrivilegedProcess ? "" : "sudo ";
        return $"{sudo}apt-get install -y postgresql";
    }

    private static string[] OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Installed()
    {
        var debian = Folders("/usr/lib/postgresql", "*");
        var brew = HomebrewRoots.SelectMany(root => Folders(root, "postgresql@*"));
        return debian.Concat(brew).OrderByDescending(MajorInName).Select(folder => Path.Combine(folder, "bin"));
    }

    private static IEnumerable<string> Folders(string root, string pattern) =>
        Directory.Exists(root) ? Directory.EnumerateDirectories(root, pattern) : [];

    private static int MajorInName(string folder) =>
        int.TryParse(Path.GetFileName(folder).Split('@')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;

    private static PostgresBinaries? Inspect(string folder)
    {
        var initdb = Path.Combine(folder, "initdb");
        if (!File.Exists(initdb))
            return null;
        // A link on PATH points at the real folder, where pg_ctl and pg_isready stand beside it.
        var real = File.ResolveLinkTarget(initdb, returnFinalTarget: true)?.FullName ?? initdb;
        var directory = Path.GetDirectoryName(real)!;
        if (!File.Exists(Path.Combine(directory, "pg_ctl")) || !File.Exists(Path.Combine(directory, "pg_isready")))
            return null;
        var version = VersionNumber().Match(ServerProgram.Run(real, ["--version"]).Output);
        return version.Success ? new PostgresBinaries(directory, int.Parse(version.ValueSpan, CultureInfo.InvariantCulture)) : null;
    }

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();
}
