using FinanceTracker.Platform.Text;
using FinanceTracker.Tax.Cfdis.Checks;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Sat.Status;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;

namespace FinanceTracker.Tax.Cfdis.Intake;

/// <summary>Which side of a document the tenant is on.</summary>
public enum CfdiDirection
{
    /// <summary>The tenant issued it: income, or an expense for a payroll.</summary>
    Issued,

    /// <summary>The tenant received it.</summary>
    Received,

    /// <summary>The tenant is neither.</summary>
    ThirdParty,
}

/// <summary>Where the bytes of a document lie: a part of a sealed bundle.</summary>
internal readonly record struct BundlePlace(Guid Bundle, int Offset, int Length);

/// <summary>A CFDI in the vault: what it says, what the checks found, where its bytes are.</summary>
public sealed class StoredCfdi : ITenantOwned
{
    private StoredCfdi()
    {
    }

    internal StoredCfdi(Guid id, InspectedCfdi inspected, CfdiDirection direction, BundlePlace place, DateTimeOffset now)
    {
        var cfdi = inspected.Cfdi!;
        (Id, Direction, CreatedAt, FileName, Hash) = (id, direction, now, inspected.File.Name, inspected.Hash);
        (Bundle, BundleOffset, BundleLength) = (place.Bundle, place.Offset, place.Length);
        TakeHeading(cfdi);
        TakeParties(cfdi);
        TakeAmounts(cfdi);
        IssuedOn = DateOnly.FromDateTime(cfdi.Fecha ?? now.UtcDateTime);
        Counts = inspected.Verification!.Counts;
        Kind = Classification.Of(cfdi).Kind;
        ClaveProdServ = Cut(Classification.Of(cfdi).ClaveProdServ, 8);
        Content = CfdiContent.Write(cfdi);
        Checks = CfdiContent.Write(inspected.Verification.Checks);
        Search = SearchOf(cfdi);
    }

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Folio fiscal in capitals; null for what is not stamped.</summary>
    public string? Uuid { get; private set; }

    /// <summary>SHA-256 of the bytes, in hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Version as written; retenciones begin with R.</summary>
    public string Standard { get; private set; } = "";

    /// <summary>I, E, T, N, P or R.</summary>
    public string? TipoDeComprobante { get; private set; }

    public CfdiDirection Direction { get; private set; }

    public string? EmisorRfc { get; private set; }

    public string? ReceptorRfc { get; private set; }

    /// <summary>Local time of the place of issue, without zone.</summary>
    public DateTime? Fecha { get; private set; }

    /// <summary>The day of <see cref="Fecha"/>; the day of arrival when there is none.</summary>
    public DateOnly IssuedOn { get; private set; }

    public decimal? SubTotal { get; private set; }

    public decimal? Descuento { get; private set; }

    public decimal? Total { get; private set; }

    public string? Moneda { get; private set; }

    public decimal? TipoCambio { get; private set; }

    public string? MetodoPago { get; private set; }

    public string? FormaPago { get; private set; }

    public string? UsoCfdi { get; private set; }

    /// <summary>IVA transferred, in the document's currency.</summary>
    public decimal Iva { get; private set; }

    public decimal Ieps { get; private set; }

    public decimal IvaRetenido { get; private set; }

    /// <summary>ISR withheld: of the summary, of the payroll, or of the certificate.</summary>
    public decimal IsrRetenido { get; private set; }

    /// <summary>Last eight characters of the seal: what SAT's service and the QR ask for.</summary>
    public string? SealTail { get; private set; }

    /// <summary>What the main line is; see <see cref="Classification"/>.</summary>
    public string Kind { get; private set; } = "";

    public string? ClaveProdServ { get; private set; }

    /// <summary>False for the unstamped, the forged and the badly summed: they enter no tax figure.</summary>
    public bool Counts { get; private set; }

    /// <summary>The <see cref="Cfdi"/> as JSON; see <see cref="Read"/>.</summary>
    public string Content { get; private set; } = "";

    /// <summary>The checks as JSON.</summary>
    public string Checks { get; private set; } = "";

    /// <summary>Names, RFCs, folio and descriptions, folded, for search.</summary>
    public string Search { get; private set; } = "";

    /// <summary>The sender's name of the file: a label.</summary>
    public string FileName { get; private set; } = "";

    public Guid Bundle { get; private set; }

    public int BundleOffset { get; private set; }

    public int BundleLength { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the person removed it; it can be brought back.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>What SAT says of it.</summary>
    public SatState Sat { get; private set; } = new();

    /// <summary>When SAT is to be asked next; null before the first time, and when there is nothing left to be asked.</summary>
    public DateTimeOffset? SatDueAt { get; private set; }

    /// <summary>True when SAT said that it was cancelled: it enters no tax figure.</summary>
    public bool IsCancelled => Sat.Standing == CfdiStanding.Cancelled;

    /// <summary>PostgreSQL's xmin: the row's version.</summary>
    public uint Version { get; private set; }

    /// <summary>What the document says, whole.</summary>
    public Cfdi Read() => CfdiContent.Read(Content);

    public void Remove(DateTimeOffset now) => DeletedAt = now;

    public void Restore() => DeletedAt = null;

    /// <summary>SAT said something of it, or kept silent.</summary>
    public void Hear(SatState state, DateTimeOffset? dueAt) => (Sat, SatDueAt) = (state, dueAt);

    private void TakeHeading(Cfdi cfdi)
    {
        Uuid = cfdi.Uuid;
        Standard = Cut((cfdi.Kind == CfdiKind.Retenciones ? "R" : "") + cfdi.Version, 8)!;
        TipoDeComprobante = Cut(cfdi.TipoDeComprobante, 10);
        Fecha = cfdi.Fecha;
        (MetodoPago, FormaPago, Moneda) = (Cut(cfdi.MetodoPago, 10), Cut(cfdi.FormaPago, 40), Cut(cfdi.Moneda, 10));
        SealTail = cfdi.Sello is { Length: >= 8 } seal ? seal[^8..] : null;
    }

    private void TakeParties(Cfdi cfdi) =>
        (EmisorRfc, ReceptorRfc, UsoCfdi) = (Cut(cfdi.Emisor.Rfc, 20), Cut(cfdi.Receptor.Rfc, 20), Cut(cfdi.Receptor.UsoCfdi, 10));

    private void TakeAmounts(Cfdi cfdi)
    {
        (SubTotal, Descuento, Total, TipoCambio) = (cfdi.SubTotal, cfdi.Descuento, cfdi.Total, cfdi.TipoCambio);
        (Iva, Ieps, IvaRetenido, IsrRetenido) = TaxFigures.Of(cfdi);
    }

    private static string SearchOf(Cfdi cfdi) => Cut(Fold.Upper(string.Join(' ', new[]
    {
        cfdi.Emisor.Nombre, cfdi.Emisor.Rfc, cfdi.Receptor.Nombre, cfdi.Receptor.Rfc, cfdi.Serie + cfdi.Folio,
    }.Concat(cfdi.Conceptos.Take(20).Select(c => c.Descripcion)))), 2000)!;

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length];
}
