using FinanceTracker.Contracts.Tax;
using FinanceTracker.Platform.Events;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>Tells that a CFDI was cancelled at SAT.</summary>
public sealed class OnCfdiCancelled(Announcer announcer) : IEventHandler<CfdiCancelled>
{
    /// <inheritdoc/>
    public Task HandleAsync(CfdiCancelled @event, CancellationToken cancellationToken) =>
        announcer.TellAsync(today => CancelledFindings.Of(@event, today), cancellationToken);
}
