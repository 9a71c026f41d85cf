using System.Text.Json;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Text;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Tax.Matching;

/// <summary>What became of a match.</summary>
public enum MatchStatus
{
    /// <summary>Waits for a person.</summary>
    Suggested,

    /// <summary>Sure enough to be taken alone.</summary>
    Accepted,

    /// <summary>A person said yes.</summary>
    Confirmed,

    /// <summary>A person said no: it is never proposed again.</summary>
    Rejected,
}

/// <summary>A bank line and an invoice that belong together, with what the one pays of the other. Several rows make a match of several.</summary>
public sealed class StoredMatch : ITenantOwned
{
    private StoredMatch()
    {
    }

    /// <summary>A match that was found.</summary>
    public StoredMatch(Guid id, BankLine line, ExpectedPayment payment, Share share, Match match) =>
        (Id, LineId, LineDate, LineAmount, LineCurrency, LineText, AccountKind, MerchantKey, CfdiId, PaymentId, Amount, CounterpartyRfc, Status, Points, Reasons) =
        (id, line.Id, line.Date, line.Amount, line.Currency, Cut(line.Descriptor), line.AccountKind, line.MerchantKey, share.CfdiId, payment.Id, share.Amount, payment.Counterparty.Rfc,
            match.Accepted ? MatchStatus.Accepted : MatchStatus.Suggested, match.Points, JsonSerializer.Serialize(match.Reasons, ApiJson.Options));

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>The line, in Ledger.</summary>
    public Guid LineId { get; private set; }

    public DateOnly LineDate { get; private set; }

    public decimal LineAmount { get; private set; }

    public string LineCurrency { get; private set; } = "";

    public string LineText { get; private set; } = "";

    /// <summary>The kind of the line's account, as Ledger names it; null when unknown.</summary>
    public string? AccountKind { get; private set; }

    public string? MerchantKey { get; private set; }

    /// <summary>The invoice.</summary>
    public Guid CfdiId { get; private set; }

    /// <summary>What expected the money: the invoice, or a payment of a complemento.</summary>
    public Guid PaymentId { get; private set; }

    /// <summary>What the line pays of the invoice, in the invoice's currency.</summary>
    public decimal Amount { get; private set; }

    public string CounterpartyRfc { get; private set; } = "";

    public MatchStatus Status { get; private set; }

    public int Points { get; private set; }

    /// <summary>The reasons as JSON.</summary>
    public string Reasons { get; private set; } = "[]";

    /// <summary>When a person decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>True when it moves figures.</summary>
    public bool Holds => Status is MatchStatus.Accepted or MatchStatus.Confirmed;

    /// <summary>How the bank moved the money (c_FormaPago); null when the line does not say.</summary>
    public string? BankForm => BankForms.Of(Fold.Upper(LineText), LineAmount < 0 ? Flow.Out : Flow.In, AccountKind);

    /// <summary>A person's word.</summary>
    public void Decide(bool yes, DateTimeOffset now) => (Status, DecidedAt) = (yes ? MatchStatus.Confirmed : MatchStatus.Rejected, now);

    /// <summary>The same match, known since an earlier run.</summary>
    internal StoredMatch Found(Guid id)
    {
        Id = id;
        return this;
    }

    private static string Cut(string text) => text.Length <= 200 ? text : text[..200];
}

internal sealed class StoredMatchTable : IEntityTypeConfiguration<StoredMatch>
{
    public void Configure(EntityTypeBuilder<StoredMatch> builder)
    {
        builder.ToTable("matches");
        builder.HasKey(m => new { m.TenantId, m.Id });
        builder.HasIndex(m => new { m.TenantId, m.LineId, m.CfdiId, m.PaymentId }).IsUnique();
        builder.HasIndex(m => new { m.TenantId, m.CfdiId });
        builder.Property(m => m.LineText).HasMaxLength(200);
        builder.Property(m => m.LineCurrency).HasMaxLength(3).IsFixedLength();
        builder.Property(m => m.MerchantKey).HasMaxLength(200);
        builder.Property(m => m.CounterpartyRfc).HasMaxLength(20);
        builder.Property(m => m.Amount).HasPrecision(19, 6);
        builder.Property(m => m.Reasons).HasColumnType("jsonb");
        builder.Property(m => m.AccountKind).HasMaxLength(20);
        builder.Ignore(m => m.Holds);
        builder.Ignore(m => m.BankForm);
    }
}
