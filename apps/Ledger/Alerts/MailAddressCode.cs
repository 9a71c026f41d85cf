using System.Text.Json;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>Mails the code by which an address is confirmed. Somebody waits for it: quiet hours do not hold it back.</summary>
public sealed class MailAddressCode(LedgerDb db, MailTools tools) : IJobHandler
{
    /// <summary>Which code; the row holds no secret, because it lies where work without a tenant can read.</summary>
    public sealed record Payload(Guid Code, int Attempt);

    /// <summary>Whether it went out.</summary>
    public sealed record Mailed(bool Sent);

    /// <inheritdoc/>
    public static string Kind => "alerts.mail-code";

    /// <inheritdoc/>
    public async Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Deserialize<Payload>(job.Payload, ApiJson.Options)!;
        var settings = await db.AlertSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var code = await db.MailCodes.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var key = await tools.Keys.OpenAsync(db, cancellationToken);
        if (code is null || code.Code != payload.Code || tools.Time.GetUtcNow() >= code.Until || code.Text(key) is not { } text || settings?.Address(key) is not { } to)
            return Result<object>.Of(new Mailed(false));
        var sent = await tools.SendAsync(Compose(job.Id, to, settings.Language, text), payload.Attempt, cancellationToken);
        if (!sent && payload.Attempt + 1 < MailTools.MostAttempts) tools.Schedule.MailCode(payload.Code, payload.Attempt + 1, tools.Schedule.AgainAt(payload.Attempt));
        return Result<object>.Of(new Mailed(sent));
    }

    /// <inheritdoc/>
    public Task CleanUpAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;

    // Nothing in it is chosen by whoever asked for it: it may reach a stranger.
    private OutgoingMail Compose(Guid id, string to, string language, string code) => language == "en"
        ? new OutgoingMail(db.Tenant, id, to, "FinanceTracker: confirm your address",
            $"Somebody wants to receive alerts of FinanceTracker at this address. If it was you, type this code under Alerts:\n\n{code}\n\nIt serves once and for 24 hours. If it was not you, do nothing: you will get no other mail.\n")
        : new OutgoingMail(db.Tenant, id, to, "FinanceTracker: confirma tu correo",
            $"Alguien quiere recibir los avisos de FinanceTracker en este correo. Si fuiste tú, escribe este código en Avisos:\n\n{code}\n\nSirve una sola vez, durante 24 horas. Si no fuiste tú, no hagas nada: no recibirás ningún otro correo.\n");
}
