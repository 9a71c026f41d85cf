namespace FinanceTracker.Tax.Cfdis.Reading;

/// <summary>Receipt of payments (REP), Pagos 2.0 or 1.0.</summary>
public sealed record ComplementoPagos(string? Version, PagosTotales? Totales, IReadOnlyList<Pago> Pagos);

/// <summary>Totals of a REP 2.0, in pesos.</summary>
public sealed record PagosTotales
{
    public decimal? MontoTotalPagos { get; init; }

    public decimal? RetencionesIva { get; init; }

    public decimal? RetencionesIsr { get; init; }

    public decimal? RetencionesIeps { get; init; }

    public decimal? BaseIva16 { get; init; }

    public decimal? ImpuestoIva16 { get; init; }

    public decimal? BaseIva8 { get; init; }

    public decimal? ImpuestoIva8 { get; init; }

    public decimal? BaseIva0 { get; init; }

    public decimal? BaseIvaExento { get; init; }
}

/// <summary>One payment.</summary>
public sealed record Pago
{
    public DateTime? FechaPago { get; init; }

    public string? FormaDePago { get; init; }

    public string? Moneda { get; init; }

    public decimal? TipoCambio { get; init; }

    public decimal? Monto { get; init; }

    public string? NumOperacion { get; init; }

    public string? RfcEmisorCtaOrd { get; init; }

    public string? CtaOrdenante { get; init; }

    public string? RfcEmisorCtaBen { get; init; }

    public string? CtaBeneficiario { get; init; }

    public IReadOnlyList<DoctoRelacionado> Documentos { get; init; } = [];

    public IReadOnlyList<Impuesto> Traslados { get; init; } = [];

    public IReadOnlyList<Impuesto> Retenciones { get; init; } = [];
}

/// <summary>An invoice that a payment pays, wholly or in part.</summary>
public sealed record DoctoRelacionado
{
    /// <summary>The invoice's UUID, upper case.</summary>
    public string? Uuid { get; init; }

    public string? Serie { get; init; }

    public string? Folio { get; init; }

    public string? Moneda { get; init; }

    /// <summary>Units of the invoice's currency for one of the payment's (EquivalenciaDR; TipoCambioDR in 1.0).</summary>
    public decimal? Equivalencia { get; init; }

    public string? MetodoDePago { get; init; }

    public int? NumParcialidad { get; init; }

    public decimal? SaldoAnterior { get; init; }

    public decimal? Pagado { get; init; }

    public decimal? SaldoInsoluto { get; init; }

    public string? ObjetoImp { get; init; }

    public IReadOnlyList<Impuesto> Traslados { get; init; } = [];

    public IReadOnlyList<Impuesto> Retenciones { get; init; } = [];
}

/// <summary>Payroll (nómina 1.2): what an employee was paid and what was withheld.</summary>
public sealed record Nomina
{
    public string? Version { get; init; }

    public string? TipoNomina { get; init; }

    public DateOnly? FechaPago { get; init; }

    public DateOnly? FechaInicialPago { get; init; }

    public DateOnly? FechaFinalPago { get; init; }

    public decimal? NumDiasPagados { get; init; }

    public decimal? TotalPercepciones { get; init; }

    public decimal? TotalDeducciones { get; init; }

    public decimal? TotalOtrosPagos { get; init; }

    public decimal? TotalGravado { get; init; }

    public decimal? TotalExento { get; init; }

    /// <summary>ISR withheld: Deducciones/@TotalImpuestosRetenidos.</summary>
    public decimal? IsrRetenido { get; init; }

    /// <summary>Subsidio al empleo caused (informative since 2024: it is credited in the ISR withheld).</summary>
    public decimal? SubsidioCausado { get; init; }

    public string? TipoRegimen { get; init; }

    public string? PeriodicidadPago { get; init; }

    public IReadOnlyList<PercepcionNomina> Percepciones { get; init; } = [];

    public IReadOnlyList<DeduccionNomina> Deducciones { get; init; } = [];

    public IReadOnlyList<DeduccionNomina> OtrosPagos { get; init; } = [];
}

/// <summary>An income of a payroll.</summary>
public sealed record PercepcionNomina(string? Tipo, string? Concepto, decimal? Gravado, decimal? Exento);

/// <summary>A deduction, or another payment, of a payroll.</summary>
public sealed record DeduccionNomina(string? Tipo, string? Concepto, decimal? Importe);

/// <summary>What a certificate of withholdings adds: the kind, the period and the totals.</summary>
public sealed record Retencion
{
    public string? CveRetenc { get; init; }

    public string? DescRetenc { get; init; }

    public string? MesIni { get; init; }

    public string? MesFin { get; init; }

    public string? Ejercicio { get; init; }

    public decimal? MontoGravado { get; init; }

    public decimal? MontoExento { get; init; }

    public decimal? MontoRetenido { get; init; }

    public IReadOnlyList<ImpuestoRetenido> Impuestos { get; init; } = [];
}

/// <summary>One tax withheld; <paramref name="Clave"/> is 01/001 ISR, 02/002 IVA, 03/003 IEPS as written.</summary>
public sealed record ImpuestoRetenido(decimal? Base, string? Clave, decimal? Importe, string? TipoPago);
