using System.Globalization;
using System.Text;
using System.Text.Json;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Platform.Mail;
using FinanceTracker.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>What mailing needs of the platform.</summary>
public sealed record MailTools(IMail Mail, TenantKeys Keys, AlertSchedule Schedule, TimeProvider Time, ILogger<MailAlerts> Log)
{
    /// <summary>How often a mail is tried.</summary>
    public const int MostAttempts = 10;

    /// <summary>Sends; false when the server is away or refuses. Its own words are not logged: they name the address.</summary>
    public async Task<bool> SendAsync(OutgoingMail mail, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            await Mail.SendAsync(mail, cancellationToken);
            return true;
        }
        catch (MailRefusedException e)
        {
            Log.LogWarning("Mail {MailId} of tenant {Tenant} was not taken (attempt {Attempt}): {Reason}", mail.Id, mail.Tenant, attempt + 1, e.InnerException?.GetType().Name);
            return false;
        }
    }
}

/// <summary>Mails alerts that are still open. A mail server that is away is tried again, each time later, for two days.</summary>
public sealed class MailAlerts(LedgerDb db, MailTools tools) : IJobHandler
{
    /// <summary>What to mail.</summary>
    public sealed record Payload(IReadOnlyList<Guid> Alerts, int Attempt);

    /// <summary>How many went out.</summary>
    public sealed record Mailed(int Alerts);

    /// <inheritdoc/>
    public static string Kind => "alerts.mail";

    /// <inheritdoc/>
    public async Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Deserialize<Payload>(job.Payload, ApiJson.Options)!;
        var settings = await db.AlertSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var alerts = await db.Alerts
            .Where(a => payload.Alerts.Contains(a.Id) && a.MailedAt == null && a.DismissedAt == null && a.ResolvedAt == null)
            .OrderByDescending(a => a.Id).ToListAsync(cancellationToken);
        if (alerts.Count == 0 || settings is not { MayMail: true }) return Result<object>.Of(new Mailed(0));
        var to = settings.Address(await tools.Keys.OpenAsync(db, cancellationToken))!;
        if (!await tools.SendAsync(Compose(job.Id, to, settings.Language, alerts), payload.Attempt, cancellationToken))
        {
            if (payload.Attempt + 1 < MailTools.MostAttempts) tools.Schedule.Mail(payload.Alerts, payload.Attempt + 1, settings.MayMailAt(tools.Schedule.AgainAt(payload.Attempt)));
            return Result<object>.Of(new Mailed(0));
        }

        foreach (var alert in alerts) alert.Mailed(tools.Time.GetUtcNow());
        db.Note("alerts.mailed", job.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return Result<object>.Of(new Mailed(alerts.Count));
    }

    /// <inheritdoc/>
    public Task CleanUpAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;

    // A subject is read over shoulders and on locked screens: it has no amounts, merchants or banks.
    private OutgoingMail Compose(Guid id, string to, string language, IReadOnlyList<Alert> alerts)
    {
        var english = language == "en";
        var count = alerts.Count.ToString(CultureInfo.InvariantCulture);
        var subject = (english, alerts.Count) switch
        {
            (false, 1) => "Tienes un aviso nuevo",
            (false, _) => $"Tienes {count} avisos nuevos",
            (true, 1) => "You have a new alert",
            (true, _) => $"You have {count} new alerts",
        };
        var text = new StringBuilder();
        foreach (var alert in alerts)
        {
            text.Append(english ? alert.TitleEn : alert.TitleEs).Append('\n').Append(english ? alert.BodyEn : alert.BodyEs).Append("\n\n");
        }

        text.Append(english ? "You asked for these mails; turn them off under Alerts." : "Pediste estos correos; apágalos en Avisos.").Append('\n');
        return new OutgoingMail(db.Tenant, id, to, $"FinanceTracker: {subject}", text.ToString());
    }
}
