using FinanceTracker.Tenants;
using MimeKit;

namespace FinanceTracker.Platform.Mail;

/// <summary>A mail on its way out.</summary>
/// <param name="Tenant">For whom it is sent: named in every log line.</param>
/// <param name="Id">The same when it is sent again, so that a mailbox shows it once.</param>
/// <param name="To">One address.</param>
/// <param name="Subject">Without amounts or names of merchants: it is read on locked screens.</param>
/// <param name="Text">Plain text.</param>
public sealed record OutgoingMail(TenantId Tenant, Guid Id, string To, string Subject, string Text)
{
    // RFC 5321 section 4.5.3.1.3, less the angle brackets.
    private const int MaxLength = 254;

    /// <summary>True for one plain address, without a display name. Whether it exists, only a letter to it can tell.</summary>
    public static bool IsAddress(string text) =>
        text.Length is > 2 and <= MaxLength && MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address == text
        && text.LastIndexOf('@') is > 0 and var at && text.IndexOf('.', at) > at + 1 && !text.EndsWith('.');

    /// <summary>The mail as a MIME message.</summary>
    internal MimeMessage ToMime(MailboxAddress from, DateTimeOffset now)
    {
        var mime = new MimeMessage { Subject = Subject, Date = now, MessageId = $"{Id:N}@{from.Domain}", Body = new TextPart("plain") { Text = Text } };
        mime.From.Add(from);
        mime.To.Add(MailboxAddress.Parse(To));
        mime.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers
        return mime;
    }
}

/// <summary>Sends mail: by SMTP where a server is configured, into a folder on one machine.</summary>
public interface IMail
{
    /// <summary>Sends. Throws <see cref="MailRefusedException"/> when the mail did not leave and may be tried again.</summary>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <summary>The mail did not leave: the server is away or refuses.</summary>
public sealed class MailRefusedException(string message, Exception inner) : Exception(message, inner);
