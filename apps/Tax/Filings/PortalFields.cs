using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.Filings;

/// <summary>The portal's fields, in the words of the portal: whole pesos (CFF 20).</summary>
internal static class PortalFields
{
    private const string ToPay = "Cantidad a pagar";
    private const string Iva = "IVA";
    private const string Withheld = "Retenciones";

    /// <summary>The field that says what is paid of a section of ISR.</summary>
    public const string IsrDue = "Impuesto a cargo";

    /// <summary>The same of an annual return.</summary>
    public const string AnnualDue = "ISR a cargo";

    /// <summary>True for a field whose figure is paid.</summary>
    public static bool IsDue(PortalField field) => field.Section == Withheld || field.Field is IsrDue or AnnualDue or ToPay;

    /// <summary>A tax that is paid, by name: taxes withheld are several in one section.</summary>
    public static string NameOfDue(PortalField field) => field.Section == Withheld ? $"{field.Section}: {field.Field}" : field.Section;

    /// <summary>The section of a regime's ISR.</summary>
    public static string SectionOf(string regimen) => regimen switch
    {
        "626" => "ISR simplificado de confianza",
        "606" => "ISR por arrendamiento de inmuebles",
        "625" => "ISR plataformas tecnológicas",
        "601" => "ISR personas morales",
        _ => "ISR personas físicas, actividad empresarial y profesional",
    };

    public static IEnumerable<PortalField> OfIsr(IsrPosition isr)
    {
        if (isr.State != IsrState.Computed) return [];
        var section = SectionOf(isr.Regimen);
        return
        [
            Of(section, isr.Basis == "accrual" ? "Ingresos nominales" : "Ingresos efectivamente cobrados", isr.Income.Amount),
            .. Positive(section, "Deducciones autorizadas", isr.Deductions.Amount),
            Of(section, "Base del impuesto", isr.Base ?? 0m),
            Of(section, "Impuesto causado", isr.Caused ?? 0m),
            .. Positive(section, "Pagos provisionales efectuados con anterioridad", isr.Previous),
            .. Positive(section, "ISR retenido", isr.Withheld.Amount),
            Of(section, IsrDue, isr.Due ?? 0m),
        ];
    }

    public static IEnumerable<PortalField> OfIva(IvaPosition? iva) => iva is null ? [] :
    [
        .. Positive(Iva, "Actividades gravadas a la tasa del 16 %", iva.Acts16.Amount),
        .. Positive(Iva, "Actividades gravadas a la tasa del 8 %", iva.Acts8.Amount),
        .. Positive(Iva, "Actividades gravadas a la tasa del 0 %", iva.Acts0.Amount),
        .. Positive(Iva, "Actividades exentas", iva.Exempt.Amount),
        Of(Iva, "IVA a cargo", iva.Caused.Amount),
        Of(Iva, "IVA retenido", iva.Withheld.Amount),
        Of(Iva, "IVA acreditable", iva.Creditable),
        .. Positive(Iva, "Acreditamiento de saldo a favor de periodos anteriores", iva.PriorBalanceApplied),
        .. Positive(Iva, "Saldo a favor", iva.BalanceInFavor),
        Of(Iva, ToPay, iva.Due),
    ];

    public static IEnumerable<PortalField> OfWithholdings(WithholdingsToPay withholdings) =>
    [
        .. Positive(Withheld, "ISR retenciones por salarios", withholdings.IsrWages.Amount),
        .. Positive(Withheld, "ISR retenciones por servicios profesionales, arrendamiento y otros", withholdings.Isr.Amount),
        .. Positive(Withheld, "IVA retenciones", withholdings.Iva.Amount),
    ];

    private static PortalField Of(string section, string field, decimal amount) => new(section, field, TaxRounding.Pesos(amount));

    private static IEnumerable<PortalField> Positive(string section, string field, decimal amount) => amount > 0 ? [Of(section, field, amount)] : [];
}
