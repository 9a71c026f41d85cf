using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Cfdis.Checks;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Sat.Status;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Cfdis.Intake;

/// <summary>What became of a file.</summary>
public enum IntakeStatus
{
    /// <summary>It is in the vault now.</summary>
    Stored,

    /// <summary>It was there already.</summary>
    Duplicate,

    /// <summary>It cannot be read as a CFDI.</summary>
    Rejected,
}

/// <summary>A check as shown.</summary>
public sealed record CheckView(string Code, CheckStatus Status, string Detail);

/// <summary>Issuer or receiver as shown.</summary>
public sealed record ParteView(string? Rfc, string? Nombre, string? RegimenFiscal, string? UsoCfdi);

/// <summary>A tax as shown.</summary>
public sealed record ImpuestoView(string? Impuesto, string? TipoFactor, decimal? TasaOCuota, decimal? Base, decimal? Importe);

/// <summary>The taxes of a document as shown.</summary>
public sealed record ImpuestosView(decimal? TotalTrasladados, decimal? TotalRetenidos, IReadOnlyList<ImpuestoView> Trasladados, IReadOnlyList<ImpuestoView> Retenidos, decimal? LocalesTrasladados, decimal? LocalesRetenidos);

/// <summary>Why a file was refused, or what differs in a duplicate.</summary>
public sealed record ReasonView(string Code, string Detail);

/// <summary>A CFDI as uploads, lists and details show it.</summary>
public sealed record CfdiItem
{
    /// <summary>The sender's name of the file.</summary>
    public string? File { get; init; }

    /// <summary>What became of it; null outside an upload.</summary>
    public IntakeStatus? Status { get; init; }

    public ReasonView? Reason { get; init; }

    public Guid? Id { get; init; }

    public CfdiDirection? Direction { get; init; }

    public string? Uuid { get; init; }

    public string? Version { get; init; }

    public string? TipoDeComprobante { get; init; }

    public string? Serie { get; init; }

    public string? Folio { get; init; }

    public ParteView? Emisor { get; init; }

    public ParteView? Receptor { get; init; }

    public DateTime? Fecha { get; init; }

    public decimal? Subtotal { get; init; }

    public decimal? Descuento { get; init; }

    public decimal? Total { get; init; }

    public string? Moneda { get; init; }

    public decimal? TipoCambio { get; init; }

    public string? MetodoPago { get; init; }

    public string? FormaPago { get; init; }

    public ImpuestosView? Impuestos { get; init; }

    public IReadOnlyList<string>? Complementos { get; init; }

    public IReadOnlyList<CheckView> Checks { get; init; } = [];

    /// <summary>False when a failing check keeps it out of every tax figure.</summary>
    public bool? Counts { get; init; }

    /// <summary>What SAT says of it; a cancelled one enters no tax figure.</summary>
    public SatView? Sat { get; init; }

    public Classification? Classification { get; init; }

    /// <summary>The verdict by the tenant's regime, where the plan has it.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>A document of the vault.</summary>
    public static CfdiItem Of(StoredCfdi row, bool english) => Of(row, row.Read(), CfdiContent.ReadChecks(row.Checks), english);

    /// <summary>A document of the vault whose content is at hand.</summary>
    internal static CfdiItem Of(StoredCfdi row, Cfdi cfdi, IReadOnlyList<Check> checks, bool english) => new()
    {
        Id = row.Id,
        Direction = row.Direction,
        Uuid = row.Uuid,
        Version = cfdi.Version,
        TipoDeComprobante = cfdi.TipoDeComprobante,
        Serie = cfdi.Serie,
        Folio = cfdi.Folio,
        Emisor = new ParteView(cfdi.Emisor.Rfc, cfdi.Emisor.Nombre, cfdi.Emisor.RegimenFiscal, null),
        Receptor = new ParteView(cfdi.Receptor.Rfc, cfdi.Receptor.Nombre, cfdi.Receptor.RegimenFiscal, cfdi.Receptor.UsoCfdi),
        Fecha = cfdi.Fecha,
        Subtotal = cfdi.SubTotal,
        Descuento = cfdi.Descuento,
        Total = cfdi.Total,
        Moneda = cfdi.Moneda,
        TipoCambio = cfdi.TipoCambio,
        MetodoPago = cfdi.MetodoPago,
        FormaPago = cfdi.FormaPago,
        Impuestos = TaxesOf(cfdi),
        Complementos = cfdi.Complementos,
        Checks = [.. checks.Select(c => new CheckView(c.Code, c.Status, c.Detail(english)))],
        Counts = row.Counts,
        Sat = SatView.Of(row.Sat),
        Classification = new Classification(row.Kind, row.ClaveProdServ),
    };

    /// <summary>A file that is no CFDI.</summary>
    internal static CfdiItem Rejected(IntakeFile file, Problem problem, bool english)
    {
        var detail = english ? problem.En : problem.Es;
        var notXml = problem.Code is "cfdi_not_xml" or "cfdi_empty" or "cfdi_too_complex" or "cfdi_too_large";
        return new CfdiItem
        {
            File = file.Name,
            Status = IntakeStatus.Rejected,
            Reason = new ReasonView(problem.Code, detail),
            Checks = [new CheckView(notXml ? CheckCodes.WellFormed : CheckCodes.Structure, CheckStatus.Fail, detail)],
        };
    }

    private static ImpuestosView? TaxesOf(Cfdi cfdi) => cfdi is { Impuestos: null, ImpuestosLocales: null } ? null : new ImpuestosView(
        cfdi.Impuestos?.TotalTrasladados, cfdi.Impuestos?.TotalRetenidos,
        ViewsOf(cfdi.Impuestos?.Traslados), ViewsOf(cfdi.Impuestos?.Retenciones),
        cfdi.ImpuestosLocales?.TotalTraslados, cfdi.ImpuestosLocales?.TotalRetenciones);

    /// <summary>Taxes as shown.</summary>
    internal static IReadOnlyList<ImpuestoView> ViewsOf(IReadOnlyList<Impuesto>? taxes) =>
        [.. (taxes ?? []).Select(t => new ImpuestoView(t.Clave, t.TipoFactor, t.TasaOCuota, t.Base, t.Importe))];
}
