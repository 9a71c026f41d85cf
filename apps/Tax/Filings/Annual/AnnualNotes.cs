using System.Globalization;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>What the figures do not contain, said by name, and steps of the annual return alone.</summary>
internal static class AnnualNotes
{
    // LISR 98-III: employees who earned more, or had two employers, must file.
    private const decimal WagesThatMustFile = 400_000m;
    private const int MostInstalments = 6;

    /// <summary>Of a person.</summary>
    public static IReadOnlyList<CheckItem> Of(AnnualBook annual, IReadOnlyList<Chapter> chapters, AnnualDeductions.Found found)
    {
        var notes = new List<CheckItem>();
        void Add(bool when, string code, string es, string en)
        {
            if (when) notes.Add(new CheckItem(code, es, en));
        }

        var (mortgage, certificates) = (Amount(found.MortgagePaid), annual.Certificates.ToString(CultureInfo.InvariantCulture));
        Add(true, "interest_dividends_gains", "Intereses, dividendos, venta de bienes y bolsa no están en las cifras: súmalos con tus constancias.", "Interest, dividends, sales of property and stock gains are not in the figures: add them from your certificates.");
        Add(annual.Certificates > 0, "withholding_certificates", $"Recibiste {certificates} constancias de retención que ninguna cifra incluye.", $"You received {certificates} certificates of withholdings that no figure contains.");
        Add(annual.Payrolls.Any(p => p.HasSpecialPay), "special_wages", "Hay pagos por separación, antigüedad o jubilación: su cálculo es aparte (LISR 95, 96) y aquí solo se sumaron como salarios.", "There is separation, seniority or retirement pay: it has a rule of its own (LISR 95, 96) and was only added as wages.");
        Add(found.MortgagePaid > 0, "mortgage_real_interest", $"Pagaste {mortgage} de intereses hipotecarios (D05): solo se deducen los reales, que dice la constancia del banco. No se incluyeron.", $"You paid {mortgage} of mortgage interest (D05): only real interest is deducted, which the bank's certificate tells. It is not included.");
        Add(found.Donations > 0 && annual.Book.Options.PriorYearIncome is null, "donation_limit", "Tus donativos (D04) tienen límite según los ingresos acumulables del año anterior: dilos en tu perfil; mientras, no se deducen.", "Your gifts (D04) are limited by the accumulable income of the year before: say it in your profile; until then they are not deducted.");
        Add(found.Tuitions > 1, "tuition_students", "Los CFDI no nos dicen de qué alumno es cada colegiatura: todas quedaron bajo el límite de uno solo. Con varios hijos puedes deducir más.", "The CFDIs do not tell us whose each tuition is: all stand under the limit of one pupil. With several children you may deduct more.");
        Add(chapters.Any(c => c.Regimen == "606"), "predial", "El predial no está en las cifras: súmalo a tus deducciones de arrendamiento.", "Predial is not in the figures: add it to your deductions of rent.");
        Add(annual.Year > 2023 && chapters.Any(c => c.Regimen == "626"), "resico_apart", "RESICO no entra en esta declaración: sus pagos mensuales son definitivos (RMF 3.13.7).", "RESICO is not part of this return: its monthly payments are definitive (RMF 3.13.7).");
        Add(chapters.Any(c => c.Regimen == "612" && c.Deductions > 0), "depreciation_not_updated", "Si depreciaste inversiones, aquí van sin actualizar por INPC: puedes deducir algo más.", "If you depreciated investments, they are not updated by the price index here: you may deduct a little more.");
        notes.AddRange(Unpaid(annual, chapters));
        return notes;
    }

    /// <summary>Of a company.</summary>
    public static IReadOnlyList<CheckItem> OfCompany(AnnualBook annual, Chapter? chapter) =>
    [
        new("outside_cfdi", "Lo que no tiene CFDI (nómina del IMSS, intereses bancarios, pérdidas cambiarias, PTU generada) no está en las cifras.", "What has no CFDI (social security, bank interest, exchange losses, PTU of the year) is not in the figures."),
        .. chapter is null ? [] : Unpaid(annual, [chapter]),
    ];

    /// <summary>Steps that follow from the result.</summary>
    public static IEnumerable<CheckItem> Steps(AnnualBook annual, IsrAnnual.Result result, TaxTables tables)
    {
        var wages = annual.Payrolls.Sum(p => p.Taxed + p.Exempt);
        if (wages > WagesThatMustFile || annual.Payrolls.Select(p => p.EmployerRfc).Distinct(StringComparer.Ordinal).Count() > 1)
            yield return new CheckItem("wages_must_file", "Por tus salarios (más de 400,000 o dos patrones) debes presentarla (LISR 98-III).", "Your wages (above 400,000, or two employers) oblige you to file (LISR 98-III).");
        if (result.BalanceInFavor > 0)
            yield return new CheckItem("claim_balance", "Tienes saldo a favor: pídelo en la declaración con tu CLABE (RMF 2.3.2).", "You have a balance in favour: ask for it in the return with your CLABE (RMF 2.3.2).");
        if (result.IsrDue > 0 && tables.AnnualInstalments(annual.Year) is { IsOk: true } factors)
        {
            var plan = AnnualInstalments.Compute(TaxRounding.Pesos(result.IsrDue), MostInstalments, factors.Value.Value.Factors[MostInstalments.ToString(CultureInfo.InvariantCulture)]);
            var (first, each) = (Amount(plan.First), Amount(plan.Each));
            var (es, en) = factors.Value.Provisional ? (" (factores del ejercicio anterior, sin confirmar)", " (factors of the year before, not confirmed)") : ("", "");
            yield return new CheckItem(
                "instalments", $"Puedes pagar hasta en seis parcialidades (RMF 3.17.3): la primera de {first} y las demás de {each}{es}.",
                $"You may pay in up to six instalments (RMF 3.17.3): the first of {first} and the others of {each}{en}.");
        }
    }

    private static IEnumerable<CheckItem> Unpaid(AnnualBook annual, IEnumerable<Chapter> chapters)
    {
        foreach (var chapter in chapters.Where(c => c.Regimen != "626" || !annual.Book.Taxpayer.IsPerson))
        {
            if (AnnualChapters.Unpaid(annual, chapter) is not { Count: > 0 } months) continue;
            var list = string.Join(", ", months.Select(m => m.ToString("yyyy-MM", CultureInfo.InvariantCulture)));
            yield return new CheckItem(
                "provisional_not_known", $"{chapter.Section}: no consta aquí el pago provisional de {list}; no se acreditó. Si lo pagaste, registra su acuse y su pago.",
                $"{chapter.Section}: the provisional payment of {list} is not recorded here and was not credited. If you paid it, record its acuse and its payment.");
        }
    }

    private static string Amount(decimal amount) => "$" + amount.ToString("N2", CultureInfo.InvariantCulture);
}
