using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Attachments;

/// <summary>A file beside a line of the books: a receipt, an invoice. Its bytes are a sealed document of the tenant.</summary>
public sealed class Attachment : ITenantOwned
{
    private Attachment()
    {
    }

    public Attachment(Guid id, Guid transactionId, string fileName, string mediaType, DateTimeOffset addedAt) =>
        (Id, TransactionId, FileName, MediaType, AddedAt) = (id, transactionId, fileName, mediaType, addedAt);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    public Guid TransactionId { get; private set; }

    public string FileName { get; private set; } = "";

    public string MediaType { get; private set; } = "";

    public int Size { get; private set; }

    /// <summary>SHA-256 of the bytes: the same file sent twice is one attachment.</summary>
    public string Hash { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Name of the sealed document.</summary>
    public string Document => DocumentOf(Id);

    /// <summary>Name of the sealed document of an attachment.</summary>
    public static string DocumentOf(Guid id) => $"attachments/{id:N}";

    /// <summary>Says what the bytes are.</summary>
    public void Hold(int size, string hash) => (Size, Hash) = (size, hash);
}

internal sealed class AttachmentTable : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("attachments");
        builder.HasKey(a => new { a.TenantId, a.Id });
        builder.HasIndex(a => new { a.TenantId, a.TransactionId, a.Hash }).IsUnique();
        builder.HasOne<Transaction>().WithMany().HasForeignKey(a => new { a.TenantId, a.TransactionId }).OnDelete(DeleteBehavior.Cascade);
        builder.Property(a => a.FileName).HasMaxLength(130);
        builder.Property(a => a.MediaType).HasMaxLength(40);
        builder.Property(a => a.Hash).HasMaxLength(64).IsFixedLength();
        builder.Ignore(a => a.Document);
    }
}

/// <summary>An attachment as people and programs see it.</summary>
public sealed record AttachmentView(Guid Id, Guid TransactionId, string FileName, string MediaType, int Size, DateTimeOffset AddedAt)
{
    /// <summary>The view of an attachment.</summary>
    public static AttachmentView Of(Attachment a) => new(a.Id, a.TransactionId, a.FileName, a.MediaType, a.Size, a.AddedAt);
}
