namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>The questions that answer windows: each its own, or, where it was too much for one question, those of its halves.</summary>
internal static class DownloadPlan
{
    /// <summary>Each window that has no halves, with its row; null where there is none yet.</summary>
    public static IEnumerable<(DownloadWindow Window, SatRequest? Request)> Leaves(IEnumerable<DownloadWindow> windows, IReadOnlyDictionary<DownloadWindow, SatRequest> rows)
    {
        foreach (var window in windows)
        {
            var row = rows.GetValueOrDefault(window);
            var halves = row is { State: DownloadState.Divided } ? window.Halves() : [];
            if (halves.Count == 0) yield return (window, row);
            foreach (var leaf in Leaves(halves, rows)) yield return leaf;
        }
    }
}
