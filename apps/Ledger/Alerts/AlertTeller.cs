using FinanceTracker.Platform.Identifiers;
using FinanceTracker.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>Which findings are told now; knows no database.</summary>
public static class AlertChoice
{
    /// <summary>At most so many alerts about the pace of spending in seven days.</summary>
    public const int MostOfPace = 3;

    /// <summary>At most so many in one look: beyond it a person reads none.</summary>
    public const int MostAtOnce = 30;

    /// <summary>Findings to tell, the weightiest first: none that was told, none while its condition lasts, none of a muted kind.</summary>
    public static IReadOnlyList<Finding> Choose(IReadOnlyList<Finding> found, AlertHistory history)
    {
        var fresh = found
            .Where(f => !history.Muted.Contains(f.Kind) && !history.Keys.Contains(f.Key) && (f.Condition is null || !history.Conditions.Contains(f.Condition)))
            .DistinctBy(f => f.Key, StringComparer.Ordinal)
            .OrderByDescending(f => f.Severity).ThenByDescending(f => f.Day).ThenBy(f => f.Key, StringComparer.Ordinal)
            .ToList();
        var pace = fresh.Where(f => f.Kind == AlertKinds.Budget80).Skip(Math.Max(0, MostOfPace - history.PaceThisWeek)).ToHashSet();
        return fresh.Where(f => !pace.Contains(f)).Take(MostAtOnce).ToList();
    }
}

/// <summary>What was told before.</summary>
/// <param name="Keys">Of the findings, those told once.</param>
/// <param name="Conditions">Those that last since they were told.</param>
/// <param name="PaceThisWeek">How many of the pace kind were told in the last seven days.</param>
public sealed record AlertHistory(IReadOnlySet<string> Muted, IReadOnlySet<string> Keys, IReadOnlySet<string> Conditions, int PaceThisWeek);

/// <summary>Looks into the books of the scope's tenant and tells what is new.</summary>
public sealed class AlertTeller(LedgerDb db, AlertFactsReader reader, AlertSchedule schedule, TimeProvider time, ILogger<AlertTeller> log)
{
    /// <summary>Looks, tells, resolves what has ended, and saves; returns how many were told. Again on the same books it tells nothing.</summary>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var settings = await db.AlertSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new AlertSettings(db.Tenant);
        var today = MexicoCalendar.Today(time, settings.Zone);
        var facts = await reader.ReadAsync(today, cancellationToken);
        var found = await WithoutStrangersAsync(facts.Find(), cancellationToken);
        var lasting = await db.Alerts.Where(a => a.Condition != null && a.ResolvedAt == null).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        foreach (var ended in Ended(lasting, found, facts)) ended.Resolve(now);

        var told = AlertChoice.Choose(found, await HistoryAsync(found, lasting, settings, today, cancellationToken));
        var ids = new OrderedIds(time);

        // The weightiest is written last, so that it stands first among the newest.
        var alerts = told.Reverse().Select(f => new Alert(ids.Next(), f, today, now)).ToList();
        db.Alerts.AddRange(alerts);
        if (alerts.Count > 0)
        {
            db.Note("alerts.told", today.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            if (settings.MayMail) schedule.Mail(alerts.Select(a => a.Id).ToList(), attempt: 0, settings.MayMailAt(now));
        }

        await db.SaveChangesAsync(cancellationToken);
        log.LogInformation("Tenant {Tenant} was told {Told} of {Found} findings", db.Tenant, alerts.Count, found.Count);
        return alerts.Count;
    }

    private static IEnumerable<Alert> Ended(IEnumerable<Alert> lasting, IReadOnlyList<Finding> found, AlertFacts facts)
    {
        var conditions = found.Select(f => f.Condition).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return lasting.Where(a => facts.Sees(a.Kind) && !conditions.Contains(a.Condition!));
    }

    // A signal may speak of a line that has been taken back since, or whose money came back.
    private async Task<IReadOnlyList<Finding>> WithoutStrangersAsync(IReadOnlyList<Finding> found, CancellationToken cancellationToken)
    {
        var named = found.Select(f => f.TransactionId).OfType<Guid>().Distinct().ToList();
        var there = (await db.Live.Where(t => named.Contains(t.Id)).Kept(db).Select(t => t.Id).ToListAsync(cancellationToken)).ToHashSet();
        return found.Where(f => f.TransactionId is not { } id || there.Contains(id)).ToList();
    }

    private async Task<AlertHistory> HistoryAsync(
        IReadOnlyList<Finding> found, IReadOnlyList<Alert> lasting, AlertSettings settings, DateOnly today, CancellationToken cancellationToken)
    {
        var keys = found.Select(f => f.Key).ToList();
        var told = await db.Alerts.Where(a => keys.Contains(a.Key)).Select(a => a.Key).ToListAsync(cancellationToken);
        var weekAgo = today.AddDays(-7);
        var pace = await db.Alerts.CountAsync(a => a.Kind == AlertKinds.Budget80 && a.ToldOn > weekAgo, cancellationToken);
        return new AlertHistory(
            settings.Muted.ToHashSet(StringComparer.Ordinal), told.ToHashSet(StringComparer.Ordinal),
            lasting.Where(a => a.ResolvedAt is null).Select(a => a.Condition!).ToHashSet(StringComparer.Ordinal), pace);
    }
}
