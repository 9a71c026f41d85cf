using FinanceTracker.Tax.Sat.Services;

namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>What can happen to a download.</summary>
internal abstract record DownloadEvent
{
    /// <summary>The question is about to be sent. Stored before it is.</summary>
    public sealed record Asking : DownloadEvent;

    /// <summary>The question surely never reached SAT's service: no connection, or a token refused at the door.</summary>
    public sealed record NotSent : DownloadEvent;

    /// <summary>No answer, or none that says anything: time ran out, HTTP 500.</summary>
    public sealed record NoAnswer : DownloadEvent;

    /// <summary>SAT answered the question.</summary>
    public sealed record Answered(string Code, string? RequestId) : DownloadEvent;

    /// <summary>The id of a question of unknown outcome, read by the person in SAT's portal.</summary>
    public sealed record Found(string RequestId) : DownloadEvent;

    /// <summary>SAT said how it stands.</summary>
    public sealed record Verified(VerifyAnswer Answer) : DownloadEvent;

    /// <summary>Nothing but time.</summary>
    public sealed record TimePassed : DownloadEvent;

    /// <summary>A package is about to be called for. Stored before it is.</summary>
    public sealed record Fetching(string PackageId) : DownloadEvent;

    /// <summary>A package came, or SAT said why not.</summary>
    public sealed record Fetched(string PackageId, string Code, bool HasBytes) : DownloadEvent;

    /// <summary>All its CFDIs went through the intake.</summary>
    public sealed record Ingested : DownloadEvent;
}
