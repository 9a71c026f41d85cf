namespace FinanceTracker.LocalRuntime.Sidecar.Invocation;

/// <summary>The method part of an invocation, as it stands in the request line.</summary>
internal static class MethodPath
{
    /// <summary>
    /// Resolves <c>.</c> and <c>..</c>, escaped ones too, so that a path cannot climb out of the app's own; leaves every
    /// other character as it came.
    /// </summary>
    public static string Clean(string path)
    {
        var kept = new List<string>();
        var parts = path.TrimStart('/').Split('/');
        foreach (var (index, part) in parts.Index())
        {
            var name = Uri.UnescapeDataString(part);
            var isLast = index == parts.Length - 1;
            if (name is "..")
            {
                if (kept.Count > 0) kept.RemoveAt(kept.Count - 1);
                if (isLast) kept.Add("");
            }
            else if (name is not ".")
            {
                kept.Add(part);
            }
            else if (isLast)
            {
                kept.Add("");
            }
        }

        return "/" + string.Join('/', kept);
    }

    /// <summary>What follows <c>/v1.0/invoke/{app}/method</c> in a request line.</summary>
    public static string AfterMethod(string rawPath)
    {
        const string marker = "/method";
        var at = rawPath.IndexOf(marker + "/", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "/" : rawPath[(at + marker.Length)..];
    }
}
