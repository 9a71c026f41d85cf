using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Tax.Sat.Custody;

/// <summary>For how long an e.firma is kept.</summary>
public enum EfirmaKeeping
{
    /// <summary>Until the downloads that it serves are over, seven days at most.</summary>
    Download,

    /// <summary>Until the person removes it, or it expires.</summary>
    UntilRemoved,
}

/// <summary>An e.firma in custody, by express consent: one for a tenant, its key and password sealed with the tenant's key.</summary>
public sealed class KeptEfirma : ITenantOwned
{
    public TenantId TenantId { get; private set; }

    public string Rfc { get; private set; } = "";

    /// <summary>The 20 digits of its certificate.</summary>
    public string Serial { get; private set; } = "";

    public DateTimeOffset ValidFrom { get; private set; }

    public DateTimeOffset ValidTo { get; private set; }

    /// <summary>The certificate: it is public.</summary>
    public byte[] Certificate { get; private set; } = [];

    public byte[] KeySealed { get; private set; } = [];

    public byte[] PasswordSealed { get; private set; } = [];

    /// <summary>When the person consented, in the words of <see cref="Notice"/>.</summary>
    public DateTimeOffset ConsentedAt { get; private set; }

    /// <summary>Who consented.</summary>
    public UserId? ConsentedBy { get; private set; }

    /// <summary>The version of what was consented to.</summary>
    public string Notice { get; private set; } = "";

    public EfirmaKeeping Keeping { get; private set; }

    /// <summary>When it is wiped, at the latest.</summary>
    public DateTimeOffset KeptUntil { get; private set; }

    /// <summary>Takes an e.firma into custody, in place of the one before.</summary>
    internal void Take(EfirmaFacts facts, byte[] keySealed, byte[] passwordSealed)
    {
        (Rfc, Serial, Certificate, ValidFrom, ValidTo) = (facts.Rfc, facts.Serial, facts.Certificate, facts.ValidFrom, facts.ValidTo);
        (KeySealed, PasswordSealed) = (keySealed, passwordSealed);
    }

    /// <summary>By whose consent, and until when.</summary>
    internal void Consent(EfirmaConsent consent) =>
        (ConsentedAt, ConsentedBy, Notice, Keeping, KeptUntil) = (consent.At, consent.By, consent.Notice, consent.Keeping, consent.Until);
}

/// <summary>What is public of an e.firma.</summary>
internal sealed record EfirmaFacts(string Rfc, string Serial, byte[] Certificate, DateTimeOffset ValidFrom, DateTimeOffset ValidTo);

/// <summary>A consent to keep one.</summary>
internal sealed record EfirmaConsent(DateTimeOffset At, UserId? By, string Notice, EfirmaKeeping Keeping, DateTimeOffset Until);

internal sealed class KeptEfirmaTable : IEntityTypeConfiguration<KeptEfirma>
{
    public void Configure(EntityTypeBuilder<KeptEfirma> builder)
    {
        builder.ToTable("efirmas");
        builder.HasKey(e => e.TenantId);
        builder.Property(e => e.Rfc).HasMaxLength(13);
        builder.Property(e => e.Serial).HasMaxLength(40);
        builder.Property(e => e.Notice).HasMaxLength(20);
    }
}
