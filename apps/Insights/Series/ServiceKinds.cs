namespace FinanceTracker.Insights.Series;

/// <summary>Services of which most people need one: two active ones at once are worth a word.</summary>
internal static class ServiceKinds
{
    private static readonly (string Kind, string[] Names)[] Known =
    [
        ("music", ["SPOTIFY", "APPLE MUSIC", "YOUTUBE MUSIC", "YOUTUBEPREMIUM", "DEEZER", "TIDAL", "AMAZON MUSIC"]),
        ("video", ["NETFLIX", "DISNEY", "HBO", "HBOMAX", "MAX COM", "PRIME VIDEO", "VIX", "PARAMOUNT", "CLARO VIDEO", "CLAROVIDEO", "CRUNCHYROLL", "APPLE TV", "MUBI", "BLIM"]),
        ("storage", ["ICLOUD", "GOOGLE ONE", "DROPBOX", "ONEDRIVE"]),
        ("assistant", ["OPENAI", "CHATGPT", "CLAUDE", "ANTHROPIC", "GEMINI"]),
        ("gym", ["SMART FIT", "SMARTFIT", "SPORTS WORLD", "ANYTIME FITNESS", "SPORT CITY", "GYM", "GIMNASIO"]),
        ("delivery", ["RAPPI PRO", "UBER ONE", "DIDI CLUB", "CORNERSHOP POP"]),
    ];

    /// <summary>Notes on each active subscription the others of its kind.</summary>
    public static List<RecurringSeries> Compare(List<RecurringSeries> all)
    {
        var kinds = all.Select(s => s is { Kind: SeriesKind.Subscription, IsActive: true } ? KindOf(s.Core) : null).ToList();
        return all.Select((series, at) => kinds[at] is { } kind
                ? series with { SameServiceAs = all.Where((other, index) => index != at && kinds[index] == kind && other.Core != series.Core).Select(o => o.Merchant).ToList() }
                : series)
            .ToList();
    }

    private static string? KindOf(string core)
    {
        var padded = $" {core} ";
        foreach (var (kind, names) in Known)
        {
            if (names.Any(n => padded.Contains($" {n}", StringComparison.Ordinal))) return kind;
        }

        return null;
    }
}
