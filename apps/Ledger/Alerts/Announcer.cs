using FinanceTracker.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>Tells at once what no look into the books finds: what another app heard.</summary>
public sealed class Announcer(LedgerDb db, AlertSchedule schedule, TimeProvider time)
{
    /// <summary>Tells the finding of the tenant's day, once; nothing when there is none, or its kind is muted. To be saved with the event.</summary>
    public async Task TellAsync(Func<DateOnly, Finding?> find, CancellationToken cancellationToken)
    {
        var settings = await db.AlertSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new AlertSettings(db.Tenant);
        var today = MexicoCalendar.Today(time, settings.Zone);
        if (find(today) is not { } finding || settings.Muted.Contains(finding.Kind)) return;
        if (await db.Alerts.AnyAsync(a => a.Key == finding.Key, cancellationToken)) return;
        var now = time.GetUtcNow();
        var alert = new Alert(Guid.CreateVersion7(now), finding, today, now);
        db.Alerts.Add(alert);
        db.Note("alerts.told", alert.Id.ToString("D"));
        if (settings is { MailOn: true, MailSealed: not null }) schedule.Mail([alert.Id], attempt: 0, settings.MayMailAt(now));
    }
}
