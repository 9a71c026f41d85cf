using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Tax.Filings;

/// <summary>What a package is for.</summary>
public enum FilingKind
{
    /// <summary>ISR, IVA and withholdings of a month.</summary>
    Monthly,

    /// <summary>Operations with third parties of a month.</summary>
    Diot,

    /// <summary>ISR of a fiscal year.</summary>
    Annual,
}

/// <summary>How far a return is. The person presents it in SAT's portal: no public interface files one.</summary>
public enum FilingState
{
    /// <summary>Figures are ready to be looked at.</summary>
    Prepared,

    /// <summary>A person looked at them.</summary>
    Reviewed,

    /// <summary>A person says that it was presented in the portal.</summary>
    Submitted,

    /// <summary>SAT's acuse is stored.</summary>
    Accepted,

    /// <summary>Paid, or nothing was to be paid.</summary>
    Paid,

    /// <summary>SAT refused it.</summary>
    Rejected,
}

/// <summary>A package for a return: one for each period, kind and number (0 normal, 1 and up complementarias).</summary>
public sealed class Filing : ITenantOwned
{
    private Filing()
    {
    }

    public Filing(Guid id, DateOnly period, FilingKind kind, int number) => (Id, Period, Kind, Number) = (id, period, kind, number);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>First day of the month, or of the year.</summary>
    public DateOnly Period { get; private set; }

    public FilingKind Kind { get; private set; }

    /// <summary>0 is normal; 1 and up are complementarias.</summary>
    public int Number { get; private set; }

    public FilingState State { get; private set; }

    /// <summary>The package as JSON; see <see cref="FilingPackage"/>.</summary>
    public string Package { get; private set; } = "";

    /// <summary>The DIOT as the portal takes it; null when it is not owed.</summary>
    public string? DiotText { get; private set; }

    public DateTimeOffset PreparedAt { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>When the acuse was stored, of an acceptance or of a refusal.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Name of the acuse as the person sent it: a label.</summary>
    public string? AcuseName { get; private set; }

    public string? NumeroOperacion { get; private set; }

    public string? LineaCaptura { get; private set; }

    /// <summary>What the línea de captura asks for.</summary>
    public decimal? AmountToPay { get; private set; }

    public DateOnly? PayUntil { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    /// <summary>The bank line that paid it, in Ledger; null when a person said so or nothing was found.</summary>
    public Guid? PaidByLine { get; private set; }

    /// <summary>True when the sandbox simulated the answer: nothing was presented to SAT.</summary>
    public bool IsSimulated { get; private set; }

    public string? RejectReason { get; private set; }

    /// <summary>PostgreSQL's xmin: the row's version.</summary>
    public uint Version { get; private set; }

    /// <summary>True while figures may still be prepared anew.</summary>
    public bool IsOpen => State is FilingState.Prepared or FilingState.Reviewed or FilingState.Rejected;

    /// <summary>Where the sealed acuse lies.</summary>
    public string AcuseDocument => $"acuses/{Id:D}.pdf";

    /// <summary>Its period as people write it.</summary>
    public string PeriodText => Period.ToString(Kind == FilingKind.Annual ? "yyyy" : "yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>True while SAT waits for a payment that nobody has seen.</summary>
    public bool AwaitsPayment => State == FilingState.Accepted && AmountToPay > 0 && !IsSimulated;

    /// <summary>New figures: whoever reviewed the old ones has not seen these.</summary>
    public void Prepare(string package, string? diot, DateTimeOffset now)
    {
        (Package, DiotText, PreparedAt, State) = (package, diot, now, FilingState.Prepared);
        (ReviewedAt, SubmittedAt, RejectReason, IsSimulated) = (null, null, null, false);
    }

    public bool Review(DateTimeOffset now)
    {
        if (State == FilingState.Reviewed) return true;
        if (State != FilingState.Prepared) return false;
        (State, ReviewedAt) = (FilingState.Reviewed, now);
        return true;
    }

    public bool Submit(string? numeroOperacion, DateTimeOffset now)
    {
        if (State == FilingState.Submitted) return true;
        if (State != FilingState.Reviewed) return false;
        (State, SubmittedAt, NumeroOperacion) = (FilingState.Submitted, now, numeroOperacion);
        return true;
    }

    /// <summary>SAT's answer, as its acuse says it.</summary>
    public bool Answer(Acuse acuse, DateTimeOffset now)
    {
        if (State is not (FilingState.Submitted or FilingState.Accepted)) return false;
        (AcuseName, AnsweredAt) = (acuse.FileName, now);
        NumeroOperacion = acuse.NumeroOperacion ?? NumeroOperacion;
        if (acuse.RejectReason is { } reason)
        {
            (State, RejectReason) = (FilingState.Rejected, reason);
            return true;
        }

        (LineaCaptura, AmountToPay, PayUntil, PaidOn, PaidByLine) = (acuse.LineaCaptura, acuse.Amount, acuse.PayUntil, acuse.PaidOn, null);
        State = PaidOn is not null ? FilingState.Paid : FilingState.Accepted;
        return true;
    }

    /// <summary>A provider presented it and answered at once; what the sandbox answers is marked as simulated.</summary>
    public bool Receive(Acuse acuse, bool isSimulated, DateTimeOffset now)
    {
        if (State != FilingState.Reviewed || !Submit(acuse.NumeroOperacion, now)) return false;
        IsSimulated = isSimulated;
        return Answer(acuse, now);
    }

    /// <summary>A bank line paid it.</summary>
    public bool Pay(Guid line, DateOnly day)
    {
        if (!AwaitsPayment) return false;
        (State, PaidByLine, PaidOn) = (FilingState.Paid, line, day);
        return true;
    }

    /// <summary>It was not that line after all.</summary>
    public bool TakePaymentBack(Guid line)
    {
        if (State != FilingState.Paid || PaidByLine != line) return false;
        (State, PaidByLine, PaidOn) = (FilingState.Accepted, null, null);
        return true;
    }
}

/// <summary>What an acuse says.</summary>
public sealed record Acuse(string FileName, string? NumeroOperacion, string? LineaCaptura, decimal? Amount, DateOnly? PayUntil, DateOnly? PaidOn, string? RejectReason);

internal sealed class FilingTable : IEntityTypeConfiguration<Filing>
{
    public void Configure(EntityTypeBuilder<Filing> builder)
    {
        builder.ToTable("filings");
        builder.HasKey(f => new { f.TenantId, f.Id });
        builder.HasIndex(f => new { f.TenantId, f.Period, f.Kind, f.Number }).IsUnique();
        builder.Ignore(f => f.AwaitsPayment);
        builder.Ignore(f => f.PeriodText);
        builder.Property(f => f.Package).HasColumnType("text");
        builder.Property(f => f.DiotText).HasColumnType("text");
        builder.Property(f => f.AcuseName).HasMaxLength(120);
        builder.Property(f => f.NumeroOperacion).HasMaxLength(40);
        builder.Property(f => f.LineaCaptura).HasMaxLength(40);
        builder.Property(f => f.AmountToPay).HasPrecision(18, 2);
        builder.Property(f => f.RejectReason).HasMaxLength(500);
        builder.Property(f => f.Version).IsRowVersion();
    }
}
