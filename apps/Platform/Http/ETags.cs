using System.Globalization;
using FinanceTracker.Platform.Errors;
using Microsoft.AspNetCore.Http;

namespace FinanceTracker.Platform.Http;

/// <summary>Strong entity tags from a row's version (PostgreSQL's xmin), and the If-Match that guards a change.</summary>
public static class ETags
{
    /// <summary>The tag of a version.</summary>
    public static string Of(uint version) => string.Create(CultureInfo.InvariantCulture, $"\"{version:x8}\"");

    /// <summary>Puts the tag on the answer.</summary>
    public static void SetETag(this HttpContext context, uint version) => context.Response.Headers.ETag = Of(version);

    /// <summary>Null when If-Match names this version (or <c>*</c>); otherwise 428 when absent, 412 when another.</summary>
    public static Problem? Check(HttpRequest request, uint version)
    {
        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0) return CommonProblems.IfMatchRequired;
        if (header == "*") return null;
        return header.Split(',', StringSplitOptions.TrimEntries).Contains(Of(version), StringComparer.Ordinal) ? null : CommonProblems.ChangedMeanwhile;
    }
}
