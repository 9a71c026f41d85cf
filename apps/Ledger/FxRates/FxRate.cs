using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.FxRates;

/// <summary>
/// What one unit of a currency was worth in pesos on a day. A public list, the same for every tenant: the platform's own job writes
/// it with the worker role, and the role that serves tenants cannot touch the table at all.
/// </summary>
public sealed class FxRate : IShared, IWorkerReachable
{
    public FxRate(string currency, DateOnly day, decimal rate, string source, DateTimeOffset storedAt) =>
        (Currency, Day, Rate, Source, StoredAt) = (currency, day, rate, source, storedAt);

    public string Currency { get; private set; } = "";

    /// <summary>The day for which it was determined.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Pesos for one unit.</summary>
    public decimal Rate { get; private set; }

    /// <summary>Where it was printed: <c>banxico:SF43718</c>, <c>file</c>.</summary>
    public string Source { get; private set; } = "";

    public DateTimeOffset StoredAt { get; private set; }
}

internal sealed class FxRateTable : IEntityTypeConfiguration<FxRate>
{
    public void Configure(EntityTypeBuilder<FxRate> builder)
    {
        builder.ToTable("fx_rates");
        builder.HasKey(r => new { r.Currency, r.Day });
        builder.Property(r => r.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(r => r.Rate).HasPrecision(19, 6);
        builder.Property(r => r.Source).HasMaxLength(40);
    }
}
