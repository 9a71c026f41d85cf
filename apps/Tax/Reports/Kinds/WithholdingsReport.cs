using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Reports.Model;

namespace FinanceTracker.Tax.Reports.Kinds;

/// <summary>What was withheld from the taxpayer, and what the taxpayer withheld from others and pays over.</summary>
internal static class WithholdingsReport
{
    /// <summary>Its id.</summary>
    public const string Id = "withholdings";

    private sealed record Item(DateOnly Day, Guid? CfdiId, string? Uuid, string Rfc, string Name, decimal Base, decimal Isr, decimal Iva);

    private sealed record Month(DateOnly First, decimal Isr, decimal Iva, decimal IsrToPay, decimal WagesToPay, decimal IvaToPay, decimal Pesos);

    private sealed record Party(string Rfc, string Name, int Count, decimal Isr, decimal Iva);

    /// <summary>The report.</summary>
    public static Result<Report> Build(ReportFacts facts)
    {
        var positions = new List<TaxPosition>();
        foreach (var month in facts.Months)
        {
            var position = PositionMonth.Compute(facts.Book, month, facts.Tables);
            if (!position.IsOk) return position.Problem!;
            positions.Add(position.Value);
        }

        return Of(facts, positions);
    }

    private static Report Of(ReportFacts facts, List<TaxPosition> positions)
    {
        var say = facts.Tongue;
        var wages = WagePayments.Of(facts.Rows, facts.Period.Year, facts.Period.Last).Where(w => facts.Period.Holds(w.Day)).ToList();
        var entries = positions.SelectMany(p => p.Entries).ToList();
        var suffered = entries.Where(e => e.IsrWithheld != 0 || e.IvaWithheld != 0).Select(e => ItemOf(e, e.IsrWithheld, e.IvaWithheld))
            .Concat(wages.Where(w => w.IsrWithheld != 0).Select(w => new Item(w.Day, w.Id, w.Uuid, w.EmployerRfc, w.EmployerName, w.Taxed, w.IsrWithheld, 0m))).OrderBy(i => i.Day).ThenBy(i => i.CfdiId).ToList();
        var owed = entries.Where(e => e.IsrToPay != 0 || e.IvaToPay != 0).Select(e => ItemOf(e, e.IsrToPay, e.IvaToPay)).OrderBy(i => i.Day).ThenBy(i => i.CfdiId).ToList();
        return facts.Report(
            Id, say.Say("Retenciones", "Withholdings"), say.Say("Lo que te retuvieron (con nóminas) y lo que retuviste y enteras.", "What was withheld from you (payrolls included) and what you withheld and pay over."),
            [
                Months(say, positions, wages),
                Parties(say, "suffered_by_party", say.Say("Te retuvieron, por quién", "Withheld from you, by whom"), suffered),
                Items(say, "suffered", say.Say("Te retuvieron, CFDI por CFDI", "Withheld from you, CFDI by CFDI"), suffered),
                Parties(say, "to_pay_by_party", say.Say("Retuviste, a quién", "You withheld, from whom"), owed),
                Items(say, "to_pay", say.Say("Retuviste, CFDI por CFDI", "You withheld, CFDI by CFDI"), owed),
            ],
            ["LISR 96", "LISR 106", "LISR 113-J", "LISR 116", "LIVA 1-A", "LIVA 5-IV"]);
    }

    private static TableSection Months(Tongue say, List<TaxPosition> positions, List<WagePayment> wages) => new TableDraft<Month>(say)
        .Text("month", "Mes", "Month", m => m.First.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture))
        .Pesos("isr", "ISR que te retuvieron", "ISR withheld from you", m => m.Isr)
        .Pesos("iva", "IVA que te retuvieron", "IVA withheld from you", m => m.Iva)
        .Pesos("isr_to_pay", "ISR retenido a otros", "ISR withheld from others", m => m.IsrToPay)
        .Pesos("wages_to_pay", "ISR de salarios que pagas", "ISR on wages you pay", m => m.WagesToPay)
        .Pesos("iva_to_pay", "IVA retenido a otros", "IVA withheld from others", m => m.IvaToPay)
        .Pesos("pesos_to_pay", "A enterar, en pesos", "To pay over, in pesos", m => m.Pesos)
        .Of("by_month", say.Say("Por mes", "By month"),
            positions.ConvertAll(p => new Month(
                p.Month, p.Entries.Sum(e => e.IsrWithheld) + wages.Where(w => w.Day >= p.Month && w.Day < p.Month.AddMonths(1)).Sum(w => w.IsrWithheld), p.Entries.Sum(e => e.IvaWithheld),
                p.Withholdings.Isr.Amount, p.Withholdings.IsrWages.Amount, p.Withholdings.Iva.Amount, p.Withholdings.TotalPesos)));

    private static TableSection Parties(Tongue say, string id, string title, List<Item> items) => new TableDraft<Party>(say)
        .Text("rfc", "RFC", "RFC", p => p.Rfc)
        .Text("name", "Nombre", "Name", p => p.Name)
        .Count("count", "CFDI", "CFDIs", p => p.Count)
        .Pesos("isr", "ISR", "ISR", p => p.Isr)
        .Pesos("iva", "IVA", "IVA", p => p.Iva)
        .Of(id, title, [.. items.GroupBy(i => i.Rfc).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Party(g.Key, g.First().Name, g.Select(i => i.CfdiId).Distinct().Count(), g.Sum(i => i.Isr), g.Sum(i => i.Iva)))]);

    private static TableSection Items(Tongue say, string id, string title, List<Item> items) => new TableDraft<Item>(say)
        .Day("date", "Fecha", "Date", i => i.Day)
        .Cfdi(i => (i.CfdiId, i.Uuid))
        .Text("rfc", "RFC", "RFC", i => i.Rfc)
        .Text("name", "Nombre", "Name", i => i.Name)
        .Pesos("base", "Base", "Base", i => i.Base)
        .Pesos("isr", "ISR", "ISR", i => i.Isr)
        .Pesos("iva", "IVA", "IVA", i => i.Iva)
        .Of(id, title, items);

    private static Item ItemOf(TaxEntry entry, decimal isr, decimal iva) => new(
        entry.Day, entry.Document.Id, entry.Document.Uuid, entry.Document.CounterpartyRfc, entry.Document.CounterpartyName,
        ((entry.Deposit ?? entry.Payment)?.Amounts ?? entry.Document.Amounts).Subtotal, isr, iva);
}
