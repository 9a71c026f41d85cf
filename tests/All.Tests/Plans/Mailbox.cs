using System.Text.RegularExpressions;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.Plans;

/// <summary>The mails that the product sent, as their reader sees them.</summary>
internal static partial class Mailbox
{
    /// <summary>Everything that was mailed to an address, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> MailsToAsync(this ProductFixture fixture, string address)
    {
        var folder = Path.Combine(fixture.DataDirectory, "mail");
        var mails = new List<string>();
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            var text = (await File.ReadAllTextAsync(path)).Replace("\r\n", "\n", StringComparison.Ordinal);
            if (text.Contains($"\nTo: {address}\n", StringComparison.Ordinal)) mails.Add(text);
        }

        return mails;
    }

    /// <summary>The first mail to an address that says something, once it has come.</summary>
    public static async Task<string> MailAsync(this ProductFixture fixture, string address, string saying)
    {
        for (var i = 0; i < 200; i++)
        {
            if ((await fixture.MailsToAsync(address)).FirstOrDefault(m => m.Contains(saying, StringComparison.Ordinal)) is { } mail) return mail;
            await Task.Delay(100);
        }

        throw new InvalidOperationException($"No mail to {address} says '{saying}'.");
    }

    /// <summary>The code that was mailed to an address.</summary>
    public static async Task<string> CodeAsync(this ProductFixture fixture, string address) => Code().Match(await fixture.MailAsync(address, "FinanceTracker: confirm")).Value;

    [GeneratedRegex("^[0-9]{8}$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Code();
}
