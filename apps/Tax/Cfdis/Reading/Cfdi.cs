namespace FinanceTracker.Tax.Cfdis.Reading;

/// <summary>Which of SAT's two kinds of document it is.</summary>
public enum CfdiKind
{
    /// <summary>A comprobante: invoice, credit note, payroll, payment, carriage.</summary>
    Comprobante,

    /// <summary>A certificate of withholdings and payments.</summary>
    Retenciones,
}

/// <summary>
/// What a CFDI says, in SAT's own terms. Amounts are as written (up to six decimals); <c>fecha</c> is local time of the place of issue
/// and carries no zone. What cannot be read is null and is named in <see cref="Unreadable"/>.
/// </summary>
public sealed record Cfdi
{
    public required CfdiKind Kind { get; init; }

    /// <summary>As written: 4.0, 3.3, 3.2; 2.0 and 1.0 for retenciones.</summary>
    public required string Version { get; init; }

    /// <summary>True for versions that can no longer be issued.</summary>
    public bool IsLegacy => Kind == CfdiKind.Comprobante ? Version != "4.0" : Version != "2.0";

    public string? Serie { get; init; }

    public string? Folio { get; init; }

    public DateTime? Fecha { get; init; }

    public string? FormaPago { get; init; }

    public string? CondicionesDePago { get; init; }

    public decimal? SubTotal { get; init; }

    public decimal? Descuento { get; init; }

    public string? Moneda { get; init; }

    public decimal? TipoCambio { get; init; }

    public decimal? Total { get; init; }

    /// <summary>I, E, T, N or P; R for a retención.</summary>
    public string? TipoDeComprobante { get; init; }

    public string? Exportacion { get; init; }

    public string? MetodoPago { get; init; }

    public string? LugarExpedicion { get; init; }

    public string? NoCertificado { get; init; }

    /// <summary>The base64 text of the issuer's certificate. Not kept with the row: it is in the XML.</summary>
    public string? Certificado { get; init; }

    /// <summary>The base64 text of the seal.</summary>
    public string? Sello { get; init; }

    public InformacionGlobal? InformacionGlobal { get; init; }

    public IReadOnlyList<CfdiRelacionado> Relacionados { get; init; } = [];

    public required Parte Emisor { get; init; }

    public required Parte Receptor { get; init; }

    public IReadOnlyList<Concepto> Conceptos { get; init; } = [];

    public ImpuestosResumen? Impuestos { get; init; }

    public ImpuestosLocales? ImpuestosLocales { get; init; }

    /// <summary>The complemento de pago (REP); null when there is none.</summary>
    public ComplementoPagos? Pagos { get; init; }

    public Nomina? Nomina { get; init; }

    public Retencion? Retencion { get; init; }

    public Donativo? Donativo { get; init; }

    /// <summary>Every stamp found: a document has exactly one.</summary>
    public IReadOnlyList<Timbre> Timbres { get; init; } = [];

    /// <summary>Names of the complements, in document order; those that are not read are left in place.</summary>
    public IReadOnlyList<string> Complementos { get; init; } = [];

    /// <summary>Attributes whose value is not of their type, with the value cut short.</summary>
    public IReadOnlyList<UnreadableField> Unreadable { get; init; } = [];

    /// <summary>The folio fiscal of the first stamp, upper case; null when there is no stamp or its UUID is none.</summary>
    public string? Uuid => Timbres is [{ Uuid: { } uuid }, ..] ? uuid : null;
}

/// <summary>A value that is not of its type.</summary>
public sealed record UnreadableField(string Field, string Value);

/// <summary>Who issues or receives.</summary>
public sealed record Parte
{
    public string? Rfc { get; init; }

    public string? Nombre { get; init; }

    public string? RegimenFiscal { get; init; }

    public string? UsoCfdi { get; init; }

    public string? DomicilioFiscal { get; init; }

    public string? ResidenciaFiscal { get; init; }

    public string? NumRegIdTrib { get; init; }
}

/// <summary>The period of an invoice to the general public.</summary>
public sealed record InformacionGlobal(string? Periodicidad, string? Meses, string? Anio);

/// <summary>A relation to another CFDI (UUID upper case, or as written when it is none).</summary>
public sealed record CfdiRelacionado(string? TipoRelacion, string Uuid);

/// <summary>One line of the document.</summary>
public sealed record Concepto
{
    public string? ClaveProdServ { get; init; }

    public string? NoIdentificacion { get; init; }

    public decimal? Cantidad { get; init; }

    public string? ClaveUnidad { get; init; }

    public string? Unidad { get; init; }

    public string? Descripcion { get; init; }

    public decimal? ValorUnitario { get; init; }

    public decimal? Importe { get; init; }

    public decimal? Descuento { get; init; }

    public string? ObjetoImp { get; init; }

    public IReadOnlyList<Impuesto> Traslados { get; init; } = [];

    public IReadOnlyList<Impuesto> Retenciones { get; init; } = [];

    /// <summary>School fees (iedu): the pupil's level and the RFC of whoever pays, if another.</summary>
    public Colegiatura? Colegiatura { get; init; }
}

/// <summary>A tax of a line, of the summary or of a payment. 3.2 writes a percentage; it is read as a rate (16.00 is 0.16).</summary>
/// <param name="Base">What is taxed.</param>
/// <param name="Clave">001 ISR, 002 IVA, 003 IEPS.</param>
/// <param name="TipoFactor">Tasa, Cuota or Exento.</param>
/// <param name="TasaOCuota">Rate or amount per unit.</param>
/// <param name="Importe">The tax.</param>
public sealed record Impuesto(decimal? Base, string? Clave, string? TipoFactor, decimal? TasaOCuota, decimal? Importe);

/// <summary>The summary of taxes.</summary>
public sealed record ImpuestosResumen(
    decimal? TotalTrasladados, decimal? TotalRetenidos, IReadOnlyList<Impuesto> Traslados, IReadOnlyList<Impuesto> Retenciones);

/// <summary>Local taxes (implocal): lodging and the like. They change the total, not IVA or ISR.</summary>
public sealed record ImpuestosLocales(decimal? TotalTraslados, decimal? TotalRetenciones, IReadOnlyList<ImpuestoLocal> Traslados, IReadOnlyList<ImpuestoLocal> Retenciones);

/// <summary>One local tax; the rate is a percentage, as written.</summary>
public sealed record ImpuestoLocal(string? Nombre, decimal? Tasa, decimal? Importe);

/// <summary>School fees (complement iedu).</summary>
public sealed record Colegiatura(string? Nivel, string? Rvoe, string? RfcPago);

/// <summary>Donations (complement donat).</summary>
public sealed record Donativo(string? NoAutorizacion, string? FechaAutorizacion);

/// <summary>The stamp of an authorised provider (PAC).</summary>
public sealed record Timbre
{
    public string? Version { get; init; }

    /// <summary>Upper case; null when it is no UUID.</summary>
    public string? Uuid { get; init; }

    public DateTime? FechaTimbrado { get; init; }

    public string? RfcProvCertif { get; init; }

    public string? SelloCfd { get; init; }

    public string? NoCertificadoSat { get; init; }

    public string? SelloSat { get; init; }
}
