using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Filings;

/// <summary>SAT's portal: the person signs in with e.firma or password and presents the return; nothing can be sent for them.</summary>
public sealed class PortalFilingProvider : IFilingProvider
{
    /// <inheritdoc/>
    public string Name => "portal";

    /// <inheritdoc/>
    public bool CanSend => false;

    /// <inheritdoc/>
    public bool IsSimulated => false;

    /// <inheritdoc/>
    public Task<Result<FilingReceipt>> SendAsync(FilingToSend filing, CancellationToken cancellationToken) => Task.FromResult<Result<FilingReceipt>>(FilingProblems.PortalOnly);
}
