using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Banking.Coverage;

/// <summary>What one statement says about one account: the days it covers and the balances at both ends.</summary>
/// <param name="From">First day: the period printed, else the first movement's.</param>
/// <param name="To">Last day.</param>
/// <param name="Opening">Balance before the first movement, when the file says it or it follows.</param>
/// <param name="Closing">Balance after the last.</param>
/// <param name="Proved">As <see cref="Statements.BalanceProof.Proved"/>.</param>
/// <param name="Rows">Movements.</param>
public sealed record CoveredPart(DateOnly From, DateOnly To, decimal? Opening, decimal? Closing, bool? Proved, int Rows);

/// <summary>The days of an account that an import covers. Banking keeps it because only statements know it; the rows are Ledger's.</summary>
public sealed class StatementPeriod : ITenantOwned
{
    private StatementPeriod()
    {
    }

    public StatementPeriod(Guid importId, int part, Guid accountId, CoveredPart covers)
    {
        (ImportId, Part, AccountId) = (importId, part, accountId);
        (From, To, Opening, Closing, Proved, Rows) = covers;
    }

    public TenantId TenantId { get; private set; }

    public Guid ImportId { get; private set; }

    /// <summary>Which account of the file, from 0.</summary>
    public int Part { get; private set; }

    public Guid AccountId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public decimal? Opening { get; private set; }

    public decimal? Closing { get; private set; }

    public bool? Proved { get; private set; }

    public int Rows { get; private set; }

    /// <summary>The same as a value.</summary>
    public CoveredPart Covers => new(From, To, Opening, Closing, Proved, Rows);
}

internal sealed class StatementPeriodTable : IEntityTypeConfiguration<StatementPeriod>
{
    public void Configure(EntityTypeBuilder<StatementPeriod> builder)
    {
        builder.ToTable("statement_periods");
        builder.HasKey(p => new { p.TenantId, p.ImportId, p.Part });
        builder.HasIndex(p => new { p.TenantId, p.AccountId, p.From });
        builder.Property(p => p.From).HasColumnName("first_day");
        builder.Property(p => p.To).HasColumnName("last_day");
        builder.Property(p => p.Opening).HasPrecision(19, 4);
        builder.Property(p => p.Closing).HasPrecision(19, 4);
        builder.Ignore(p => p.Covers);
    }
}
