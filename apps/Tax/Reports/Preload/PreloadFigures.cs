using FinanceTracker.Tax.AnnualReturn;

namespace FinanceTracker.Tax.Reports.Preload;

/// <summary>A figure that SAT preloads, and ours beside it.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Es">In Spanish, as SAT calls it.</param>
/// <param name="En">In English.</param>
/// <param name="Ours">Our figure.</param>
/// <param name="Documents">What it may be made of, counted here or not.</param>
internal sealed record PreloadFigure(string Code, string Es, string En, Func<AnnualFigures, decimal> Ours, Func<PreloadDocuments, IEnumerable<PreloadDocument>> Documents);

/// <summary>Every figure that can be compared.</summary>
internal static class PreloadFigures
{
    private static readonly string[] PersonalUses = ["D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10"];

    // Reasons that take the whole expense away; caps take only what is above them, and SAT shows expenses before the caps.
    private static readonly string[] Kills = ["PAYMENT_FORM", "CANCELLED", "NOT_TUITION"];

    /// <summary>The figures.</summary>
    public static IReadOnlyList<PreloadFigure> All { get; } =
    [
        new("wages_taxed", "Sueldos: ingreso gravado", "Wages: taxed income", f => f.Wages.Sum(w => w.Taxed), d => d.Wages(w => w.Taxed)),
        new("wages_exempt", "Sueldos: ingreso exento", "Wages: exempt income", f => f.Wages.Sum(w => w.Exempt), d => d.Wages(w => w.Exempt)),
        new("wages_withheld", "Sueldos: ISR retenido", "Wages: ISR withheld", f => f.Wages.Sum(w => w.IsrWithheld), d => d.Wages(w => w.IsrWithheld)),
        new("business_income", "Actividad empresarial y profesional: ingresos", "Business and professions: income", f => Income(f, "612"), d => d.Entries("612", e => e.Income)),
        new("business_withheld", "Actividad empresarial y profesional: ISR retenido", "Business and professions: ISR withheld", f => Withheld(f, "612"), d => d.Entries("612", e => e.IsrWithheld)),
        new("rent_income", "Arrendamiento: ingresos", "Rent: income", f => Income(f, "606"), d => d.Entries("606", e => e.Income)),
        new("rent_withheld", "Arrendamiento: ISR retenido", "Rent: ISR withheld", f => Withheld(f, "606"), d => d.Entries("606", e => e.IsrWithheld)),
        new("platform_income", "Plataformas: ingresos", "Platforms: income", f => Income(f, "625"), d => d.Entries("625", e => e.Income)),
        new("platform_withheld", "Plataformas: ISR retenido", "Platforms: ISR withheld", f => Withheld(f, "625"), d => d.Entries("625", e => e.IsrWithheld)),
        new("provisional_payments", "Pagos provisionales", "Provisional payments", f => f.Provisional, _ => []),
        new("interest_nominal", "Intereses nominales", "Nominal interest", f => Certified(f, c => c.Amount), d => d.Certificates(c => c.Amount)),
        new("interest_withheld", "Intereses: ISR retenido", "Interest: ISR withheld", f => Certified(f, c => c.IsrWithheld), d => d.Certificates(c => c.IsrWithheld)),
        .. PersonalUses.Select(use => new PreloadFigure(
            $"personal_{use.ToLowerInvariant()}", $"Deducciones personales {use}", $"Personal deductions {use}", f => Personal(f, use), d => d.Personal(use))),
    ];

    /// <summary>The figure of a code, or null.</summary>
    public static PreloadFigure? Find(string code) => All.FirstOrDefault(f => f.Code == code);

    /// <summary>Ids of personal items that count before the caps.</summary>
    public static IReadOnlySet<string> Counted(AnnualFigures figures) =>
        figures.Personal.Items.Where(i => !i.Reasons.Any(Kills.Contains)).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);

    private static decimal Personal(AnnualFigures figures, string use)
    {
        var counted = Counted(figures);
        return figures.Expenses.Where(e => e.Refusal is null && e.Item.UsoCfdi == use && counted.Contains(e.Item.Id)).Sum(e => e.Item.Amount);
    }

    private static decimal Income(AnnualFigures figures, string regime) => figures.Chapters.Where(c => c.Key == regime).Sum(c => c.Income);

    private static decimal Withheld(AnnualFigures figures, string regime) => figures.Chapters.Where(c => c.Key == regime).Sum(c => c.Withheld);

    private static decimal Certified(AnnualFigures figures, Func<IncomeCertificate, decimal> of) => figures.Certificates.Where(c => c.Key == WagePayments.Interest).Sum(of);
}
