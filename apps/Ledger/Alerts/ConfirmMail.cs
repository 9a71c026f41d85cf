using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Persistence;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>Confirms the address for alerts with the code that was mailed to it.</summary>
public static class ConfirmMail
{
    /// <summary>The code of the mail: eight digits.</summary>
    public sealed record Request(string? Code);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/alerts/mail/confirm", Handle).Can(Permission.ManageBudgets).WithSummary("Confirmar el correo de los avisos / Confirm the address for alerts")
            .WithDescription("El código llega al correo que se eligió con PUT /alerts/settings; sirve una vez, 24 horas y cinco intentos. Pide otro enviando el correo de nuevo, a lo más cinco al día. / "
                + "The code goes to the address chosen with PUT /alerts/settings; it serves once, for 24 hours and five guesses. Ask for another by sending the address again, at most five a day.");

    private static async Task<Results<Ok<ChangeAlertSettings.Response>, Refusal>> Handle(
        Request request, HttpContext context, LedgerDb db, TenantKeys keys, TimeProvider time, CancellationToken cancellationToken)
    {
        var settings = await db.AlertSettings.SingleOrDefaultAsync(cancellationToken);
        var code = await db.MailCodes.SingleOrDefaultAsync(cancellationToken);
        if (settings is null || code is null) return LedgerProblems.MailCodeInvalid.Refused();
        var key = await keys.OpenAsync(db, cancellationToken);
        var now = time.GetUtcNow();
        var right = code.Accept(request.Code, key, now);
        if (right) settings.ConfirmMail(now);
        db.Note(right ? "alerts.mail-confirmed" : "alerts.mail-code-wrong", "settings");
        await db.SaveChangesAsync(cancellationToken);
        if (!right) return LedgerProblems.MailCodeInvalid.Refused();
        context.SetETag(settings.Version);
        return TypedResults.Ok(ChangeAlertSettings.View(settings, key));
    }
}
