using FinanceTracker.Tax.Matching;
using FinanceTracker.Tax.Reports.Model;

namespace FinanceTracker.Tax.Reports.Kinds;

/// <summary>Bank expenses that would lower taxes if they had a CFDI.</summary>
internal static class MissingTable
{
    /// <summary>The table, those that surely deduct first.</summary>
    public static TableSection Of(Tongue say, IReadOnlyList<MissingCfdi> missing) => new TableDraft<MissingCfdi>(say)
        .Day("date", "Fecha", "Date", m => m.Date)
        .Text("description", "Descripción del banco", "Bank's description", m => m.Description)
        .Text("category", "Categoría", "Category", m => say.Say(Platform.Categories.Taxonomy.NameOf(m.Category).Es, Platform.Categories.Taxonomy.NameOf(m.Category).En))
        .Pesos("amount", "Importe", "Amount", m => m.Amount)
        .Pesos("iva", "IVA estimado", "Estimated IVA", m => m.IvaAtStake)
        .Text("depends", "¿Siempre?", "Always?", m => m.Depends ? say.Say("según el uso", "depends on the use") : say.Say("sí", "yes"))
        .Text("todo", "Qué hacer", "What to do", m => say.Say(m.Es, m.En))
        .Day("until", "Hasta", "Until", m => m.Until)
        .Of("without_cfdi", say.Say("Gastos sin CFDI", "Expenses without a CFDI"), missing);
}
