using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Reports.Kinds;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Reports.Package;

/// <summary>The workbooks of the package: CFDIs with payment and verdict, bank expenses without a CFDI, and what is pending. Pure.</summary>
internal sealed class PackageTables(ReportFacts facts, IReadOnlyList<TaxEntry> entries)
{
    private static readonly string[] Law = ["LISR 27", "LIVA 5", "CFF 29-A", "RMF 2.7.1.32"];
    private readonly Tongue say = facts.Tongue;
    private readonly ILookup<Guid, PaidPart> paid = PaidParts.Of(facts.Book.Documents, facts.Book.Reps, facts.Book.Lines).ToLookup(p => p.Document.Id);

    private sealed record Row(TaxDocument Document, IReadOnlyList<PaidPart> Paid, Verdict? Verdict, decimal Deduction, decimal Creditable, decimal Income);

    /// <summary>Documents dated in the month, and those that moved it.</summary>
    public IReadOnlyList<TaxDocument> Documents()
    {
        var moved = entries.Select(e => e.Document.Id).ToHashSet();
        return [.. facts.Book.Documents.Where(d => facts.Period.Holds(d.Date) || moved.Contains(d.Id)).OrderBy(d => d.Date).ThenBy(d => d.Id)];
    }

    /// <summary>cfdi.xlsx.</summary>
    public Report Cfdis()
    {
        var verdicts = facts.Verdicts.ToDictionary(v => v.Id, v => v.Verdict);
        var moved = entries.ToLookup(e => e.Document.Id);
        var rows = Documents().Select(d => new Row(
            d, [.. paid[d.Id]], verdicts.GetValueOrDefault(d.Id), moved[d.Id].Sum(e => e.Deduction), moved[d.Id].Sum(e => e.IvaCreditable), moved[d.Id].Sum(e => e.Income))).ToList();
        var draft = new TableDraft<Row>(say)
            .Day("date", "Fecha", "Date", r => r.Document.Date)
            .Cfdi(r => (r.Document.Id, r.Document.Uuid))
            .Text("side", "Emitido o recibido", "Issued or received", r => r.Document.Direction == CfdiDirection.Issued ? say.Say("Emitido", "Issued") : say.Say("Recibido", "Received"))
            .Text("type", "Tipo", "Type", r => r.Document.Type)
            .Text("rfc", "RFC", "RFC", r => r.Document.CounterpartyRfc)
            .Text("name", "Nombre", "Name", r => r.Document.CounterpartyName)
            .Text("usoCfdi", "Uso", "Use", r => r.Document.UsoCfdi)
            .Text("metodoPago", "Método", "Method", r => r.Document.Type == "I" ? (r.Document.IsOnCredit ? "PPD" : "PUE") : null)
            .Text("formaPago", "Forma", "Form", r => r.Document.FormaPago)
            .Text("moneda", "Moneda", "Currency", r => r.Document.Moneda)
            .Money("total", "Total", "Total", r => r.Document.Total, r => r.Document.Moneda)
            .Pesos("subtotal", "Subtotal en pesos", "Subtotal in pesos", r => r.Document.Amounts.Subtotal)
            .Pesos("iva", "IVA", "IVA", r => r.Document.Amounts.Iva)
            .Pesos("isr_withheld", "ISR retenido", "ISR withheld", r => r.Document.Amounts.IsrWithheld)
            .Pesos("iva_withheld", "IVA retenido", "IVA withheld", r => r.Document.Amounts.IvaWithheld);
        Payment(draft);
        Judgement(draft);
        return facts.Report(
            "cfdi", say.Say("CFDI del mes", "CFDIs of the month"), say.Say("Con su pago, su conciliación y su veredicto.", "With their payment, match and verdict."),
            [draft.Of("cfdi", "CFDI", rows)], Law);
    }

    private void Payment(TableDraft<Row> draft) => draft
        .Share("paid", "Pagado", "Paid", r => r.Document.Type is "I" ? Math.Min(1m, r.Paid.Sum(p => p.Part)) : null)
        .Day("paid_on", "Último pago", "Last payment", r => r.Paid.Count == 0 ? null : r.Paid.Max(p => p.Date))
        .Text("proof", "Cómo se sabe", "How it is known", r => r.Paid.Count == 0 ? null : r.Paid.Max(p => p.Proof) switch
        {
            PaymentProof.Bank => say.Say("banco", "bank"),
            PaymentProof.Rep => say.Say("complemento de pago", "payment complement"),
            _ => say.Say("lo dice la factura", "the invoice says so"),
        })
        .Text("rep", "Complemento de pago", "Payment complement", r => r.Paid.LastOrDefault(p => p.RepUuid is not null)?.RepUuid)
        .Text("line", "Movimiento del banco", "Bank line", r => r.Paid.LastOrDefault(p => p.LineId is not null)?.LineId?.ToString("D"));

