using System.Net;
using System.Net.Sockets;
using FinanceTracker.Platform.Mail;
using FinanceTracker.Tenants;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTracker.Platform.Tests.Mail;

public sealed class MailTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero));
    private static readonly OutgoingMail Letter = new(
        new TenantId(new Guid("00000000-0000-0000-0000-00000000000a")), new Guid("00000000-0000-0000-0000-0000000000b1"), "ana@example.mx", "Tienes un aviso nuevo", "¿Te cobraron dos veces?\n");

    [Fact]
    public async Task A_folder_gets_a_mail_that_only_its_owner_reads()
    {
        var folder = Directory.CreateTempSubdirectory("ft-mail-").FullName;

        await new FolderMail(folder, Clock, NullLogger<FolderMail>.Instance).SendAsync(Letter, TestContext.Current.CancellationToken);

        var path = Assert.Single(Directory.GetFiles(folder));
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains("To: ana@example.mx", text, StringComparison.Ordinal);
        Assert.Contains("Message-Id: <000000000000000000000000000000b1@", text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_server_gets_the_mail_with_sender_and_recipient()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var talk = TalkAsync(server, refuse: false);

        await Smtp(server).SendAsync(Letter, TestContext.Current.CancellationToken);

        var heard = await talk;
        Assert.Contains(heard, line => line.StartsWith("MAIL FROM:<avisos@financetracker.example>", StringComparison.Ordinal));
        Assert.Contains(heard, line => line.StartsWith("RCPT TO:<ana@example.mx>", StringComparison.Ordinal));
        Assert.Contains("Subject: Tienes un aviso nuevo", heard);
        Assert.Contains("Auto-Submitted: auto-generated", heard);
    }

    [Fact]
    public async Task A_server_that_refuses_or_is_away_can_be_tried_again()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var talk = TalkAsync(server, refuse: true);
        var smtp = Smtp(server);

        await Assert.ThrowsAsync<MailRefusedException>(() => smtp.SendAsync(Letter, TestContext.Current.CancellationToken));
        await talk;
        server.Stop();
        await Assert.ThrowsAsync<MailRefusedException>(() => smtp.SendAsync(Letter, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_encryption_nothing_is_sent_unless_the_setting_says_so()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var talk = TalkAsync(server, refuse: false);
        var smtp = new SmtpMail(Settings(server) with { Security = "starttls" }, Clock, NullLogger<SmtpMail>.Instance);

        await Assert.ThrowsAsync<MailRefusedException>(() => smtp.SendAsync(Letter, TestContext.Current.CancellationToken));

        Assert.DoesNotContain(await talk, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ana@example.mx", true)]
    [InlineData("ana.perez+avisos@correo.example.mx", true)]
    [InlineData("Ana <ana@example.mx>", false)]
    [InlineData("ana@example", false)]
    [InlineData("ana", false)]
    [InlineData("", false)]
    [InlineData("ana@example.mx\r\nBcc: otra@example.mx", false)]
    [InlineData("ana@example.mx, otra@example.mx", false)]
    public void An_address_is_one_plain_mailbox(string text, bool isAddress) => Assert.Equal(isAddress, OutgoingMail.IsAddress(text));

    private static SmtpMail Smtp(TcpListener server) => new(Settings(server), Clock, NullLogger<SmtpMail>.Instance);

    private static SmtpSettings Settings(TcpListener server) =>
        new("127.0.0.1", ((IPEndPoint)server.LocalEndpoint).Port, "none", null, null, "avisos@financetracker.example");

    // As much of RFC 5321 as one mail needs; answers every line and gives back what it heard.
    private static async Task<List<string>> TalkAsync(TcpListener server, bool refuse)
    {
        var heard = new List<string>();
        using var client = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        var body = false;
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            heard.Add(line);
            if (body && line != ".") continue;
            body = line == "DATA";
            await writer.WriteLineAsync(Answer(line, refuse));
            if (line == "QUIT") break;
        }

        return heard;
    }

    private static string Answer(string line, bool refuse) => line switch
    {
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ when refuse && line.StartsWith("RCPT", StringComparison.Ordinal) => "450 later",
        _ => "250 ok",
    };
}
