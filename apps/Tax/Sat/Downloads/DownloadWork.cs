using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Sat.Services;
using FinanceTracker.Tax.Sat.Signing;

namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>Where downloads and packages are kept. What is about to be sent is kept first: after a crash it is known that it may have been.</summary>
internal interface IDownloadStore
{
    /// <summary>Keeps a download as it stands now, before anything else happens.</summary>
    Task KeepAsync(Download download, CancellationToken cancellationToken);

    /// <summary>Keeps a package's bytes.</summary>
    Task KeepPackageAsync(Download download, string packageId, byte[] package, CancellationToken cancellationToken);

    /// <summary>Puts a download's packages through the intake; the same CFDI twice is one.</summary>
    Task<Problem?> IngestAsync(Download download, CancellationToken cancellationToken);
}

/// <summary>Takes one step of one download with an e.firma that is open. One at a time per download: the caller holds its row.</summary>
internal sealed class DownloadWork(SatDownloads sat, SatTokens tokens, IDownloadStore store, TimeProvider time)
{
    /// <summary>Does what is due, once, and answers how the download stands after it.</summary>
    public async Task<Download> StepAsync(Download download, Guid tenant, Efirma efirma, CancellationToken cancellationToken)
    {
        var step = download.Step(time.GetUtcNow());
        if (step is DownloadStep.Nothing) return download;
        if (step is DownloadStep.Look) return await KeepAsync(download, new DownloadEvent.TimePassed(), cancellationToken);
        if (step is DownloadStep.Ingest)
            return await store.IngestAsync(download, cancellationToken) is null ? await KeepAsync(download, new DownloadEvent.Ingested(), cancellationToken) : download;

        // The token comes first: a question must not be written down as sent when it cannot be.
        if (await TokenAsync(tenant, efirma, cancellationToken) is not { } token) return download;
        var door = new Door(tenant, efirma, token);
        return step switch
        {
            DownloadStep.Ask ask => await AskAsync(download, ask, door, cancellationToken),
            DownloadStep.Verify verify => await VerifyAsync(download, verify, door, cancellationToken),
            DownloadStep.Fetch fetch => await FetchAsync(download, fetch, door, cancellationToken),
            _ => download,
        };
    }

    private async Task<Download> AskAsync(Download download, DownloadStep.Ask step, Door door, CancellationToken cancellationToken)
    {
        if (SatDownloads.Refusal(door.Efirma, step.Window.Question) is not null) return download;
        download = await KeepAsync(download, new DownloadEvent.Asking(), cancellationToken);
        var reply = await sat.AskAsync(door.Efirma, door.Token, step.Window.Question, cancellationToken);
        DownloadEvent happened = reply.Answer is { } answer ? new DownloadEvent.Answered(answer.Code, answer.RequestId) : Failed(reply.Fault, door);
        return await KeepAsync(download, happened, cancellationToken);
    }

    private async Task<Download> VerifyAsync(Download download, DownloadStep.Verify step, Door door, CancellationToken cancellationToken)
    {
        var reply = await sat.VerifyAsync(door.Efirma, door.Token, step.RequestId, cancellationToken);
        DownloadEvent happened = reply.Answer is { } answer ? new DownloadEvent.Verified(answer) : Failed(reply.Fault, door);
        return await KeepAsync(download, happened, cancellationToken);
    }

    private async Task<Download> FetchAsync(Download download, DownloadStep.Fetch step, Door door, CancellationToken cancellationToken)
    {
        download = await KeepAsync(download, new DownloadEvent.Fetching(step.PackageId), cancellationToken);
        var reply = await sat.FetchAsync(door.Efirma, door.Token, step.PackageId, cancellationToken);
        if (reply.Answer is not { } answer) return await KeepAsync(download, Failed(reply.Fault, door), cancellationToken);
        if (answer.Package is not null) await store.KeepPackageAsync(download, step.PackageId, answer.Package, cancellationToken);
        return await KeepAsync(download, new DownloadEvent.Fetched(step.PackageId, answer.Code, answer.Package is not null), cancellationToken);
    }

    private DownloadEvent Failed(SatFault fault, Door door)
    {
        if (fault == SatFault.TokenRefused) tokens.Drop(door.Tenant, door.Efirma.Rfc);
        return fault is SatFault.NotSent or SatFault.TokenRefused ? new DownloadEvent.NotSent() : new DownloadEvent.NoAnswer();
    }

    private async Task<Download> KeepAsync(Download download, DownloadEvent happened, CancellationToken cancellationToken)
    {
        var next = DownloadFlow.Next(download, happened, time.GetUtcNow());
        await store.KeepAsync(next, cancellationToken);
        return next;
    }

    private async Task<SatToken?> TokenAsync(Guid tenant, Efirma efirma, CancellationToken cancellationToken)
    {
        if (tokens.Find(tenant, efirma.Rfc) is { } kept) return kept;
        var reply = await sat.AuthenticateAsync(efirma, cancellationToken);
        if (reply.Answer is { } token) tokens.Keep(tenant, efirma.Rfc, token);
        return reply.Answer;
    }

    /// <summary>What opens SAT's door.</summary>
    private sealed record Door(Guid Tenant, Efirma Efirma, SatToken Token);
}
