using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Summaries;

/// <summary>
/// A line as summaries and budgets count it (view <c>ledger.effective_lines</c>): removed lines are absent, a split line is its parts,
/// and a refund that is linked to its expense lowers the expense's category on the day of the refund instead of being income.
/// </summary>
public sealed class EffectiveLine : ITenantOwned
{
    public TenantId TenantId { get; private set; }

    public Guid TransactionId { get; private set; }

    public DateOnly Date { get; private set; }

    public Guid? AccountId { get; private set; }

    public string Currency { get; private set; } = "";

    /// <summary>Of the line or the part; for a linked refund, that of its expense.</summary>
    public string Category { get; private set; } = "";

    /// <summary>One leg of a transfer between the tenant's own accounts.</summary>
    public bool Paired { get; private set; }

    public decimal Received { get; private set; }

    /// <summary>Positive; negative for a linked refund.</summary>
    public decimal Spent { get; private set; }
}

internal sealed class EffectiveLineView : IEntityTypeConfiguration<EffectiveLine>
{
    public void Configure(EntityTypeBuilder<EffectiveLine> builder)
    {
        builder.HasNoKey();
        builder.ToView("effective_lines", LedgerApp.AppName);
    }
}
