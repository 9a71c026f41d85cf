using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Encryption;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>
/// The code that was mailed to the address for alerts. Sealed, not hashed: the mail leaves by a job that reads it here. It serves
/// once, for a day and five guesses; five codes a day, so that nobody's mailbox is filled from here.
/// </summary>
public sealed class MailCode : ITenantOwned
{
    /// <summary>Codes mailed in one day.</summary>
    public const int MostADay = 5;

    private const string Field = "alerts.mail-code";
    private const int MostGuesses = 5;
    private const int Codes = 100_000_000;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private MailCode()
    {
    }

    public MailCode(TenantId tenant) => TenantId = tenant;

    public TenantId TenantId { get; private set; }

    /// <summary>Names the code that counts; a mail of an earlier one is not sent any more.</summary>
    public Guid Code { get; private set; }

    /// <summary>Null once it was used, or guessed at too often.</summary>
    public byte[]? Sealed { get; private set; }

    /// <summary>Until when it serves.</summary>
    public DateTimeOffset Until { get; private set; }

    public int Guesses { get; private set; }

    /// <summary>When the day began in which <see cref="Made"/> are counted.</summary>
    public DateTimeOffset DayFrom { get; private set; }

    public int Made { get; private set; }

    public uint Version { get; private set; }

    /// <summary>How long until another code may be made; zero when one may.</summary>
    public TimeSpan WaitAt(DateTimeOffset now) => Made < MostADay || now >= DayFrom + Day ? TimeSpan.Zero : DayFrom + Day - now;

    /// <summary>Makes a new code, in the place of any other. Ask <see cref="WaitAt"/> first.</summary>
    public void Make(OpenDataKey key, DateTimeOffset now)
    {
        if (now >= DayFrom + Day) (DayFrom, Made) = (now, 0);
        (Code, Guesses, Until, Made) = (Guid.CreateVersion7(now), 0, now + Day, Made + 1);
        Sealed = key.Encrypt(Field, RandomNumberGenerator.GetInt32(Codes).ToString("D8", CultureInfo.InvariantCulture));
    }

    /// <summary>True when this is the code; it is used up then. A wrong guess counts, and the fifth ends it.</summary>
    public bool Accept(string? said, OpenDataKey key, DateTimeOffset now)
    {
        if (Sealed is null || now >= Until || said is null) return false;
        Guesses++;
        var right = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said.Trim()), Encoding.UTF8.GetBytes(Text(key)!));
        if (right || Guesses >= MostGuesses) Sealed = null;
        return right;
    }

    /// <summary>The code in clear, for the mail; null when it serves no more.</summary>
    public string? Text(OpenDataKey key) => Sealed is null ? null : key.Decrypt(Field, Sealed);
}

internal sealed class MailCodeTable : IEntityTypeConfiguration<MailCode>
{
    public void Configure(EntityTypeBuilder<MailCode> builder)
    {
        builder.ToTable("alert_mail_codes");
        builder.HasKey(c => c.TenantId);
        builder.Property(c => c.Version).IsRowVersion();
    }
}
