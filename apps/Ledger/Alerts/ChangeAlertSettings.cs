using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Mail;
using FinanceTracker.Platform.Persistence;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Encryption;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>Which alerts, and whether by mail.</summary>
public static class ChangeAlertSettings
{
    /// <summary>The choice; absent members stay as they are.</summary>
    /// <param name="Kinds">Kind to whether it is told.</param>
    public sealed record Request(IReadOnlyDictionary<string, bool>? Kinds, MailRequest? Mail, QuietHours? QuietHours);

    /// <summary>Mail. The address is kept until another is sent. One that is not confirmed yet is mailed a code (POST /alerts/mail/confirm).</summary>
    /// <param name="Language"><c>es</c> or <c>en</c>.</param>
    public sealed record MailRequest(bool On, string? To, string? Language);

    /// <summary>Times of day such as 21:00 and 08:00; equal ones mean none.</summary>
    public sealed record QuietHours(string From, string To);

    /// <summary>How the tenant is told. The address is masked.</summary>
    public sealed record Response(IReadOnlyDictionary<string, bool> Kinds, MailView Mail, QuietHours QuietHours, string Zone);

    /// <summary>Mail as it is set. Until <c>confirmed</c> nothing but the code goes to the address.</summary>
    public sealed record MailView(bool On, string? To, string Language, bool Confirmed);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/alerts/settings", Read).Can(Permission.ReadBooks).WithSummary("Qué avisos y cómo / Which alerts and how");
        routes.MapPut("/alerts/settings", Change).Can(Permission.ManageBudgets).WithSummary("Elegir avisos / Choose alerts");
    }

    private static async Task<Ok<Response>> Read(HttpContext context, LedgerDb db, TenantKeys keys, CancellationToken cancellationToken)
    {
        var settings = await db.AlertSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (settings is not null) context.SetETag(settings.Version);
        return TypedResults.Ok(View(settings ?? new AlertSettings(db.Tenant), await keys.OpenAsync(db, cancellationToken)));
    }

    private static async Task<Results<Ok<Response>, Refusal>> Change(
        Request request, HttpContext context, LedgerDb db, TenantKeys keys, MultiTenantContext tenant, SettingsTools tools, CancellationToken cancellationToken)
    {
        var settings = await db.AlertSettings.SingleOrDefaultAsync(cancellationToken);
        if (Check(request, settings) is { } problem) return problem.Refused();
        if (settings is not null && context.Request.Headers.IfMatch.Count > 0 && ETags.Check(context.Request, settings.Version) is { } stale) return stale.Refused();
        settings ??= db.AlertSettings.Add(new AlertSettings(db.Tenant)).Entity;

        var key = await keys.OpenAsync(db, cancellationToken);
        var muted = AlertKinds.All.Where(k => request.Kinds?.TryGetValue(k, out var told) == true ? !told : settings.Muted.Contains(k)).ToArray();
        var (from, to) = (settings.QuietFrom, settings.QuietTo);
        if (request.QuietHours is { } quiet && AlertSettings.TryTime(quiet.From, out var newFrom) && AlertSettings.TryTime(quiet.To, out var newTo)) (from, to) = (newFrom, newTo);
        settings.Choose(muted, request.Mail?.Language ?? settings.Language, from, to, tenant.Tenant.Zone);
        if (request.Mail is { } mail && settings.Mail(mail.On, mail.To?.Trim(), key))
        {
            var wait = await tools.Codes.AskAsync(key, cancellationToken);
            if (wait > TimeSpan.Zero)
            {
                context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return LedgerProblems.TooManyMailCodes.Refused();
            }
        }

        await tools.Schedule.SoonAsync(cancellationToken);
        db.Note("alerts.chosen", "settings");
        await db.SaveChangesAsync(cancellationToken);
        tools.Signal.Wake();
        context.SetETag(settings.Version);
        return TypedResults.Ok(View(settings, key));
    }

    private static Problem? Check(Request request, AlertSettings? settings) => new FieldErrors()
        .When(request.Kinds?.Keys.Any(k => !AlertKinds.All.Contains(k)) == true, "kinds", $"Solo: {string.Join(", ", AlertKinds.All)}.", $"Only: {string.Join(", ", AlertKinds.All)}.")
        .When(request.Mail?.To is { } to && !OutgoingMail.IsAddress(to.Trim()), "mail.to", "No es una dirección de correo.", "Not an e-mail address.")
        .When(request.Mail is { On: true, To: null } && settings?.MailSealed is null, "mail.to", "Di a qué dirección.", "Say to which address.")
        .When(request.Mail?.Language is not (null or "es" or "en"), "mail.language", "es o en.", "es or en.")
        .When(request.QuietHours is { } quiet && !(AlertSettings.TryTime(quiet.From, out _) && AlertSettings.TryTime(quiet.To, out _)), "quietHours", "Horas como 21:00.", "Times such as 21:00.")
        .ToProblem();

    /// <summary>The settings as people see them.</summary>
    internal static Response View(AlertSettings settings, OpenDataKey key) => new(
        AlertKinds.All.ToDictionary(k => k, k => !settings.Muted.Contains(k)),
        new MailView(settings.MailOn, Mask(settings.Address(key)), settings.Language, settings.MailConfirmedAt is not null),
        new QuietHours(Time(settings.QuietFrom), Time(settings.QuietTo)), settings.Zone);

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? Mask(string? address) => address is null ? null : $"{address[0]}***{address[address.LastIndexOf('@')..]}";
}

/// <summary>What changing settings needs.</summary>
public sealed record SettingsTools(AlertSchedule Schedule, MailCodes Codes, WorkSignal Signal);

/// <summary>Makes codes; saves nothing.</summary>
public sealed class MailCodes(LedgerDb db, AlertSchedule schedule, TimeProvider time)
{
    /// <summary>Makes a code and asks for its mail; or says how long to wait, when enough were made today.</summary>
    public async Task<TimeSpan> AskAsync(OpenDataKey key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var code = await db.MailCodes.SingleOrDefaultAsync(cancellationToken) ?? db.MailCodes.Add(new MailCode(db.Tenant)).Entity;
        if (code.WaitAt(now) is var wait && wait > TimeSpan.Zero) return wait;
        code.Make(key, now);
        schedule.MailCode(code.Code, attempt: 0, now);
        return TimeSpan.Zero;
    }
}
