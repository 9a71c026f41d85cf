namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>How a download stands with us.</summary>
public enum DownloadState
{
    /// <summary>To be asked.</summary>
    Planned,

    /// <summary>Written down before the call is made: found so after a crash, its outcome is unknown.</summary>
    Requested,

    /// <summary>Asked, and nobody knows whether SAT recorded it. It is never asked in the same words again.</summary>
    Unknown,

    /// <summary>SAT gave an id.</summary>
    Accepted,

    /// <summary>SAT is preparing it.</summary>
    InProcess,

    /// <summary>There are packages to fetch.</summary>
    Ready,

    /// <summary>All packages are here.</summary>
    Downloaded,

    /// <summary>All packages are read and their CFDIs stored.</summary>
    Ingested,

    /// <summary>5004: there was nothing.</summary>
    Empty,

    /// <summary>5003: its halves are asked instead.</summary>
    Divided,

    /// <summary>SAT refused it; the code says why.</summary>
    Rejected,

    /// <summary>Its packages are gone.</summary>
    Expired,

    /// <summary>5002: this question is used up for ever.</summary>
    Exhausted,

    /// <summary>5005: SAT has the same one in progress.</summary>
    Duplicate,
}

/// <summary>What follows from a state.</summary>
internal static class DownloadStates
{
    /// <summary>True when nothing more will happen. A divided one goes on in its halves.</summary>
    public static bool IsOver(this SatRequest request) => request.State is DownloadState.Ingested or DownloadState.Empty or DownloadState.Divided or DownloadState.Rejected
        or DownloadState.Expired or DownloadState.Exhausted or DownloadState.Duplicate;

    /// <summary>True when it is over and what it asked for is not here, or not all of it.</summary>
    public static bool IsGap(this SatRequest request) => request.IsBroken || request.Read().IsIncomplete
        || request.State is DownloadState.Divided or DownloadState.Rejected or DownloadState.Expired or DownloadState.Exhausted or DownloadState.Duplicate;
}

/// <summary>A package of a download.</summary>
/// <param name="Id">SAT's id.</param>
/// <param name="Tries">Calls that may have counted: SAT gives a package twice.</param>
/// <param name="Fetched">True when its bytes are here.</param>
internal sealed record DownloadPackage(string Id, int Tries = 0, bool Fetched = false)
{
    /// <summary>How often SAT gives a package.</summary>
    public const int MostTries = 2;

    /// <summary>True when it may be called for.</summary>
    public bool CanTry => !Fetched && Tries < MostTries;
}

/// <summary>One question on its way: what was asked, where it stands, and when to look again.</summary>
internal sealed record Download(DownloadWindow Window)
{
    /// <summary>Where it stands.</summary>
    public DownloadState State { get; init; } = DownloadState.Planned;

    /// <summary>When something is to be done next.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>When the question in force was sent.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>SAT's id of the question in force.</summary>
    public string? RequestId { get; init; }

    /// <summary>SAT's last code.</summary>
    public string? Code { get; init; }

    /// <summary>Looks at the question in force, for the backoff.</summary>
    public int Looks { get; init; }

    /// <summary>True once it was asked a second time, a second longer. There is no third.</summary>
    public bool Resubmitted { get; init; }

    /// <summary>Its packages.</summary>
    public IReadOnlyList<DownloadPackage> Packages { get; init; } = [];

    /// <summary>The window it was planned with, before any shift.</summary>
    public DownloadWindow Planned => Resubmitted ? Window.Unshifted() : Window;

    /// <summary>How many questions it has sent, as far as we know.</summary>
    public int Sent => (AskedAt is null ? 0 : 1) + (Resubmitted ? 1 : 0);

    /// <summary>True when a package was lost: SAT gave up on it, or we did.</summary>
    public bool IsIncomplete => State is DownloadState.Downloaded or DownloadState.Ingested && Packages.Any(p => !p.Fetched);

    /// <summary>What is to be done with it now.</summary>
    public DownloadStep Step(DateTimeOffset now) => State switch
    {
        _ when now < DueAt => new DownloadStep.Nothing(),
        DownloadState.Planned => new DownloadStep.Ask(Window),
        DownloadState.Requested or DownloadState.Unknown => new DownloadStep.Look(),
        DownloadState.Accepted or DownloadState.InProcess when RequestId is not null => new DownloadStep.Verify(RequestId),
        DownloadState.Ready when Packages.FirstOrDefault(p => p.CanTry) is { } package => new DownloadStep.Fetch(package.Id),
        DownloadState.Ready => new DownloadStep.Look(),
        DownloadState.Downloaded => new DownloadStep.Ingest(),
        _ => new DownloadStep.Nothing(),
    };
}

/// <summary>What is to be done.</summary>
internal abstract record DownloadStep
{
    /// <summary>Nothing, or not yet.</summary>
    public sealed record Nothing : DownloadStep;

    /// <summary>Write <see cref="DownloadEvent.Asking"/> down, then send the question.</summary>
    public sealed record Ask(DownloadWindow Window) : DownloadStep;

    /// <summary>Time has passed over an unknown outcome: <see cref="DownloadEvent.TimePassed"/> decides.</summary>
    public sealed record Look : DownloadStep;

    /// <summary>Ask how it stands.</summary>
    public sealed record Verify(string RequestId) : DownloadStep;

    /// <summary>Write <see cref="DownloadEvent.Fetching"/> down, then call for the package.</summary>
    public sealed record Fetch(string PackageId) : DownloadStep;

    /// <summary>Put the packages through the intake.</summary>
    public sealed record Ingest : DownloadStep;
}
