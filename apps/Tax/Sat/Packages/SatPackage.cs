using System.IO.Compression;
using System.Text;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Sat.Packages;

/// <summary>One XML of a package.</summary>
internal sealed record PackedCfdi(string Name, byte[] Content);

/// <summary>What a package of metadata holds.</summary>
internal sealed record PackedMetadata(IReadOnlyList<MetadataRow> Rows, IReadOnlyList<ThirdPartyRow> ThirdParties, int BadLines);

/// <summary>
/// Reads SAT's packages: bounded, from memory, never by writing names to a disk. What is no CFDI and no metadata (folders, __MACOSX, empty
/// files, texts) is passed over: packages hold such things.
/// </summary>
internal static class SatPackage
{
    private const int MostEntries = 250_000;
    private const long MostBytes = 4L * 1024 * 1024 * 1024;
    private const int MostXmlBytes = 10 * 1024 * 1024;
    private const int MostTextBytes = 1024 * 1024 * 1024;

    /// <summary>The XMLs, each handed on as it is unpacked.</summary>
    public static Problem? ReadCfdis(byte[] zip, Action<PackedCfdi> take) => Walk(zip, MostXmlBytes, (name, content) =>
    {
        if (name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && LooksLikeCfdi(content)) take(new PackedCfdi(UuidNameOf(name), content));
    });

    /// <summary>The lines of metadata.</summary>
    public static Result<PackedMetadata> ReadMetadata(byte[] zip)
    {
        var rows = new List<MetadataRow>();
        var thirdParties = new List<ThirdPartyRow>();
        var bad = 0;
        var problem = Walk(zip, MostTextBytes, (name, content) =>
        {
            if (!name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) return;
            var text = Encoding.UTF8.GetString(content);
            if (MetadataText.IsThirdParty(text)) bad += MetadataText.ReadThirdParties(text, thirdParties);
            else if (MetadataText.IsMetadata(text)) bad += MetadataText.Read(text, rows);
        });
        return problem is null ? new PackedMetadata(rows, thirdParties, bad) : problem;
    }

    private static Problem? Walk(byte[] zip, int mostOfOne, Action<string, byte[]> take)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries) return SatProblems.PackageTooLarge;
            var unpacked = 0L;
            foreach (var entry in archive.Entries.Where(e => !IsJunk(e.FullName)))
            {
                if (Unpack(entry, mostOfOne) is not { } content || (unpacked += content.Length) > MostBytes) return SatProblems.PackageTooLarge;
                if (content.Length > 0) take(entry.FullName, content);
            }

            return null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return SatProblems.PackageBroken;
        }
    }

    // The size in the directory is a claim: what is counted is what comes out.
    private static byte[]? Unpack(ZipArchiveEntry entry, int most)
    {
        using var source = entry.Open();
        using var target = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (target.Length + read > most) return null;
            target.Write(buffer, 0, read);
        }

        return target.ToArray();
    }

    private static bool IsJunk(string name) =>
        name.Length == 0 || name.EndsWith('/') || name.Contains("..", StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal)
        || name.StartsWith("__MACOSX", StringComparison.OrdinalIgnoreCase) || name.Contains("/.", StringComparison.Ordinal) || name.StartsWith('.');

    private static bool LooksLikeCfdi(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content.AsSpan(0, Math.Min(content.Length, 4096)));
        return text.Contains("Comprobante", StringComparison.Ordinal) || text.Contains("Retenciones", StringComparison.Ordinal);
    }

    // "uuid.xml", and sometimes "uuid.xml.xml".
    private static string UuidNameOf(string name)
    {
        while (name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) name = name[..^4];
        return name[(name.LastIndexOf('/') + 1)..].ToUpperInvariant();
    }
}
