using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Tax.Cfdis.Taxpayer;

/// <summary>What the taxpayer knows of a fiscal year and no CFDI tells; null is not said.</summary>
/// <param name="Coefficient">Coefficient of profit of the last annual return (LISR 14).</param>
/// <param name="PriorLosses">Losses of other years still to be used, updated (LISR 57, 109).</param>
/// <param name="PtuPaid">Profit shared with workers, paid in the year.</param>
/// <param name="PriorIvaBalance">IVA in favour that was left on 1 January, or before the first document of the year.</param>
/// <param name="RentMethod"><c>real</c> or <c>blind35</c> (LISR 115).</param>
/// <param name="PriorYearIncome">Accumulable income of the year before: gifts are limited by it (LISR 151-III).</param>
public sealed record YearOptions(
    decimal? Coefficient = null, decimal? PriorLosses = null, decimal? PtuPaid = null, decimal? PriorIvaBalance = null, string? RentMethod = null, decimal? PriorYearIncome = null);

/// <summary>The options of a fiscal year: one row per tenant and year.</summary>
public sealed class TaxpayerYear : ITenantOwned
{
    private TaxpayerYear()
    {
    }

    public TaxpayerYear(int year) => Year = year;

    public TenantId TenantId { get; private set; }

    public int Year { get; private set; }

    public decimal? Coefficient { get; private set; }

    public decimal? PriorLosses { get; private set; }

    public decimal? PtuPaid { get; private set; }

    public decimal? PriorIvaBalance { get; private set; }

    public string? RentMethod { get; private set; }

    public decimal? PriorYearIncome { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>PostgreSQL's xmin: the row's version.</summary>
    public uint Version { get; private set; }

    /// <summary>What it says.</summary>
    public YearOptions Options => new(Coefficient, PriorLosses, PtuPaid, PriorIvaBalance, RentMethod, PriorYearIncome);

    public void Say(YearOptions options, DateTimeOffset now)
    {
        (Coefficient, PriorLosses, PtuPaid) = (options.Coefficient, options.PriorLosses, options.PtuPaid);
        (PriorIvaBalance, RentMethod, PriorYearIncome, UpdatedAt) = (options.PriorIvaBalance, options.RentMethod, options.PriorYearIncome, now);
    }
}

internal sealed class TaxpayerYearTable : IEntityTypeConfiguration<TaxpayerYear>
{
    public void Configure(EntityTypeBuilder<TaxpayerYear> builder)
    {
        builder.ToTable("taxpayer_years");
        builder.HasKey(y => new { y.TenantId, y.Year });
        builder.Property(y => y.Coefficient).HasPrecision(9, 4);
        builder.Property(y => y.PriorLosses).HasPrecision(18, 2);
        builder.Property(y => y.PtuPaid).HasPrecision(18, 2);
        builder.Property(y => y.PriorIvaBalance).HasPrecision(18, 2);
        builder.Property(y => y.PriorYearIncome).HasPrecision(18, 2);
        builder.Property(y => y.RentMethod).HasMaxLength(10);
        builder.Ignore(y => y.Options);
        builder.Property(y => y.Version).IsRowVersion();
    }
}
