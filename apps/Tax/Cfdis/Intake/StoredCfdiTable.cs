using FinanceTracker.Tax.Sat.Status;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Tax.Cfdis.Intake;

internal sealed class StoredCfdiTable : IEntityTypeConfiguration<StoredCfdi>
{
    public void Configure(EntityTypeBuilder<StoredCfdi> builder)
    {
        builder.ToTable("cfdis");
        builder.HasKey(c => new { c.TenantId, c.Id });
        builder.HasIndex(c => new { c.TenantId, c.Uuid }).IsUnique().HasFilter("uuid is not null and deleted_at is null");
        builder.HasIndex(c => new { c.TenantId, c.Hash }).IsUnique().HasFilter("deleted_at is null");
        builder.HasIndex(c => new { c.TenantId, c.IssuedOn, c.Id }).IsDescending(false, true, true).HasFilter("deleted_at is null");
        builder.HasIndex(c => new { c.TenantId, c.EmisorRfc, c.IssuedOn });
        builder.HasIndex(c => new { c.TenantId, c.SatDueAt }).HasFilter("deleted_at is null");
        builder.Property(c => c.Uuid).HasMaxLength(36).IsFixedLength();
        builder.Property(c => c.Hash).HasMaxLength(64).IsFixedLength();
        builder.Property(c => c.Standard).HasMaxLength(8);
        builder.Property(c => c.TipoDeComprobante).HasMaxLength(10);
        builder.Property(c => c.EmisorRfc).HasMaxLength(20);
        builder.Property(c => c.ReceptorRfc).HasMaxLength(20);
        builder.Property(c => c.Fecha).HasColumnType("timestamp without time zone"); // local time, no zone: never an instant
        builder.Property(c => c.Moneda).HasMaxLength(10);
        builder.Property(c => c.MetodoPago).HasMaxLength(10);
        builder.Property(c => c.FormaPago).HasMaxLength(40);
        builder.Property(c => c.UsoCfdi).HasMaxLength(10);
        builder.Property(c => c.SealTail).HasMaxLength(8);
        builder.Property(c => c.Kind).HasMaxLength(30);
        builder.Property(c => c.ClaveProdServ).HasMaxLength(8);
        builder.Property(c => c.FileName).HasMaxLength(120);
        builder.Property(c => c.Content).HasColumnType("text"); // read whole, never searched: parsing it on every write buys nothing
        builder.Property(c => c.Checks).HasColumnType("text");
        builder.Property(c => c.Version).IsRowVersion();

        builder.ComplexProperty(c => c.Sat, sat =>
        {
            sat.Property(s => s.Standing).HasDefaultValue(CfdiStanding.NotChecked);
            sat.Property(s => s.LastAnswer).HasDefaultValue(CfdiStanding.NotChecked);
            sat.Property(s => s.Cancellable).HasDefaultValue(Cancellable.Unknown);
            sat.Property(s => s.Cancelling).HasDefaultValue(Cancelling.None);
        });

        // SAT's t_Importe has up to 18 digits before the point and six after it.
        foreach (var amount in new[] { "SubTotal", "Descuento", "Total", "TipoCambio", "Iva", "Ieps", "IvaRetenido", "IsrRetenido" })
            builder.Property(amount).HasPrecision(24, 6);
    }
}
