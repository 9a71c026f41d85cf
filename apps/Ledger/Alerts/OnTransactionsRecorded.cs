using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Time;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>New lines: looks for alerts soon, and daily from then on. History alone is no reason to look.</summary>
public sealed class OnTransactionsRecorded(AlertSchedule schedule, TimeProvider time) : IEventHandler<TransactionsRecorded>
{
    /// <inheritdoc/>
    public Task HandleAsync(TransactionsRecorded @event, CancellationToken cancellationToken) =>
        @event.To >= MexicoCalendar.Today(time).AddDays(-AlertFacts.NewsDays) ? schedule.SoonAsync(cancellationToken) : schedule.TomorrowAsync(cancellationToken);
}
