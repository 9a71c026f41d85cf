using System.Globalization;

namespace FinanceTracker.Tax.AnnualReturn;

/// <summary>What the figures of a year suppose or do not contain, said by name.</summary>
public sealed record AnnualNote(string Code, string Es, string En);

/// <summary>Notes of a year, the same for whoever shows its figures.</summary>
internal static class AnnualNotes
{
    /// <summary>Of a person.</summary>
    public static IReadOnlyList<AnnualNote> Of(AnnualFigures f) => [.. OfIncome(f), .. OfExpenses(f), .. OfPayments(f.Facts, f.Chapters)];

    /// <summary>What is known of the provisional payments of some chapters.</summary>
    public static IEnumerable<AnnualNote> OfPayments(AnnualFacts facts, IReadOnlyList<AnnualChapter> chapters)
    {
        var paying = chapters.Where(c => c is { IsInReturn: true, Key: not (AnnualChapters.Wages or AnnualChapters.Interest) }).ToList();
        if (paying.Count == 0) yield break;
        if (facts.TakesPaymentsAsMade)
        {
            yield return new AnnualNote(
                "provisional_as_computed", "No hay declaraciones del año registradas: los pagos provisionales se toman como hechos, tal como aquí se calculan; si pagaste otra cosa, cambia el saldo.",
                "No returns of the year are recorded: provisional payments are taken as made, as computed here; if you paid otherwise, the balance changes.");
            yield break;
        }

        yield return new AnnualNote(
            "provisional_as_recorded", "Los pagos provisionales son los que constan como pagados en tus declaraciones registradas.", "Provisional payments are those recorded as paid in your recorded returns.");
        foreach (var chapter in paying)
        {
            if (ProvisionalPayments.Unpaid(facts, chapter.Key) is not { Count: > 0 } months) continue;
            var list = string.Join(", ", months.Select(m => m.ToString("yyyy-MM", CultureInfo.InvariantCulture)));
            yield return new AnnualNote(
                "provisional_not_known", $"{SectionOf(chapter.Key)}: no consta aquí el pago provisional de {list}; no se acreditó. Si lo pagaste, registra su acuse y su pago.",
                $"{SectionOf(chapter.Key)}: the provisional payment of {list} is not recorded here and was not credited. If you paid it, record its acuse and its payment.");
        }
    }

    /// <summary>A chapter as the return names it.</summary>
    public static string SectionOf(string key) => key switch
    {
        AnnualChapters.Wages => "Sueldos y salarios",
        AnnualChapters.Business => "Actividades empresariales y profesionales",
        AnnualChapters.Platforms => "Plataformas tecnológicas",
        AnnualChapters.Rent => "Arrendamiento",
        AnnualChapters.Resico => "Simplificado de confianza",
        AnnualChapters.Interest => "Intereses",
        _ => key,
    };

    /// <summary>An amount in words.</summary>
    public static string Amount(decimal amount) => "$" + amount.ToString("N2", CultureInfo.InvariantCulture);

