using FinanceTracker.Contracts.Tax;
using FinanceTracker.Platform.Events;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>Tells that a supplier is on SAT's list.</summary>
public sealed class OnSupplierListed(Announcer announcer) : IEventHandler<SupplierListed>
{
    /// <inheritdoc/>
    public Task HandleAsync(SupplierListed @event, CancellationToken cancellationToken) =>
        announcer.TellAsync(today => SupplierFindings.Of(@event, today), cancellationToken);
}
