using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Sat.Signing;

namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>What a person wants: the CFDIs of an RFC, issued or received, of whole days.</summary>
internal sealed record DownloadOrder(string Rfc, SatDirection Direction, DateOnly From, DateOnly To)
{
    private const int YearsBack = 6;

    /// <summary>Why it cannot be asked; null when it can. A day that is not over is left for tomorrow: asking it now spends it half empty.</summary>
    public Problem? Refusal(DateOnly today) =>
        From > To || To >= today || From <= today.AddYears(-YearsBack) ? SatProblems.BadPeriod : null;

    /// <summary>
    /// The first questions: metadata by calendar month. It costs one request a month, names cancelled ones too, and says on which days
    /// there is anything to be fetched.
    /// </summary>
    public IEnumerable<DownloadWindow> Metadata()
    {
        for (var start = From; start <= To;)
        {
            var end = new DateOnly(start.Year, start.Month, DateTime.DaysInMonth(start.Year, start.Month));
            if (end > To) end = To;
            yield return DownloadWindow.OfDays(this, SatContent.Metadata, start, end);
            start = end.AddDays(1);
        }
    }

    /// <summary>
    /// The second questions: the XML of each day that has valid CFDIs of which the document is not stored yet. Received cancelled ones
    /// cannot be had; they stay known by their metadata.
    /// </summary>
    public IEnumerable<DownloadWindow> Documents(IEnumerable<KnownCfdi> known) => known
        .Where(c => !c.Stored && c.Day >= From && c.Day <= To && (c.Valid || Direction == SatDirection.Issued))
        .Select(c => c.Day).Distinct().Order()
        .Select(day => DownloadWindow.OfDays(this, SatContent.Cfdi, day, day));
}

/// <summary>A CFDI that metadata named.</summary>
internal readonly record struct KnownCfdi(string Uuid, DateOnly Day, bool Valid, bool Stored);

/// <summary>A period of one question, in seconds of Mexico's local time, both ends included.</summary>
internal sealed record DownloadWindow(string Rfc, SatDirection Direction, SatContent Content, DateTime From, DateTime To)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Whole days.</summary>
    public static DownloadWindow OfDays(DownloadOrder order, SatContent content, DateOnly from, DateOnly to) =>
        new(order.Rfc, order.Direction, content, from.ToDateTime(TimeOnly.MinValue), to.AddDays(1).ToDateTime(TimeOnly.MinValue) - Second);

    /// <summary>The question it asks.</summary>
    public SatQuestion Question => new(Rfc, Direction, Content) { From = From, To = To };

    /// <summary>The same a second longer: to SAT another question, and it can lose nothing.</summary>
    public DownloadWindow Shifted() => this with { From = From - Second };

    /// <summary>What <see cref="Shifted"/> was made of.</summary>
    public DownloadWindow Unshifted() => this with { From = From + Second };

    /// <summary>Those that no download has taken up yet: two orders may overlap, and the same question is never asked for both.</summary>
    public static IEnumerable<DownloadWindow> Unasked(IEnumerable<DownloadWindow> windows, IEnumerable<Download> downloads) =>
        windows.Except(downloads.Select(d => d.Planned));

    /// <summary>Its two halves, for what is more than one request may hold; none when there is nothing to halve.</summary>
    public IReadOnlyList<DownloadWindow> Halves()
    {
        var seconds = (To - From).Ticks / TimeSpan.TicksPerSecond;
        if (seconds < 1) return [];
        var middle = From.AddTicks(seconds / 2 * TimeSpan.TicksPerSecond);
        return [this with { To = middle }, this with { From = middle + Second }];
    }
}
