using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace FinanceTracker.Platform.Mail;

/// <summary>Where and as whom mail is sent.</summary>
/// <param name="Security"><c>starttls</c> (the default), <c>ssl</c>, or <c>none</c> for a server on this machine.</param>
public sealed record SmtpSettings(string Host, int Port, string Security, string? User, string? Password, string From);

/// <summary>Mail by SMTP. The connection is encrypted unless the setting says none.</summary>
public sealed class SmtpMail(SmtpSettings settings, TimeProvider time, ILogger<SmtpMail> log) : IMail
{
    /// <inheritdoc/>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var smtp = new SmtpClient { Timeout = 30_000 };
        try
        {
            await smtp.ConnectAsync(settings.Host, settings.Port, SecurityOf(settings.Security), cancellationToken);
            if (settings.User is { Length: > 0 } user) await smtp.AuthenticateAsync(user, settings.Password ?? "", cancellationToken);
            await smtp.SendAsync(mail.ToMime(MailboxAddress.Parse(settings.From), time.GetUtcNow()), cancellationToken);
            await smtp.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or ProtocolException or CommandException or SslHandshakeException or AuthenticationException or TimeoutException or NotSupportedException)
        {
            throw new MailRefusedException($"Mail {mail.Id:D} of tenant {mail.Tenant} was not taken by {settings.Host}.", e);
        }

        log.LogInformation("Mail {MailId} of tenant {Tenant} was sent", mail.Id, mail.Tenant);
    }

    private static SecureSocketOptions SecurityOf(string name) => name switch
    {
        "ssl" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
