using FinanceTracker.Platform.Security;

namespace FinanceTracker.All.Pages;

/// <summary>
/// The small page at <c>/</c> (sign up, upload a statement, see what it says) and the public proof at <c>/docs/proof</c>. No framework,
/// no build, three files each.
/// </summary>
public static class SmallPage
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Maps the page.</summary>
    public static void Map(WebApplication app)
    {
        Map(app, "/", "index.html", "text/html; charset=utf-8");
        Map(app, "/page.css", "page.css", "text/css; charset=utf-8");
        Map(app, "/page.js", "page.js", "text/javascript; charset=utf-8");
        Map(app, "/docs/proof", "proof.html", "text/html; charset=utf-8");
        Map(app, "/docs/proof.css", "proof.css", "text/css; charset=utf-8");
        Map(app, "/docs/proof.js", "proof.js", "text/javascript; charset=utf-8");
    }

    private static void Map(WebApplication app, string path, string name, string type)
    {
        var bytes = Read(name);
        app.MapGet(path, (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return TypedResults.Bytes(bytes, type);
        }).Public().ExcludeFromDescription();
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(SmallPage).Assembly.GetManifestResourceStream($"pages/{name}")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
