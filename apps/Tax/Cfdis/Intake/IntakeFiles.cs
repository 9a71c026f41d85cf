using System.IO.Compression;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;

namespace FinanceTracker.Tax.Cfdis.Intake;

/// <summary>One document to take in; or why the archive it was in could not be opened.</summary>
/// <param name="Name">The sender's name: a label, never a path.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Problem">Why there are none.</param>
public sealed record IntakeFile(string Name, byte[] Content, Problem? Problem = null);

/// <summary>
/// Files and the content of ZIP archives, one after the other. Archives are read as streams within bounds that do not trust what the
/// archive says of itself; nothing is ever written under an entry's name.
/// </summary>
internal static class IntakeFiles
{
    /// <summary>The most documents of one upload.</summary>
    public const int MaxDocuments = 5000;

    private const int MaxEntries = 20_000;
    private const long MaxUnpacked = 128L * 1024 * 1024;
    private const int MaxEntryBytes = Reading.CfdiXml.MaxBytes;
    private const int MaxRatio = 200;
    private const int RatioFrom = 1024 * 1024;
    private const int LongestName = 120;

    /// <summary>Unpacks what was sent.</summary>
    public static IEnumerable<IntakeFile> Unpack(IEnumerable<UploadedFile> files)
    {
        var left = MaxUnpacked;
        foreach (var file in files)
        {
            if (!IsZip(file.Content))
            {
                yield return new IntakeFile(file.FileName, file.Content);
                continue;
            }

            foreach (var entry in Open(file, left))
            {
                left -= entry.Content.Length;
                yield return entry;
                if (left <= 0)
                {
                    yield return new IntakeFile(file.FileName, [], CfdiProblems.ZipTooLarge);
                    yield break;
                }
            }
        }
    }

    private static bool IsZip(byte[] content) => content is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..];

    private static IEnumerable<IntakeFile> Open(UploadedFile file, long budget)
    {
        using var stream = new MemoryStream(file.Content, writable: false);
        ZipArchive archive;
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read);
        }
        catch (InvalidDataException)
        {
            return [new IntakeFile(file.FileName, [], CfdiProblems.ZipBroken)];
        }

        using (archive)
        {
            if (!TryEntries(archive, out var entries)) return [new IntakeFile(file.FileName, [], CfdiProblems.ZipBroken)];
            if (entries.Count > MaxEntries) return [new IntakeFile(file.FileName, [], CfdiProblems.ZipTooLarge)];
            var found = new List<IntakeFile>();
            foreach (var entry in entries.Where(IsDocument))
            {
                var read = Read(entry, budget);
                budget -= read.Content.Length;
                found.Add(read);
                if (budget <= 0 || found.Count > MaxDocuments) break;
            }

            return found.Count == 0 ? [new IntakeFile(file.FileName, [], CfdiProblems.ZipEmpty)] : found;
        }
    }

    private static bool TryEntries(ZipArchive archive, out IReadOnlyList<ZipArchiveEntry> entries)
    {
        try
        {
            entries = archive.Entries;
            return true;
        }
        catch (InvalidDataException)
        {
            entries = [];
            return false;
        }
    }

    // SAT's packages hold folders, text files and what an archiver left; only the documents are taken. An archive inside an archive is named.
    private static bool IsDocument(ZipArchiveEntry entry) =>
        entry.Name.Length > 0
        && !entry.FullName.StartsWith("__MACOSX", StringComparison.Ordinal) && !entry.FullName.Contains("..", StringComparison.Ordinal)
        && (entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase));

    private static IntakeFile Read(ZipArchiveEntry entry, long budget)
    {
        var name = LabelOf(entry.Name);
        if (entry.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return new IntakeFile(name, [], CfdiProblems.ZipNested);
        try
        {
            using var source = entry.Open();
            using var target = new MemoryStream();
            var buffer = new byte[32 * 1024];
            int read;
            while ((read = source.Read(buffer)) > 0)
            {
                var size = target.Length + read;
                if (size > MaxEntryBytes || size > budget) return new IntakeFile(name, [], CfdiProblems.FileTooLarge);
                if (size > RatioFrom && size / Math.Max(1, entry.CompressedLength) > MaxRatio) return new IntakeFile(name, [], CfdiProblems.ZipBomb);
                target.Write(buffer, 0, read);
            }

            return new IntakeFile(name, target.ToArray());
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return new IntakeFile(name, [], CfdiProblems.ZipBroken); // damaged, encrypted, or packed in a way that is not read
        }
    }

    private static string LabelOf(string name)
    {
        var label = new string(name.Where(c => !char.IsControl(c)).Take(LongestName).ToArray());
        return label.Length == 0 ? "archivo.xml" : label;
    }
}
