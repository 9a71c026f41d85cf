using FinanceTracker.Platform.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FinanceTracker.Platform.Http;

/// <summary>A multipart upload, read by us so that nothing is ever spooled to disk in clear.</summary>
/// <param name="Files">Content and the name that the sender gave; the name is a label, never a path.</param>
/// <param name="Fields">The text fields.</param>
public sealed record Upload(IReadOnlyList<UploadedFile> Files, IReadOnlyDictionary<string, string> Fields);

/// <summary>One file of an upload.</summary>
public sealed record UploadedFile(string Field, string FileName, byte[] Content);

/// <summary>Reads multipart uploads into memory, within limits.</summary>
public static class Uploads
{
    private const int MaxFieldBytes = 64 * 1024;
    private const int MaxParts = 1100;

    public static readonly Problem NotMultipart = new("not_multipart", 415,
        "Envía el archivo como multipart/form-data, en el campo «file».", "Send the file as multipart/form-data, in the field 'file'.");

    public static readonly Problem BrokenUpload = new("broken_upload", 400,
        "El envío llegó incompleto o mal formado. Intenta de nuevo.", "The upload arrived incomplete or malformed. Try again.");

    /// <summary>Reads the request; refuses what is not multipart, is malformed or holds more than <paramref name="maxBytes"/> in all.</summary>
    public static async Task<Result<Upload>> ReadAsync(HttpRequest request, long maxBytes, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 200 } boundary)
        {
            return NotMultipart;
        }

        if (request.ContentLength > maxBytes + MaxFieldBytes) return CommonProblems.TooLarge;
        try
        {
            return await ReadPartsAsync(new MultipartReader(boundary.ToString(), request.Body), maxBytes, cancellationToken);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return BrokenUpload;
        }
    }

    private static async Task<Result<Upload>> ReadPartsAsync(MultipartReader reader, long maxBytes, CancellationToken cancellationToken)
    {
        var files = new List<UploadedFile>();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var left = maxBytes;
        for (var parts = 0; await reader.ReadNextSectionAsync(cancellationToken) is { } section; parts++)
        {
            if (parts == MaxParts) return CommonProblems.TooLarge;
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) continue;
            var isFile = disposition.IsFileDisposition();
            var content = await ReadAsync(section.Body, isFile ? left : Math.Min(left, MaxFieldBytes), cancellationToken);
            if (content is null) return CommonProblems.TooLarge;
            left -= content.Length;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (isFile) files.Add(new UploadedFile(name, NameOf(disposition), content));
            else fields[name] = System.Text.Encoding.UTF8.GetString(content);
        }

        return new Upload(files, fields);
    }

    private static string NameOf(ContentDispositionHeaderValue disposition)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
        var label = new string(name.Where(c => !char.IsControl(c) && c is not ('/' or '\\')).Take(120).ToArray());
        return label.Length == 0 ? "archivo" : label;
    }

    private static async Task<byte[]?> ReadAsync(Stream body, long limit, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > limit) return null;
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
