using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Transactions;

internal sealed class TransactionTable : IEntityTypeConfiguration<Transaction>
{
    public void Configure(EntityTypeBuilder<Transaction> builder)
    {
        builder.ToTable("transactions");
        builder.HasKey(t => new { t.TenantId, t.Id });
        builder.HasOne(t => t.Account).WithMany().HasForeignKey(t => new { t.TenantId, t.AccountId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.TenantId, t.Date, t.Id }).HasFilter("deleted_at is null")
            .IncludeProperties(t => new { t.Search, t.Category, t.Amount, t.AccountId, t.TransferId, t.IsSplit }); // searching reads the index alone; read from its end, and rising because rows come in by day
        builder.HasIndex(t => new { t.TenantId, t.RefundOf }).HasFilter("refund_of is not null");
        builder.HasIndex(t => new { t.TenantId, t.AccountId, t.Date });
        builder.Property(t => t.Description).HasMaxLength(500);
        builder.Property(t => t.Search).HasMaxLength(Transaction.MaxSearch);
        builder.Property(t => t.IsSplit).HasDefaultValue(false);
        builder.Property(t => t.RefundSource).HasDefaultValue(RefundSource.None);
        builder.Property(t => t.Key).HasMaxLength(80);
        builder.Property(t => t.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(t => t.Category).HasMaxLength(40);
        builder.Property(t => t.Level).HasMaxLength(10);
        builder.Property(t => t.Merchant).HasMaxLength(80);
        builder.Property(t => t.MerchantFixed).HasDefaultValue(false); // rows of statements are written without it
        builder.Property(t => t.Reference).HasMaxLength(60);
        builder.Property(t => t.TrackingKey).HasMaxLength(40);
        builder.Property(t => t.ExternalId).HasMaxLength(80);
        builder.Property(t => t.Reasons).HasColumnType("text"); // written often, never searched: not worth parsing
        builder.Property(t => t.Note).HasMaxLength(1000);
        builder.Property(t => t.Version).IsRowVersion();
        builder.Ignore(t => t.Direction);
    }
}
