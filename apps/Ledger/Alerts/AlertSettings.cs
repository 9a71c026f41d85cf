using System.Globalization;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Encryption;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Alerts;

/// <summary>How the tenant wants to be told: everything in the product, nothing by mail until asked.</summary>
public sealed class AlertSettings : ITenantOwned
{
    private const string MailField = "alerts.mail";

    private AlertSettings()
    {
    }

    public AlertSettings(TenantId tenant) => TenantId = tenant;

    public TenantId TenantId { get; private set; }

    /// <summary>Kinds that are not told.</summary>
    public string[] Muted { get; private set; } = [];

    public bool MailOn { get; private set; }

    public byte[]? MailSealed { get; private set; }

    /// <summary>When somebody said the code that was mailed to the address; null until then, and nothing else is mailed to it.</summary>
    public DateTimeOffset? MailConfirmedAt { get; private set; }

    /// <summary>True when alerts go out by mail.</summary>
    public bool MayMail => MailOn && MailSealed is not null && MailConfirmedAt is not null;

    /// <summary>Language of mails: <c>es</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "es";

    /// <summary>From then on no mail leaves.</summary>
    public TimeOnly QuietFrom { get; private set; } = new(21, 0);

    /// <summary>Until then; equal to <see cref="QuietFrom"/> when there are no quiet hours.</summary>
    public TimeOnly QuietTo { get; private set; } = new(8, 0);

    /// <summary>Where the tenant lives, as its token said: work in the background knows no other.</summary>
    public string Zone { get; private set; } = TenantInfo.DefaultZone;

    public uint Version { get; private set; }

    /// <summary>Takes what the person chose.</summary>
    public void Choose(string[] muted, string language, TimeOnly quietFrom, TimeOnly quietTo, string zone) =>
        (Muted, Language, QuietFrom, QuietTo, Zone) = (muted, language, quietFrom, quietTo, zone);

    /// <summary>
    /// Turns mail on or off; an address that is not sent again stays, and a new one is to be confirmed. True when a code should be
    /// mailed: to an unconfirmed address that was sent now, or for which mail was off.
    /// </summary>
    public bool Mail(bool on, string? address, OpenDataKey key)
    {
        var asked = address is not null || !MailOn;
        MailOn = on;
        if (address is not null && !string.Equals(Address(key), address, StringComparison.OrdinalIgnoreCase))
            (MailSealed, MailConfirmedAt) = (key.Encrypt(MailField, address), null);
        return on && asked && MailConfirmedAt is null;
    }

    /// <summary>Somebody read the code at the address.</summary>
    public void ConfirmMail(DateTimeOffset now) => MailConfirmedAt ??= now;

    /// <summary>The address in clear, when there is one.</summary>
    public string? Address(OpenDataKey key) => MailSealed is null ? null : key.Decrypt(MailField, MailSealed);

    /// <summary>The first instant, from <paramref name="now"/> on, at which a mail may leave.</summary>
    public DateTimeOffset MayMailAt(DateTimeOffset now)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var found) ? found : TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var clock = TimeOnly.FromTimeSpan(local.TimeOfDay);
        if (QuietFrom == QuietTo || !clock.IsBetween(QuietFrom, QuietTo)) return now;
        var wait = QuietTo - clock; // TimeOnly goes round midnight
        return now + wait;
    }

    /// <summary>Reads a time of day such as 21:00.</summary>
    public static bool TryTime(string? text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}

internal sealed class AlertSettingsTable : IEntityTypeConfiguration<AlertSettings>
{
    public void Configure(EntityTypeBuilder<AlertSettings> builder)
    {
        builder.ToTable("alert_settings");
        builder.HasKey(s => s.TenantId);
        builder.Ignore(s => s.MayMail);
        builder.Property(s => s.Language).HasMaxLength(2);
        builder.Property(s => s.Zone).HasMaxLength(60);
        builder.Property(s => s.Version).IsRowVersion();
    }
}
