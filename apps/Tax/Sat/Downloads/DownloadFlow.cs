using FinanceTracker.Tax.Sat.Services;

namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>
/// What becomes of a download when something happens to it. SAT takes the same question twice in a lifetime, so no words are sent twice
/// unless the first never left, and a download sends two at most: its own, and once the same a second longer.
/// </summary>
internal static class DownloadFlow
{
    /// <summary>How long SAT is waited for: public reports tell of requests that stay "accepted" for days and then die.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(72);

    private static readonly TimeSpan NotSentPause = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan FetchPause = TimeSpan.FromMinutes(5);
    private static readonly int[] Minutes = [1, 2, 5, 10, 20, 40, 60, 120, 240, 360];

    /// <summary>The next state. An event that does not fit the state changes nothing: it is late, or came twice.</summary>
    public static Download Next(Download download, DownloadEvent happened, DateTimeOffset now) => (download.State, happened) switch
    {
        (DownloadState.Planned, DownloadEvent.Asking) => download with { State = DownloadState.Requested, AskedAt = now, DueAt = now + Patience },
        (DownloadState.Requested, DownloadEvent.NotSent) => download with { State = DownloadState.Planned, AskedAt = null, DueAt = now + NotSentPause },
        (DownloadState.Requested, DownloadEvent.NoAnswer) => Uncertain(download, now, null),
        (DownloadState.Requested, DownloadEvent.Answered answer) => Answered(download, answer, now),
        (DownloadState.Requested or DownloadState.Unknown, DownloadEvent.TimePassed) when Waited(download, now) => Resubmit(download, now),
        (DownloadState.Requested or DownloadState.Unknown or DownloadState.Duplicate, DownloadEvent.Found found) =>
            download with { State = DownloadState.Accepted, RequestId = found.RequestId, Looks = 0, AskedAt = now, DueAt = now },
        (DownloadState.Accepted or DownloadState.InProcess, DownloadEvent.Verified verified) => Verified(download, verified.Answer, now),
        (DownloadState.Accepted or DownloadState.InProcess, DownloadEvent.NoAnswer or DownloadEvent.NotSent or DownloadEvent.TimePassed) => Later(download, now),
        (DownloadState.Ready, DownloadEvent.Fetching fetching) => Change(download, fetching.PackageId, p => p with { Tries = p.Tries + 1 }, now + FetchPause),
        (DownloadState.Ready, DownloadEvent.Fetched fetched) => Fetched(download, fetched, now),
        (DownloadState.Ready, DownloadEvent.NoAnswer or DownloadEvent.NotSent or DownloadEvent.TimePassed) => Settle(download with { DueAt = now + FetchPause }, now),
        (DownloadState.Downloaded, DownloadEvent.Ingested) => download with { State = DownloadState.Ingested },
        _ => download,
    };

    /// <summary>
    /// A dead end that a person asks for once more: the same words where SAT refused to take them, else once a second longer. Null where
    /// SAT took both, or used the question up: it is never asked again.
    /// </summary>
    public static Download? Again(Download download, DateTimeOffset now) => download.State switch
    {
        DownloadState.Rejected when download.RequestId is null && SatCode.Of(download.Code).Action == SatAction.Person =>
            new Download(download.Window) { Resubmitted = download.Resubmitted, DueAt = now },
        DownloadState.Rejected or DownloadState.Expired when !download.Resubmitted => new Download(download.Window.Shifted()) { Resubmitted = true, DueAt = now },
        _ => null,
    };

    private static Download Answered(Download download, DownloadEvent.Answered answer, DateTimeOffset now)
    {
        var next = download with { Code = answer.Code, DueAt = now };
        return SatCode.Of(answer.Code).Action switch
        {
            SatAction.Continue when answer.RequestId is not null =>
                next with { State = DownloadState.Accepted, RequestId = answer.RequestId, Looks = 0, DueAt = now + Pause(0) },
            SatAction.Nothing => next with { State = DownloadState.Empty },
            SatAction.Divide => next with { State = DownloadState.Divided },
            SatAction.Person => next with { State = DownloadState.Rejected },
            SatAction.Stop => next with { State = answer.Code == "5005" ? DownloadState.Duplicate : DownloadState.Exhausted },
            _ => Uncertain(download, now, answer.Code), // 404, 5006, an id that is missing: SAT may have recorded it all the same
        };
    }

