using System.Globalization;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Obligations;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>Steps of the annual return that follow from its result.</summary>
internal static class AnnualSteps
{
    private const int MostInstalments = 6;

    /// <summary>The steps.</summary>
    public static IEnumerable<CheckItem> Of(AnnualFigures figures, TaxTables tables)
    {
        var (wages, result) = (figures.Wages, figures.Isr);
        var facts = figures.Facts;
        if (WageDuty.Reasons(wages, facts.Book.Taxpayer.Regimes, facts.Year).Count > 0)
        {
            var limit = AnnualNotes.Amount(WageDuty.MostWages);
            yield return new CheckItem(
                "wages_must_file", $"Por tus salarios (más de {limit}, dos patrones, una separación u otros ingresos) debes presentarla (LISR 98-III).",
                $"Your wages (above {limit}, two employers, a separation, or other income) oblige you to file (LISR 98-III).");
        }

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