    private void Judgement(TableDraft<Row> draft) => draft
        .Text("state", "Estado", "State", r => r.Document.IsCancelled ? say.Say("cancelado", "cancelled") : r.Document.Counts ? say.Say("cuenta", "counts") : say.Say("no pasó su verificación", "did not pass verification"))
        .Text("verdict", "Veredicto ISR", "ISR verdict", r => r.Verdict is { } v ? NameOf(v.Isr.Status) : null)
        .Pesos("deductible", "Deducible", "Deductible", r => r.Verdict?.Isr.Amount)
        .Pesos("creditable", "IVA acreditable", "Creditable IVA", r => r.Verdict?.Iva.Amount)
        .Text("reasons", "Por qué", "Why", r => r.Verdict is { Reasons.Count: > 0 } v ? string.Join(" ", v.Reasons.Select(x => say.Say(x.Es, x.En))) : null)
        .Text("law", "Fundamento", "Law", r => r.Verdict is { } v ? string.Join("; ", v.Law) : null)
        .Text("fix", "Qué hacer", "What to do", r => r.Verdict?.Fix is { } fix ? say.Say(fix.Es, fix.En) : null)
        .Pesos("income_now", "Ingreso que cuenta este mes", "Income that counts this month", r => r.Income)
        .Pesos("deduction_now", "Deducción que cuenta este mes", "Deduction that counts this month", r => r.Deduction)
        .Pesos("iva_now", "IVA acreditable este mes", "Creditable IVA this month", r => r.Creditable);

    /// <summary>pendientes.xlsx: as the leftovers tell them, of both sides.</summary>
    public Report Pending()
    {
        var invoices = facts.Book.Documents.Where(d => d is { IsLive: true, Type: "I", IsOnCredit: true } && d.Date <= facts.Period.Last).OrderBy(d => d.Date).ThenBy(d => d.Id).ToList();
        var open = invoices.Where(d => !paid[d.Id].Any()).ToList();
        var lacking = invoices.Where(d => paid[d.Id].Any(p => p.LacksRep)).ToList();
        return facts.Report(
            "pending", say.Say("Pendientes", "Pending"), say.Say("Facturas a crédito sin pago, y pagadas sin complemento.", "Invoices on credit without payment, and paid without a complement."),
            [
                List("not_paid", say.Say("Sin pago", "Not paid"), open, d => d.Direction == CfdiDirection.Received
                    ? say.Say("Al pagarla se acredita su IVA.", "Once paid its IVA is credited.") : say.Say("Aún no te la pagan.", "You have not been paid.")),
                List("rep_missing", say.Say("Falta complemento de pago", "Payment complement missing"), lacking, d => d.Direction == CfdiDirection.Received
                    ? say.Say("Pide el complemento al proveedor.", "Ask the supplier for the complement.") : say.Say("Emite el complemento.", "Issue the complement.")),
            ], Law);
    }

    private TableSection List(string id, string title, IReadOnlyList<TaxDocument> documents, Func<TaxDocument, string> todo) => new TableDraft<TaxDocument>(say)
        .Day("date", "Fecha", "Date", d => d.Date)
        .Cfdi(d => (d.Id, d.Uuid))
        .Text("side", "Emitido o recibido", "Issued or received", d => d.Direction == CfdiDirection.Issued ? say.Say("Emitido", "Issued") : say.Say("Recibido", "Received"))
        .Text("rfc", "RFC", "RFC", d => d.CounterpartyRfc)
        .Text("name", "Nombre", "Name", d => d.CounterpartyName)
        .Text("moneda", "Moneda", "Currency", d => d.Moneda)
        .Money("total", "Total", "Total", d => d.Total, d => d.Moneda)
        .Text("todo", "Qué hacer", "What to do", todo)
        .Of(id, title, documents);

    /// <summary>sin_cfdi.xlsx: money out that no document explains; first what would lower taxes with its CFDI.</summary>
    public Report WithoutCfdi()
    {
        var asked = facts.NoCfdi.Select(m => m.LineId).ToHashSet();
        var rest = facts.Lines.Where(l => l is { Amount: < 0, IsTransfer: false } && !facts.MatchedLines.Contains(l.Id) && !asked.Contains(l.Id)).OrderBy(l => l.Date).ThenBy(l => l.Id).ToList();
        var table = new TableDraft<BookRow>(say)
            .Day("date", "Fecha", "Date", l => l.Date)
            .Text("description", "Descripción del banco", "Bank's description", l => l.Descriptor)
            .Text("category", "Categoría", "Category", l => NameOf(l.Category))
            .Text("currency", "Moneda", "Currency", l => l.Currency)
            .Money("amount", "Importe", "Amount", l => -l.Amount, l => l.Currency)
            .Text("reference", "Referencia", "Reference", l => l.Reference)
            .Of("others", say.Say("Otros gastos sin CFDI", "Other expenses without a CFDI"), rest);
        return facts.Report(
            "without_cfdi", say.Say("Gastos del banco sin CFDI", "Bank expenses without a CFDI"),
            say.Say("Primero los que bajarían tus impuestos si pides la factura.", "First those that would lower your taxes if you ask for the invoice."), [MissingTable.Of(say, facts.NoCfdi), table], Law);
    }

    private string NameOf(string category) => say.Say(Platform.Categories.Taxonomy.NameOf(category).Es, Platform.Categories.Taxonomy.NameOf(category).En);

    private string NameOf(IsrStatus status) => status switch
    {
        IsrStatus.Deductible => say.Say("deducible", "deductible"),
        IsrStatus.Partial => say.Say("en parte", "in part"),
        IsrStatus.NotDeductible => say.Say("no deducible", "not deductible"),
        IsrStatus.NotApplicable => say.Say("no aplica en tu régimen", "not applicable in your regime"),
        _ => say.Say("falta un dato", "a figure is missing"),
    };
}
