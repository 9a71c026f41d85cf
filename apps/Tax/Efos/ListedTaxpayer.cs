using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Tax.Efos;

/// <summary>Where a taxpayer stands in the procedure of CFF art. 69-B against simulated operations.</summary>
public enum EfosStatus
{
    /// <summary>Presumed: told, may still prove that its operations are real. A warning.</summary>
    Presunto,

    /// <summary>Final: its invoices have no effect, ever.</summary>
    Definitivo,

    /// <summary>Proved its operations real.</summary>
    Desvirtuado,

    /// <summary>Won in court.</summary>
    SentenciaFavorable,
}

/// <summary>A taxpayer on SAT's list of CFF art. 69-B: public, the same for everybody.</summary>
public sealed class ListedTaxpayer : IPublicList
{
    private ListedTaxpayer()
    {
    }

    /// <summary>A row of the list.</summary>
    public ListedTaxpayer(string rfc, string name, EfosStatus status, DateOnly? presumedOn, DateOnly? finalOn, DateOnly? clearedOn) =>
        (Rfc, Name, Status, PresumedOn, FinalOn, ClearedOn) = (rfc, name, status, presumedOn, finalOn, clearedOn);

    /// <summary>RFC, in capitals.</summary>
    public string Rfc { get; private set; } = "";

    /// <summary>Name as SAT prints it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public EfosStatus Status { get; private set; }

    /// <summary>First publication as presumed (SAT's page or the DOF, the earlier).</summary>
    public DateOnly? PresumedOn { get; private set; }

    /// <summary>First publication as final.</summary>
    public DateOnly? FinalOn { get; private set; }

    /// <summary>First publication as cleared, by proof or in court.</summary>
    public DateOnly? ClearedOn { get; private set; }

    /// <summary>The day up to which SAT says the list is current.</summary>
    public DateOnly ListDate { get; private set; }
}

internal sealed class ListedTaxpayerTable : IEntityTypeConfiguration<ListedTaxpayer>
{
    public void Configure(EntityTypeBuilder<ListedTaxpayer> builder)
    {
        builder.ToTable("efos");
        builder.HasKey(t => t.Rfc);
        builder.Property(t => t.Rfc).HasMaxLength(13);
        builder.Property(t => t.Name).HasMaxLength(300);
    }
}
