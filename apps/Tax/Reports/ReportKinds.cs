using FinanceTracker.Tax.Reports.Kinds;

namespace FinanceTracker.Tax.Reports;

/// <summary>Every report there is.</summary>
internal static class ReportKinds
{
    private static readonly string[] MonthInputs = ["coefficient", "priorLosses", "ptuPaid", "priorIvaBalance", "rentMethod"];
    private static readonly string[] YearInputs = ["priorLosses", "ptuPaid", "rentMethod", "realInterest", "priorYearIncome", "realMortgageInterest"];

    /// <summary>The kinds, in the order of the year's work.</summary>
    public static IReadOnlyList<ReportKind> All { get; } =
    [
        new(MonthlyWorksheet.Id, "Hoja de trabajo mensual", "Monthly worksheet", ReportSpan.Month, ReportNeeds.None, MonthlyWorksheet.Build)
        {
            AboutEs = "ISR e IVA del mes, renglón por renglón, con los CFDI de los que sale cada uno.",
            AboutEn = "ISR and IVA of the month, line by line, with the CFDIs behind each.",
            Inputs = MonthInputs,
        },
        new(AnnualReport.Id, "Declaración anual: cálculo", "Annual return: working", ReportSpan.Year, ReportNeeds.Rows, AnnualReport.Build)
        {
            AboutEs = "Ingresos del año, deducciones personales con sus topes, ISR, lo que se acredita y el saldo.",
            AboutEn = "Income of the year, personal deductions with their caps, ISR, what is credited and the balance.",
            Inputs = YearInputs,
        },
        new(SatPreloadReport.Id, "Prellenado del SAT contra lo nuestro", "SAT's preload against ours", ReportSpan.Year, ReportNeeds.Rows | ReportNeeds.Preload, SatPreloadReport.Build)
        {
            AboutEs = "Cada cifra que el SAT muestra (la que escribiste) contra la nuestra, y de qué puede venir la diferencia.",
            AboutEn = "Each figure that SAT shows (as you typed it) against ours, and where the difference may come from.",
            Inputs = YearInputs,
        },
        new(WithholdingsReport.Id, "Retenciones", "Withholdings", ReportSpan.MonthOrYear, ReportNeeds.Rows, WithholdingsReport.Build)
        {
            AboutEs = "Lo que te retuvieron y lo que retuviste, por mes y por quién.",
            AboutEn = "What was withheld from you and what you withheld, by month and by whom.",
        },
        new(DiotReport.Id, "DIOT", "DIOT (operations with third parties)", ReportSpan.Month, ReportNeeds.None, DiotReport.Build)
        {
            AboutEs = "Operaciones con proveedores del mes, como las pide la DIOT.",
            AboutEn = "Operations with suppliers of the month, as the DIOT asks for them.",
        },
        new(LeakReport.Id, "Deducciones que se pierden", "Deduction leaks", ReportSpan.MonthOrYear, ReportNeeds.Verdicts | ReportNeeds.Rows | ReportNeeds.Lines, LeakReport.Build)
        {
            AboutEs = "Pesos de ISR e IVA perdidos por causa, lo que se recupera, cómo y hasta cuándo.",
            AboutEn = "Pesos of ISR and IVA lost by cause, what can be recovered, how and until when.",
        },
        new(RegimeReport.Id, "Comparación de regímenes", "Regime comparison", ReportSpan.Year, ReportNeeds.Rows, RegimeReport.Build)
        {
            AboutEs = "Tu propio año en 612 y en RESICO (626), y lo que no se puede comparar.",
            AboutEn = "Your own year in 612 and in RESICO (626), and what cannot be compared.",
            Inputs = YearInputs,
        },
        new(SupplierReport.Id, "Proveedores", "Suppliers", ReportSpan.MonthOrYear, ReportNeeds.Verdicts, SupplierReport.Build)
        {
            AboutEs = "Gasto por proveedor, su parte, complementos que faltan, lista 69-B y qué se deduce.",
            AboutEn = "Spend by supplier, its share, missing complements, 69-B list and what is deducted.",
        },
        new("accountant_package", "Paquete para tu contador", "Accountant's package", ReportSpan.Month, ReportNeeds.Verdicts | ReportNeeds.Lines, Build: null)
        {
            AboutEs = "Un ZIP del mes: los XML, los CFDI con pago y veredicto, lo que falta y la hoja de trabajo.",
            AboutEn = "A ZIP of the month: the XMLs, the CFDIs with payment and verdict, what is missing and the worksheet.",
            Inputs = MonthInputs,
        },
    ];

    /// <summary>The kind of an id, or null.</summary>
    public static ReportKind? Find(string id) => All.FirstOrDefault(k => k.Id == id);
}
