using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>What stands in the way of an annual return.</summary>
internal static class AnnualBlocks
{
    private static readonly string[] Persons = ["605", "606", "612", "616", "625", "626"];
    private static readonly string[] Companies = ["601", "603", "626"];

    public static IReadOnlyList<Block> Of(AnnualFiling annual)
    {
        var taxpayer = annual.Facts.Book.Taxpayer;
        var blocks = new List<Block>();
        if (!annual.IsProfileConfirmed) blocks.Add(new Block("profile_not_confirmed", "Confirma tu RFC y régimen.", "Confirm your RFC and regime."));
        if (annual.Facts.Book.Today <= annual.Last) blocks.Add(new Block("period_open", "El ejercicio no ha terminado.", "The fiscal year is not over."));
        foreach (var regime in taxpayer.Regimes.Where(r => !(taxpayer.IsPerson ? Persons : Companies).Contains(r)))
            blocks.Add(new Block("regime_not_covered", $"El régimen {regime} no está cubierto: no calculamos su ISR anual.", $"Regime {regime} is not covered: its ISR of the year is not computed."));
        if (!taxpayer.IsPerson && taxpayer.Regimes.Any(r => r is "601" or "603"))
            blocks.Add(new Block(
                "annual_needs_books", "El resultado del ejercicio sale de tu contabilidad (costo de ventas, ajuste anual por inflación, depreciación actualizada): no lo calculamos con CFDI.",
                "The result of the year comes from your books (cost of sales, annual adjustment for inflation, updated depreciation): CFDIs alone do not give it."));
        return blocks;
    }

    /// <summary>Provisional payments that are not recorded: how much less would be due if they had been paid as the months compute them. It warns and does not stop.</summary>
    public static IEnumerable<Block> OfPayments(AnnualFacts facts, IReadOnlyList<AnnualChapter> chapters, IReadOnlyList<TaxPosition> months, PaymentsBesides paid)
    {
        var missing = chapters.Where(c => c.IsInReturn).Sum(c => ProvisionalPayments.Unpaid(facts, c.Key).Sum(m => months.Where(p => p.Month == m).Sum(p => ProvisionalPayments.KnownOf(facts, c.Key, p))));
        if (missing <= 0) yield break;
        var (fall, from, to) = (AnnualNotes.Amount(missing), AnnualNotes.Amount(paid.ResultRecordedPesos), AnnualNotes.Amount(paid.ResultRecordedPesos - missing));
        yield return new Block(
            "provisional_not_recorded",
            $"No constan pagados aquí todos los pagos provisionales del ejercicio y no se acreditaron: si los pagaste como aquí se calculan, el ISR a cargo baja {fall} (de {from} a {to}; menos de cero es a favor). Registra su acuse y su pago.",
            $"Not all provisional payments of the year are recorded as paid here, and those were not credited: if you paid them as computed here, the ISR due falls by {fall} (from {from} to {to}; below zero is in favour). Record their acuse and their payment.")
        {
            IsWarning = true,
        };
    }
}
