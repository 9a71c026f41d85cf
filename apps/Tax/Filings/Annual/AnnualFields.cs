using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>Fields of the annual return: whole pesos (CFF 20).</summary>
internal static class AnnualFields
{
    private const int LastResicoReturn = 2023;

    /// <summary>A field.</summary>
    public static PortalField Of(string section, string field, decimal amount) => new(section, field, TaxRounding.Pesos(amount));

    /// <summary>The fields of a chapter.</summary>
    public static IEnumerable<PortalField> OfChapter(Chapter chapter) => chapter.Regimen == "605"
        ?
        [
            Of(chapter.Section, "Ingresos totales", chapter.Income),
            Of(chapter.Section, "Ingresos exentos", chapter.Exempt),
            Of(chapter.Section, "Ingresos acumulables", chapter.Profit),
            Of(chapter.Section, "ISR retenido", chapter.Withheld),
        ]
        :
        [
            Of(chapter.Section, "Ingresos cobrados", chapter.Income),
            Of(chapter.Section, "Deducciones autorizadas", chapter.Deductions),
            .. Positive(chapter.Section, "PTU pagada", chapter.PtuPaid),
            .. Positive(chapter.Section, "Pérdidas de ejercicios anteriores", chapter.LossesUsed),
            Of(chapter.Section, chapter.Profit < 0 ? "Pérdida fiscal" : "Utilidad fiscal", Math.Abs(chapter.Profit)),
            Of(chapter.Section, "ISR retenido", chapter.Withheld),
            Of(chapter.Section, "Pagos provisionales pagados", chapter.ProvisionalPaid),
        ];

    /// <summary>LISR 113-F: RESICO of persons had a return until fiscal year 2023; RMF 3.13.7 relieves the years since.</summary>
    public static (IReadOnlyList<PortalField> Fields, decimal Due) OfResico(int year, Chapter? chapter, TaxTables tables)
    {
        if (chapter is null || year > LastResicoReturn || tables.Resico(year) is not { IsOk: true } figure) return ([], 0m);
        var result = ResicoYear.Compute(new ResicoYear.Input(year, chapter.Income, chapter.ProvisionalPaid, chapter.Withheld), figure.Value.Value);
        if (result.Error is not null) return ([Of(chapter.Section, "Ingresos cobrados, por encima del límite del régimen", chapter.Income)], 0m);
        return (
            [
                Of(chapter.Section, "Ingresos cobrados", chapter.Income),
                Of(chapter.Section, "ISR del ejercicio", result.IsrCaused ?? 0m),
                Of(chapter.Section, "Pagos mensuales", chapter.ProvisionalPaid),
                Of(chapter.Section, "ISR retenido", chapter.Withheld),
                Of(chapter.Section, "ISR a cargo", result.IsrDue ?? 0m),
                Of(chapter.Section, "Saldo a favor", result.BalanceInFavor ?? 0m),
            ], TaxRounding.Pesos(result.IsrDue ?? 0m));
    }

    private static IEnumerable<PortalField> Positive(string section, string field, decimal amount) => amount > 0 ? [Of(section, field, amount)] : [];
}
