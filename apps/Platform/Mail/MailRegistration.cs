using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.Platform.Mail;

/// <summary>How mail leaves this host.</summary>
public static class MailRegistration
{
    private const int SubmissionPort = 587; // RFC 6409

    /// <summary>SMTP when <c>Mail:Smtp:Host</c> is set (password: secret <c>smtp-password</c>); else the folder <c>Mail:Folder</c>, beside the documents.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services) => services.AddSingleton(Choose);

    private static IMail Choose(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<IConfiguration>();
        var time = provider.GetRequiredService<TimeProvider>();
        if (settings["Mail:Smtp:Host"] is { Length: > 0 } host)
        {
            var smtp = new SmtpSettings(
                host, settings.GetValue("Mail:Smtp:Port", SubmissionPort), settings["Mail:Smtp:Security"] ?? "starttls", settings["Mail:Smtp:User"], settings["Secrets:smtp-password"],
                settings["Mail:From"] ?? throw new InvalidOperationException("Mail:From is not set."));
            return new SmtpMail(smtp, time, provider.GetRequiredService<ILogger<SmtpMail>>());
        }

        var documents = settings["Documents:Folder"] ?? Path.Combine(AppContext.BaseDirectory, "documents");
        var folder = settings["Mail:Folder"] ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(documents))!, "mail");
        return new FolderMail(folder, time, provider.GetRequiredService<ILogger<FolderMail>>());
    }
}
