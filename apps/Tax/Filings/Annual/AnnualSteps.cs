using System.Globalization;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>Steps of the annual return that follow from its result.</summary>
internal static class AnnualSteps
{
    // LISR 98-III: employees who earned more, or had two employers, must file.
    private const decimal WagesThatMustFile = 400_000m;
    private const int MostInstalments = 6;

    /// <summary>The steps.</summary>
    public static IEnumerable<CheckItem> Of(AnnualFigures figures, TaxTables tables)
    {
        var (wages, result) = (figures.Wages, figures.Isr);
        if (wages.Sum(w => w.Taxed + w.Exempt) > WagesThatMustFile || wages.Select(w => w.EmployerRfc).Distinct(StringComparer.Ordinal).Count() > 1)
            yield return new CheckItem("wages_must_file", "Por tus salarios (más de 400,000 o dos patrones) debes presentarla (LISR 98-III).", "Your wages (above 400,000, or two employers) oblige you to file (LISR 98-III).");
        if (result.BalanceInFavor > 0)
            yield return new CheckItem("claim_balance", "Tienes saldo a favor: pídelo en la declaración con tu CLABE (RMF 2.3.2).", "You have a balance in favour: ask for it in the return with your CLABE (RMF 2.3.2).");
        if (result.IsrDue > 0 && tables.AnnualInstalments(figures.Facts.Year) is { IsOk: true } factors)
        {
            var plan = AnnualInstalments.Compute(TaxRounding.Pesos(result.IsrDue), MostInstalments, factors.Value.Value.Factors[MostInstalments.ToString(CultureInfo.InvariantCulture)]);
            var (first, each) = (AnnualNotes.Amount(plan.First), AnnualNotes.Amount(plan.Each));
            var (es, en) = factors.Value.Provisional ? (" (factores del ejercicio anterior, sin confirmar)", " (factors of the year before, not confirmed)") : ("", "");
            yield return new CheckItem(
                "instalments", $"Puedes pagar hasta en seis parcialidades (RMF 3.17.3): la primera de {first} y las demás de {each}{es}.",
                $"You may pay in up to six instalments (RMF 3.17.3): the first of {first} and the others of {each}{en}.");
        }
    }
}
