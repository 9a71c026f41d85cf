using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Reports.Kinds;

/// <summary>Spend by supplier of the invoices dated in the period, with what each lacks and what of it is deducted; and what is credited in the period by payment, as the position has it.</summary>
internal static class SupplierReport
{
    /// <summary>Its id.</summary>
    public const string Id = "suppliers";

    private sealed record Supplier(string Rfc, string Name, IReadOnlyList<ReadVerdicts.Item> Items, IReadOnlyList<TaxEntry> Credited)
    {
        public decimal CreditedByPayment => Credited.Sum(e => e.IvaCreditable);

        public decimal Spent => Items.Sum(i => i.Verdict.Evidence.Subtotal);

        public int With(string code) => Items.Count(i => i.Verdict.Reasons.Any(r => r.Code == code));
    }

    /// <summary>The report.</summary>
    public static Result<Report> Build(ReportFacts facts) => PositionMonth.EntriesBetween(facts.Book, facts.Period.First, facts.Period.Last, facts.Tables)
        .Then<IReadOnlyList<TaxEntry>, Report>(entries => Of(facts, [.. entries.Where(e => e.IvaCreditable != 0)]));

    private static Report Of(ReportFacts facts, List<TaxEntry> credited)
    {
        var say = facts.Tongue;
        var dated = facts.Verdicts.ToLookup(i => i.CounterpartyRfc, StringComparer.OrdinalIgnoreCase);
        var paid = credited.ToLookup(e => e.Document.CounterpartyRfc, StringComparer.OrdinalIgnoreCase);
        var suppliers = dated.Select(g => g.Key).Union(paid.Select(g => g.Key), StringComparer.OrdinalIgnoreCase)
            .Select(rfc => new Supplier(rfc, dated[rfc].LastOrDefault()?.CounterpartyName ?? paid[rfc].Last().Document.CounterpartyName, [.. dated[rfc]], [.. paid[rfc]]))
            .OrderByDescending(s => s.Spent).ThenBy(s => s.Rfc, StringComparer.Ordinal).ToList();
        var all = suppliers.Sum(s => s.Spent);
        var figures = new FigureDraft(say)
            .Count("suppliers", "Proveedores", "Suppliers", suppliers.Count)
            .Count("cfdis", "CFDI recibidos", "CFDIs received", facts.Verdicts.Count)
            .Pesos("spent", "Gasto sin IVA", "Spend without IVA", all)
            .Pesos("deductible", "Deducible de ISR", "Deductible for ISR", facts.Verdicts.Sum(i => i.Verdict.Isr.Amount))
            .Pesos("creditable", "IVA acreditable", "Creditable IVA", facts.Verdicts.Sum(i => i.Verdict.Iva.Amount))
            .Pesos("creditable_paid", "IVA acreditable por lo pagado en el periodo, como en la posición", "Creditable IVA of what was paid in the period, as in the position", credited.Sum(e => e.IvaCreditable), "LIVA 5-III")
            .Count("rep_missing", "Facturas pagadas sin complemento de pago", "Paid invoices without a payment complement", suppliers.Sum(s => s.With("REP_MISSING")))
            .Of("summary", say.Say("Resumen", "Summary"));
        var table = new TableDraft<Supplier>(say)
            .Text("rfc", "RFC", "RFC", s => s.Rfc)
            .Text("name", "Proveedor", "Supplier", s => s.Name)
            .Count("count", "CFDI", "CFDIs", s => s.Items.Count)
            .Pesos("spent", "Gasto sin IVA", "Spend without IVA", s => s.Spent)
            .Share("share", "Parte", "Share", s => all == 0 ? 0m : decimal.Round(s.Spent / all, 6))
            .Pesos("iva", "IVA", "IVA", s => s.Items.Sum(i => i.Verdict.Evidence.Iva))
            .Pesos("deductible", "Deducible", "Deductible", s => s.Items.Sum(i => i.Verdict.Isr.Amount))
            .Pesos("creditable", "IVA acreditable", "Creditable IVA", s => s.Items.Sum(i => i.Verdict.Iva.Amount))
            .Pesos("creditable_paid", "IVA acreditable por pago", "Creditable IVA by payment", s => s.CreditedByPayment)
            .Count("rep_missing", "Sin REP", "No REP", s => s.With("REP_MISSING"))
            .Count("not_paid", "Sin pago", "Not paid", s => s.With("NOT_PAID"))
            .Text("efos", "Lista 69-B", "69-B list", s => EfosOf(facts, s.Rfc))
            .Text("verdict", "Lo que más pesa", "What weighs most", s => Heaviest(say, s))
            .Of("suppliers", say.Say("Proveedores", "Suppliers"), suppliers);
        return facts.Report(
            Id, say.Say("Proveedores", "Suppliers"),
            say.Say(
                "Facturas recibidas con fecha del periodo, en pesos. «IVA acreditable por pago» es lo pagado en el periodo, de facturas de cualquier fecha, como en la posición.",
                "Invoices received that are dated in the period, in pesos. 'Creditable IVA by payment' is what was paid in the period, of invoices of any date, as in the position."), [figures, table], ["LISR 27", "LIVA 5", "CFF 69-B", "RMF 2.7.1.32"]);
    }

    private static string? EfosOf(ReportFacts facts, string rfc) => facts.Book.Listed.TryGetValue(rfc, out var status) ? status.ToString() : null;

    private static string? Heaviest(Tongue say, Supplier supplier) => supplier.Items
        .SelectMany(i => i.Verdict.Reasons.Where(r => !r.IsWarning).Select(r => (Reason: r, Weight: i.Verdict.Evidence.Subtotal - i.Verdict.Isr.Amount)))
        .GroupBy(x => x.Reason.Code).OrderByDescending(g => g.Sum(x => x.Weight)).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => $"{say.Say(g.First().Reason.Es, g.First().Reason.En)} ({g.First().Reason.Law})").FirstOrDefault();
}
