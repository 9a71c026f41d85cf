using FinanceTracker.Contracts.Tax;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>Tells that a supplier is on SAT's list: at once, since no look into the books finds it.</summary>
public sealed class OnSupplierListed(LedgerDb db, AlertSchedule schedule, TimeProvider time) : IEventHandler<SupplierListed>
{
    /// <inheritdoc/>
    public async Task HandleAsync(SupplierListed @event, CancellationToken cancellationToken)
    {
        var settings = await db.AlertSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new AlertSettings(db.Tenant);
        var today = MexicoCalendar.Today(time, settings.Zone);
        if (SupplierFindings.Of(@event, today) is not { } finding || settings.Muted.Contains(finding.Kind)) return;
        if (await db.Alerts.AnyAsync(a => a.Key == finding.Key, cancellationToken)) return;
        var now = time.GetUtcNow();
        var alert = new Alert(Guid.CreateVersion7(now), finding, today, now);
        db.Alerts.Add(alert);
        db.Note("alerts.told", alert.Id.ToString("D"));
        if (settings is { MailOn: true, MailSealed: not null }) schedule.Mail([alert.Id], attempt: 0, settings.MayMailAt(now));
    }
}