    private static IEnumerable<AnnualNote> OfIncome(AnnualFigures f)
    {
        var hasInterest = f.Facts.Inputs.RealInterest is not null;
        yield return hasInterest
            ? new AnnualNote("dividends_gains", "Dividendos, venta de bienes y bolsa no están en las cifras: súmalos con tus constancias.", "Dividends, sales of property and stock gains are not in the figures: add them from your certificates.")
            : new AnnualNote("interest_dividends_gains", "Intereses, dividendos, venta de bienes y bolsa no están en las cifras: súmalos con tus constancias.", "Interest, dividends, sales of property and stock gains are not in the figures: add them from your certificates.");
        yield return new AnnualNote("without_cfdi", "Depreciación de años anteriores e ingresos sin CFDI no están.", "Depreciation of earlier years and income without a CFDI are not in it.");
        var left = f.Certificates.Count(c => !hasInterest || c.Key != WagePayments.Interest).ToString(CultureInfo.InvariantCulture);
        if (left != "0")
            yield return new AnnualNote("withholding_certificates", $"Recibiste {left} constancias de retención que ninguna cifra incluye.", $"You received {left} certificates of withholdings that no figure contains.");
        if (!hasInterest && f.Certificates.Any(c => c.Key == WagePayments.Interest))
            yield return new AnnualNote("real_interest", "Hay constancias de intereses: escribe el interés real del año en «realInterest» para incluirlo con su retención.", "There are certificates of interest: give the year's real interest in 'realInterest' to include it with what was withheld.");
        if (f.Wages.Any(w => w.HasSpecialPay))
            yield return new AnnualNote("special_wages", "Hay pagos por separación, antigüedad o jubilación: su cálculo es aparte (LISR 95, 96) y aquí solo se sumaron como salarios.", "There is separation, seniority or retirement pay: it has a rule of its own (LISR 95, 96) and was only added as wages.");
        if (Has(f, AnnualChapters.Rent)) yield return new AnnualNote("predial", "El predial no está en las cifras: súmalo a tus deducciones de arrendamiento.", "Predial is not in the figures: add it to your deductions of rent.");
        if (Has(f, AnnualChapters.Platforms))
            yield return new AnnualNote("platforms_definitive", "Si elegiste que la retención de plataformas sea pago definitivo (LISR 113-B), quita ese capítulo: aquí se suma y se acredita lo retenido.", "If you chose that what platforms withhold is definitive (LISR 113-B), take that chapter out: here it is added and what was withheld is credited.");
        if (Has(f, AnnualChapters.Resico))
            yield return f.Facts.Year > AnnualLaw.LastResicoReturn
                ? new AnnualNote("resico_apart", "RESICO no entra en esta declaración: no presenta anual de 2024 a 2026, sus pagos mensuales son definitivos y no admite deducciones personales (RMF 3.13.7).", "RESICO is not part of this return: it files none from 2024 to 2026, its monthly payments are definitive and take no personal deductions (RMF 3.13.7).")
                : new AnnualNote("resico_own_return", "RESICO se declara aparte, con su propia tarifa y sin deducciones personales (LISR 113-F).", "RESICO is declared apart, by its own table and without personal deductions (LISR 113-F).");
        if (f.Chapters.Any(c => c is { Key: AnnualChapters.Business, Deductions: > 0 }))
            yield return new AnnualNote("depreciation_not_updated", "Si depreciaste inversiones, aquí van sin actualizar por INPC: puedes deducir algo más.", "If you depreciated investments, they are not updated by the price index here: you may deduct a little more.");
    }

    private static IEnumerable<AnnualNote> OfExpenses(AnnualFigures f)
    {
        var mortgage = f.Expenses.Where(e => e.Refusal == PersonalExpenses.NominalInterest).Sum(e => e.Item.Amount);
        if (mortgage > 0)
            yield return new AnnualNote(
                "mortgage_real_interest", $"Pagaste {Amount(mortgage)} de intereses hipotecarios (D05): solo se deducen los reales, que dice la constancia del banco. No se incluyeron; escríbelos en «realMortgageInterest».",
                $"You paid {Amount(mortgage)} of mortgage interest (D05): only real interest is deducted, which the bank's certificate tells. It is not included; give it in 'realMortgageInterest'.");
        var counted = f.Expenses.Where(e => e.Refusal is null).ToList();
        if (counted.Any(e => e.Item is { UsoCfdi: "D04", Amount: > 0 }) && f.Facts.Inputs.PriorYearIncome is null && f.Facts.Book.Options.PriorYearIncome is null)
            yield return f.PriorYearIncome is { } told
                ? new AnnualNote("donation_limit_from_documents", $"El límite de tus donativos (D04) usa {Amount(told)} de ingresos acumulables del año anterior, según tus CFDI: di en tu perfil los que declaraste.", $"The limit of your gifts (D04) uses {Amount(told)} of accumulable income of the year before, by your CFDIs: say in your profile what you declared.")
                : new AnnualNote("donation_limit", "Tus donativos (D04) tienen límite según los ingresos acumulables del año anterior: dilos en tu perfil; mientras, no se deducen.", "Your gifts (D04) are limited by the accumulable income of the year before: say it in your profile; until then they are not deducted.");
        if (counted.Where(e => e.Item is { UsoCfdi: "D10", Level: not null }).Select(e => e.Id).Distinct().Count() > 1)
            yield return new AnnualNote("tuition_students", "Los CFDI no nos dicen de qué alumno es cada colegiatura: todas quedaron bajo el límite de uno solo. Con varios hijos puedes deducir más.", "The CFDIs do not tell us whose each tuition is: all stand under the limit of one pupil. With several children you may deduct more.");
    }

    private static bool Has(AnnualFigures f, string key) => f.Chapters.Any(c => c.Key == key);
}
