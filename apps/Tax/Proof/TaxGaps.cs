namespace FinanceTracker.Tax.Proof;

/// <summary>What the calculations are called, and what none of them covers.</summary>
internal static class TaxGaps
{
    private static readonly Dictionary<string, (string Es, string En)> Names = new(StringComparer.Ordinal)
    {
        ["isr_tariff"] = ("Tarifa de ISR", "ISR tariff"),
        ["isr_provisional_612"] = ("Pago provisional, actividad empresarial", "Provisional payment, business"),
        ["isr_provisional_606"] = ("Pago provisional, arrendamiento", "Provisional payment, rent"),
        ["resico_monthly"] = ("RESICO mensual", "RESICO, month"),
        ["resico_annual"] = ("RESICO anual", "RESICO, year"),
        ["pm_provisional"] = ("Pago provisional de personas morales", "Provisional payment of companies"),
        ["isr_annual"] = ("ISR anual de personas físicas", "Annual ISR of persons"),
        ["personal_deductions"] = ("Deducciones personales", "Personal deductions"),
        ["annual_installments"] = ("Pago en parcialidades de la anual", "Instalments of the annual return"),
        ["regime_comparison"] = ("Comparación de regímenes", "Comparison of regimes"),
        ["retirement_headroom"] = ("Lugar para aportar al retiro", "Room for retirement savings"),
        ["platform_withholding"] = ("Retención de plataformas", "Withholding by platforms"),
        ["wage_withholding"] = ("Retención por salarios y subsidio", "Withholding on wages and subsidy"),
        ["iva_monthly"] = ("IVA mensual", "IVA of a month"),
        ["cfdi_withholding"] = ("Retenciones en un CFDI", "Withholdings on a CFDI"),
        ["cash_flow_month"] = ("Mes en flujo de efectivo", "Month on the cash basis"),
        ["deductibility"] = ("Deducibilidad de un gasto", "Deductibility of an expense"),
        ["optimizer_findings"] = ("Hallazgos para pagar lo justo", "Findings for paying no more than is due"),
        ["interest_withholding"] = ("Retención sobre intereses", "Withholding on interest"),
        ["real_interest"] = ("Interés real", "Real interest"),
        ["capital_gains_129"] = ("Ganancia en bolsa", "Gains on the stock exchange"),
        ["dividends"] = ("Dividendos", "Dividends"),
        ["late_payment"] = ("Actualización y recargos", "Updating and surcharges"),
        ["due_date"] = ("Fecha límite", "Due date"),
        ["rounding"] = ("Redondeo", "Rounding"),
    };

    /// <summary>What is not covered.</summary>
    public static IReadOnlyList<ReadTaxProof.Gap> All { get; } =
    [
        new("ieps", "IEPS: no se calcula ni se declara; aparece como parte del gasto.", "IEPS: neither computed nor declared; it shows as part of the expense."),
        new("imss", "Cuotas del IMSS e Infonavit: no se calculan (SUA y SIPARE).", "IMSS and Infonavit contributions: not computed (SUA and SIPARE)."),
        new("isn", "Impuesto sobre nóminas de los estados: no se calcula.", "State payroll taxes: not computed."),
        new("ptu", "PTU: no se reparte ni se calcula; se toma como dato.", "PTU: neither computed nor distributed; taken as given."),
        new("stamping", "Timbrado: no emitimos CFDI; leemos los que un PAC timbró.", "Stamping: we issue no CFDI; we read those that a PAC stamped."),
        new("filing", "Presentación: el SAT no tiene una interfaz pública; preparamos los datos y la persona los presenta en el portal.", "Filing: SAT has no public interface; we prepare the figures and the person presents them in the portal."),
        new("electronic_accounting", "Contabilidad electrónica: sin catálogo de cuentas sería inventada.", "Electronic accounting: without a chart of accounts it would be invented."),
        new("other_regimes", "Agropecuarios, coordinados, consolidación y residentes en el extranjero.", "Agriculture, coordinated carriers, consolidation and residents abroad."),
    ];

    /// <summary>The name of a calculation.</summary>
    public static (string Es, string En) NameOf(string kind) => Names.TryGetValue(kind, out var name) ? name : (kind, kind);
}
