using FinanceTracker.Platform.Security;

namespace FinanceTracker.All.Pages;

/// <summary>The small page at <c>/</c>: sign up, upload a statement, see what it says. No framework, no build, one file.</summary>
public static class SmallPage
{
    private static readonly byte[] Html = Read("index.html");

    /// <summary>Maps the page.</summary>
    public static void Map(WebApplication app) =>
        app.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy =
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
            return TypedResults.Bytes(Html, "text/html; charset=utf-8");
        }).Public().ExcludeFromDescription();

    private static byte[] Read(string name)
    {
        using var stream = typeof(SmallPage).Assembly.GetManifestResourceStream($"pages/{name}")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
