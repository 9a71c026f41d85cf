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
}
