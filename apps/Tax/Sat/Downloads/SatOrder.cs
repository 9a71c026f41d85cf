using FinanceTracker.Tax.Sat.Signing;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>Where an order is.</summary>
public enum OrderState
{
    /// <summary>Something is still to be done.</summary>
    Active,

    /// <summary>Everything that could be had is here.</summary>
    Finished,

    /// <summary>The person cancelled it; what was asked by then stays asked.</summary>
    Cancelled,
}

/// <summary>What a person asked to download. Its questions are <see cref="SatRequest"/>s, which orders share.</summary>
public sealed class SatOrder : ITenantOwned
{
    private SatOrder()
    {
    }

    internal SatOrder(Guid id, DownloadOrder order, SatContent content, UserId? by, DateTimeOffset now) =>
        (Id, Rfc, Direction, From, To, Content, CreatedBy, CreatedAt) = (id, order.Rfc, order.Direction, order.From, order.To, content, by, now);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    public string Rfc { get; private set; } = "";

    public SatDirection Direction { get; private set; }

    public SatContent Content { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public OrderState State { get; private set; }

    /// <summary>Code of what holds it up (an e.firma, SAT's silence); null when nothing does.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Days whose documents are to be fetched; null until the metadata told.</summary>
    public DateOnly[]? Days { get; private set; }

    public UserId? CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>What it asks.</summary>
    internal DownloadOrder Order => new(Rfc, Direction, From, To);

    /// <summary>Its windows, as far as they are known: metadata by month first, then documents by day.</summary>
    internal IEnumerable<DownloadWindow> Windows => Order.Metadata().Concat((Days ?? []).Select(day => DownloadWindow.OfDays(Order, SatContent.Cfdi, day, day)));

    internal void Hold(string? trouble) => Trouble = trouble;

    internal void Plan(IEnumerable<DateOnly> days) => Days = [.. days];

    internal void Finish(OrderState state, DateTimeOffset now) => (State, Trouble, FinishedAt) = (state, null, now);
}

internal sealed class SatOrderTable : IEntityTypeConfiguration<SatOrder>
{
    public void Configure(EntityTypeBuilder<SatOrder> builder)
    {
        builder.ToTable("sat_orders");
        builder.HasKey(o => new { o.TenantId, o.Id });
        builder.Property(o => o.Rfc).HasMaxLength(13);
        builder.Property(o => o.Trouble).HasMaxLength(40);
    }
}
