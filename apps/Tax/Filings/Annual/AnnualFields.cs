using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>Fields of the annual return: whole pesos (CFF 20).</summary>
internal static class AnnualFields
{
    private const string Deductions = "Deducciones personales";
    private const string Total = "Determinación del ISR del ejercicio";

    /// <summary>A field.</summary>
    public static PortalField Of(string section, string field, decimal amount) => new(section, field, TaxRounding.Pesos(amount));

    /// <summary>The fields of a chapter.</summary>
    public static IEnumerable<PortalField> OfChapter(AnnualChapter chapter) => OfChapter(AnnualNotes.SectionOf(chapter.Key), chapter);

    /// <summary>The same in a section of another name.</summary>
    public static IEnumerable<PortalField> OfChapter(string section, AnnualChapter chapter) => chapter.Key switch
    {
        AnnualChapters.Wages =>
        [
            Of(section, "Ingresos totales", chapter.Income),
            Of(section, "Ingresos exentos", chapter.Exempt),
            Of(section, "Ingresos acumulables", chapter.Taxable),
            Of(section, "ISR retenido", chapter.Withheld),
        ],
        AnnualChapters.Interest =>
        [
            Of(section, "Intereses reales", chapter.Taxable),
            Of(section, "ISR retenido", chapter.Withheld),
        ],
        _ =>
        [
            Of(section, "Ingresos cobrados", chapter.Income),
            Of(section, "Deducciones autorizadas", chapter.Deductions),
            .. Positive(section, "PTU pagada", chapter.PtuPaid),
            .. Positive(section, "Pérdidas de ejercicios anteriores", chapter.LossesUsed),
            Of(section, chapter.Taxable < 0 ? "Pérdida fiscal" : "Utilidad fiscal", Math.Abs(chapter.Taxable)),
            Of(section, "ISR retenido", chapter.Withheld),
            Of(section, "Pagos provisionales pagados", chapter.Provisional),
        ],
    };

    /// <summary>Personal deductions by use, within their own limits, and all within the cap.</summary>
    public static IEnumerable<PortalField> OfDeductions(AnnualFigures figures) =>
    [
        .. figures.Judged.Where(j => j.Expense.Refusal is null).GroupBy(j => j.Expense.Item.UsoCfdi, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Of(Deductions, $"{g.Key}, después de su límite", g.Sum(j => j.Allowed))),
        Of(Deductions, "Tope global (LISR 151, último párrafo)", figures.Personal.GlobalCap),
        Of(Deductions, "Total de deducciones personales", figures.Personal.TotalDeductible),
    ];

    /// <summary>From income to what is paid.</summary>
    public static IEnumerable<PortalField> OfTotal(AnnualFigures figures) =>
    [
        Of(Total, "Ingresos acumulables", figures.AccumulableIncome),
        Of(Total, "Deducciones personales", figures.Personal.TotalDeductible),
        Of(Total, "Base gravable", figures.Isr.TaxBase),
        Of(Total, "ISR conforme a la tarifa anual", figures.Isr.IsrCaused),
        Of(Total, "ISR retenido", figures.Withheld),
        Of(Total, "Pagos provisionales pagados", figures.Provisional),
        Of(Total, "ISR a cargo", figures.Isr.IsrDue),
        Of(Total, "Saldo a favor", figures.Isr.BalanceInFavor),
    ];

    /// <summary>LISR 113-F: RESICO of persons had a return until fiscal year 2023; RMF 3.13.7 relieves the years since.</summary>
    public static IEnumerable<PortalField> OfResico(AnnualFigures figures)
    {
        if (figures.Resico is not { } result || figures.Chapters.FirstOrDefault(c => c.Key == AnnualChapters.Resico) is not { } chapter) return [];
        var section = AnnualNotes.SectionOf(chapter.Key);
        return result.Error is not null
            ? [Of(section, "Ingresos cobrados, por encima del límite del régimen", chapter.Income)]
            :
            [
                Of(section, "Ingresos cobrados", chapter.Income),
                Of(section, "ISR del ejercicio", result.IsrCaused ?? 0m),
                Of(section, "Pagos mensuales", chapter.Provisional),
                Of(section, "ISR retenido", chapter.Withheld),
                Of(section, "ISR a cargo", result.IsrDue ?? 0m),
                Of(section, "Saldo a favor", result.BalanceInFavor ?? 0m),
            ];
    }

    /// <summary>What RESICO pays on top.</summary>
    public static decimal ResicoDue(AnnualFigures figures) => TaxRounding.Pesos(figures.Resico?.IsrDue ?? 0m);

    private static IEnumerable<PortalField> Positive(string section, string field, decimal amount) => amount > 0 ? [Of(section, field, amount)] : [];
}
