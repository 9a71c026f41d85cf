using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Insights.Series;

/// <summary>What a person said of a series.</summary>
public enum SeriesVerdict
{
    /// <summary>It is none: do not show it, count on it or warn of it.</summary>
    Dismissed,

    /// <summary>It is one.</summary>
    Confirmed,
}

/// <summary>
/// A person's word on a series. Besides the key it keeps what the series looked like: the key changes when its first line grows older
/// than the books that are read, and the word must outlive that.
/// </summary>
public sealed class SeriesChoice : ITenantOwned
{
    private const double SameAmount = 1.35;

    private SeriesChoice()
    {
    }

    public SeriesChoice(RecurringSeries series) =>
        (Key, Core, AccountId, IsIncome, Currency) = (series.Key, Shorten(series.Core), series.AccountId, series.IsIncome, series.Currency);

    public TenantId TenantId { get; private set; }

    public string Key { get; private set; } = "";

    public string Core { get; private set; } = "";

    public Guid? AccountId { get; private set; }

    public bool IsIncome { get; private set; }

    public string Currency { get; private set; } = "";

    public decimal Amount { get; private set; }

    public SeriesVerdict Verdict { get; private set; }

    public DateTimeOffset ChosenAt { get; private set; }

    /// <summary>Takes the person's word; the last one counts.</summary>
    public void Take(SeriesVerdict verdict, decimal amount, DateTimeOffset now) => (Verdict, Amount, ChosenAt) = (verdict, amount, now);

    /// <summary>True when the word is about <paramref name="series"/>. Instalments are told apart by their key alone.</summary>
    public bool IsAbout(RecurringSeries series)
    {
        if (series.Key == Key) return true;
        if (series.Kind == SeriesKind.Msi || series.AccountId != AccountId || series.IsIncome != IsIncome || series.Currency != Currency || Shorten(series.Core) != Core) return false;
        var ratio = (double)series.Expected.P50 / Math.Max(0.01, (double)Amount);
        return ratio is < SameAmount and > 1 / SameAmount;
    }

    private static string Shorten(string core) => core.Length <= 80 ? core : core[..80];
}

internal sealed class SeriesChoiceTable : IEntityTypeConfiguration<SeriesChoice>
{
    public void Configure(EntityTypeBuilder<SeriesChoice> builder)
    {
        builder.ToTable("series_choices");
        builder.HasKey(c => new { c.TenantId, c.Key });
        builder.Property(c => c.Key).HasMaxLength(16);
        builder.Property(c => c.Core).HasMaxLength(80);
        builder.Property(c => c.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(c => c.Amount).HasPrecision(19, 4);
    }
}