    private static Download Verified(Download download, VerifyAnswer answer, DateTimeOffset now)
    {
        // The outer code is about the verification alone: whatever went wrong with that, the download lives on. 5004 there is "not found yet".
        if (answer.Code != "5000") return Later(download with { Code = answer.Code }, now);

        var code = answer.RequestCode ?? answer.Code;
        var next = download with { Code = code, DueAt = now };
        return (answer.Progress, SatCode.Of(code).Action) switch
        {
            (SatProgress.Finished, _) when answer.Packages.Count > 0 => next with { State = DownloadState.Ready, Packages = PackagesOf(answer), AskedAt = now },
            (SatProgress.Expired, _) => next with { State = DownloadState.Expired },
            (_, SatAction.Nothing) => next with { State = DownloadState.Empty },
            (_, SatAction.Divide) => next with { State = DownloadState.Divided },
            (_, SatAction.Stop) => next with { State = code == "5005" ? DownloadState.Duplicate : DownloadState.Exhausted },
            (_, SatAction.Person) => next with { State = DownloadState.Rejected },
            (SatProgress.Failed or SatProgress.Rejected, _) => Resubmit(next, now), // with no reason given: SAT dropped it
            (SatProgress.InProcess, _) => Later(next with { State = DownloadState.InProcess }, now),
            _ => Later(next, now), // accepted, unknown, or finished with nothing named: 0 CFDIs is not the end
        };
    }

    private static IReadOnlyList<DownloadPackage> PackagesOf(VerifyAnswer answer) =>
        [.. answer.Packages.Distinct(StringComparer.Ordinal).Select(id => new DownloadPackage(id))];

    private static Download Later(Download download, DateTimeOffset now) => Waited(download, now)
        ? Resubmit(download, now)
        : download with { Looks = download.Looks + 1, DueAt = now + Pause(download.Looks) };

    private static Download Uncertain(Download download, DateTimeOffset now, string? code) =>
        download with { State = DownloadState.Unknown, Code = code ?? download.Code, DueAt = (download.AskedAt ?? now) + Patience };

    // A second time at most, and in other words: a second longer, which to SAT is another question.
    private static Download Resubmit(Download download, DateTimeOffset now) => download.Resubmitted
        ? download with { State = DownloadState.Rejected, DueAt = now }
        : new Download(download.Window.Shifted()) { Resubmitted = true, Code = download.Code, DueAt = now };

    private static Download Fetched(Download download, DownloadEvent.Fetched fetched, DateTimeOffset now)
    {
        var next = download with { Code = fetched.Code };
        if (fetched is { Code: "5000", HasBytes: true }) return Settle(Change(next, fetched.PackageId, p => p with { Fetched = true }, now), now);
        return SatCode.Of(fetched.Code).Action is SatAction.Stop or SatAction.Nothing
            ? Settle(Change(next, fetched.PackageId, p => p with { Tries = DownloadPackage.MostTries }, now), now)
            : Settle(next with { DueAt = now + FetchPause }, now);
    }

    // What came is read even when a sister package is lost; the metadata then tells which CFDIs are missing.
    private static Download Settle(Download download, DateTimeOffset now) =>
        download.Packages.Any(p => p.CanTry) && !Waited(download, now) ? download
        : download with { State = download.Packages.Any(p => p.Fetched) ? DownloadState.Downloaded : DownloadState.Expired, DueAt = now };

    private static Download Change(Download download, string packageId, Func<DownloadPackage, DownloadPackage> change, DateTimeOffset due) =>
        download with { Packages = [.. download.Packages.Select(p => p.Id == packageId ? change(p) : p)], DueAt = due };

    private static bool Waited(Download download, DateTimeOffset now) => now - download.AskedAt >= Patience;

    private static TimeSpan Pause(int looks) => TimeSpan.FromMinutes(Minutes[Math.Min(looks, Minutes.Length - 1)]);
}
