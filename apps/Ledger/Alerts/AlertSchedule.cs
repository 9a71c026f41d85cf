using System.Text.Json;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>The durable rows by which alerts are looked for and mailed: they survive a restart.</summary>
public sealed class AlertSchedule(LedgerDb db, TimeProvider time)
{
    private const int FirstHour = 7;
    private static readonly string[] Own = [LookDaily.Kind, LookSoon.Kind, MailAlerts.Kind, MailAddressCode.Kind];

    /// <summary>
    /// Sees to it that the daily look of tomorrow is written, once: the row's id is the day's. Written before today's work, so that a
    /// day that fails does not end the chain.
    /// </summary>
    public async Task TomorrowAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var day = MexicoCalendar.Today(time).AddDays(1);
        var at = MexicoCalendar.StartOf(day, TenantInfo.DefaultZone).AddHours(FirstHour).AddMinutes(MinuteOf(db.Tenant));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into ledger.jobs (tenant_id, id, kind, payload, status, done, total, cancel_requested, attempts, created_at, lease_until)
            values ({db.Tenant.Value}, {IdOf(day)}, {LookDaily.Kind}, cast({"{}"} as jsonb), {nameof(JobStatus.Queued)}, 0, 0, false, 0, {now}, {at})
            on conflict do nothing
            """,
            cancellationToken);
    }

    /// <summary>Asks for a look now, saved with the context, and daily from then on; one that still waits sees the same books and is enough.</summary>
    public async Task SoonAsync(CancellationToken cancellationToken)
    {
        await TomorrowAsync(cancellationToken);
        if (await db.Jobs.AnyAsync(j => j.Kind == LookSoon.Kind && j.Status == JobStatus.Queued, cancellationToken)) return;
        var now = time.GetUtcNow();
        db.Jobs.Add(new Job(Guid.CreateVersion7(now), LookSoon.Kind, "{}", user: null, now, TimeSpan.Zero));
    }

    /// <summary>Asks for a mail about alerts, saved with the context. The row holds ids alone: it lies where work without a tenant can read.</summary>
    public void Mail(IReadOnlyList<Guid> alerts, int attempt, DateTimeOffset at) => Add(MailAlerts.Kind, new MailAlerts.Payload(alerts, attempt), at);

    /// <summary>Asks for a mail with the code of the address, saved with the context. The code stays in its own sealed row.</summary>
    public void MailCode(Guid code, int attempt, DateTimeOffset at) => Add(MailAddressCode.Kind, new MailAddressCode.Payload(code, attempt), at);

    /// <summary>When a mail that was not taken is tried again: each time later, for two days.</summary>
    public DateTimeOffset AgainAt(int attempt) => time.GetUtcNow() + TimeSpan.FromMinutes(Math.Min(480, 5 * (1 << Math.Min(attempt, 7))));

    /// <summary>Forgets rows of finished work.</summary>
    public Task ForgetAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-1);
        return db.Jobs.Where(j => Own.Contains(j.Kind) && j.FinishedAt < before).ExecuteDeleteAsync(cancellationToken);
    }

    private void Add<TPayload>(string kind, TPayload payload, DateTimeOffset at)
    {
        var now = time.GetUtcNow();
        db.Jobs.Add(new Job(Guid.CreateVersion7(now), kind, JsonSerializer.Serialize(payload, ApiJson.Options), user: null, now, at - now));
    }

    private static Guid IdOf(DateOnly day) => new(day.DayNumber, 0x616c, 0x7274, [0x64, 0x61, 0x69, 0x6c, 0x79, 0, 0, 1]);

    // Not every tenant at the same minute.
    private static int MinuteOf(TenantId tenant) => tenant.Value.ToByteArray()[^1] % 60;
}
