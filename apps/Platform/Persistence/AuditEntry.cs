using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Platform.Persistence;

/// <summary>
/// One act in a tenant's books. The runtime role can only add; a trigger numbers the entries of the tenant without gaps and chains
/// each to the one before by SHA-256, so that a change or a removal shows.
/// </summary>
public sealed class AuditEntry : ITenantOwned, IAppendOnly
{
    private AuditEntry()
    {
    }

    /// <summary>An act by <paramref name="user"/> (null: the system) on <paramref name="subject"/> that touched <paramref name="rows"/> rows.</summary>
    public AuditEntry(TenantId tenant, UserId? user, string action, string subject, int rows, TimeProvider time)
    {
        TenantId = tenant;
        At = time.GetUtcNow();
        Id = Guid.CreateVersion7(At);
        UserId = user;
        Action = action;
        Subject = subject;
        Rows = rows;
    }

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>1, 2, 3 … within the tenant and app; given by the trigger.</summary>
    public long Sequence { get; private set; }

    public DateTimeOffset At { get; private set; }

    public UserId? UserId { get; private set; }

    public string Action { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public int Rows { get; private set; }

    /// <summary>Hash of the entry before; 32 zero bytes for the first.</summary>
    public byte[] PreviousHash { get; private set; } = [];

    /// <summary>SHA-256 over the entry and <see cref="PreviousHash"/>; see <see cref="ComputeHash"/>.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>The hash that this entry must have: the same text that the trigger hashes.</summary>
    public byte[] ComputeHash()
    {
        var micros = (At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        var text = string.Join('|', TenantId, Sequence.ToString(CultureInfo.InvariantCulture), Id, micros.ToString(CultureInfo.InvariantCulture),
            UserId?.ToString() ?? "", Action, Subject, Rows.ToString(CultureInfo.InvariantCulture));
        return SHA256.HashData([.. PreviousHash, .. Encoding.UTF8.GetBytes(text)]);
    }

    /// <summary>The trigger that numbers and chains, for one schema.</summary>
    public static string TriggerSql(string schema) => $"""
        create or replace function {schema}.chain_audit() returns trigger language plpgsql as $$
        declare last record;
        begin
          perform pg_advisory_xact_lock(hashtextextended('{schema}.audit' || new.tenant_id::text, 0));
          select sequence, hash into last from {schema}.audit where tenant_id = new.tenant_id order by sequence desc limit 1;
          new.sequence := coalesce(last.sequence, 0) + 1;
          new.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
          new.hash := sha256(new.previous_hash || convert_to(concat_ws('|', new.tenant_id::text, new.sequence::text, new.id::text,
            (extract(epoch from new.at) * 1000000)::bigint::text, coalesce(new.user_id::text, ''), new.action, new.subject, new.rows::text), 'UTF8'));
          return new;
        end $$;
        create or replace trigger chain_audit before insert on {schema}.audit for each row execute function {schema}.chain_audit();
        """;
}

/// <summary>The table of the audit log, the same in every schema.</summary>
public sealed class AuditTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit");
        builder.HasKey(e => new { e.TenantId, e.Id });
        builder.HasIndex(e => new { e.TenantId, e.Sequence }).IsUnique();
        builder.Property(e => e.Action).HasMaxLength(60);
        builder.Property(e => e.Subject).HasMaxLength(80);
        builder.Property(e => e.Sequence).HasDefaultValue(0L);
        builder.Property(e => e.PreviousHash).HasDefaultValue(Array.Empty<byte>());
        builder.Property(e => e.Hash).HasDefaultValue(Array.Empty<byte>());
    }
}
