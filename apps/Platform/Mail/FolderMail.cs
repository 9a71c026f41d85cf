using System.Globalization;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace FinanceTracker.Platform.Mail;

/// <summary>Mail on one machine: .eml files in a folder that only its owner reads, for a person to open.</summary>
public sealed class FolderMail(string folder, TimeProvider time, ILogger<FolderMail> log) : IMail
{
    private static readonly MailboxAddress From = new("FinanceTracker", "avisos@financetracker.localhost");

    /// <inheritdoc/>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var now = time.GetUtcNow();
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMddTHHmmss}-{mail.Id:N}.eml"));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var part = $"{path}.part";
        await using (var file = new FileStream(part, options)) await mail.ToMime(From, now).WriteToAsync(file, cancellationToken);
        File.Move(part, path, overwrite: true);
        log.LogInformation("Mail {MailId} of tenant {Tenant} lies in the folder of mails", mail.Id, mail.Tenant);
    }
}
