using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Filings;
using FinanceTracker.Tax.Obligations;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Reports.Model;

namespace FinanceTracker.Tax.Reports.Kinds;

/// <summary>Operations with suppliers of a month, as the DIOT asks for them (LIVA 32-VIII). Its TXT is prepared as a filing.</summary>
internal static class DiotReport
{
    /// <summary>Its id.</summary>
    public const string Id = "diot";

    /// <summary>The report.</summary>
    public static Result<Report> Build(ReportFacts facts) => PositionMonth.Compute(facts.Book, facts.Period.First, facts.Tables).Then<TaxPosition, Report>(position => Of(facts, position));

    private static Report Of(ReportFacts facts, TaxPosition position)
    {
        var say = facts.Tongue;
        var taxpayer = ObligedReader.Of(facts.Book, position);
        var isOwed = ObligationList.Of(taxpayer, position.Month).Any(o => o.Kind == ObligationTable.Diot);
        var reliefs = ObligationList.ReliefsOf(taxpayer, position.Month);
        var rows = Diot.RowsOf(position);
        var table = new TableDraft<DiotRow>(say)
            .Text("third_party", "Tipo", "Type", r => r.ThirdParty)
            .Text("operation", "Operación", "Operation", r => r.Operation)
            .Text("rfc", "RFC", "RFC", r => r.Rfc)
            .Text("name", "Nombre", "Name", r => r.Name)
            .Pesos("paid_16", "Pagado al 16 %", "Paid at 16 %", r => r.Paid16)
            .Pesos("returned_16", "Devuelto al 16 %", "Returned at 16 %", r => r.Returned16)
            .Pesos("paid_8", "Pagado al 8 %", "Paid at 8 %", r => r.Paid8)
            .Pesos("zero", "Al 0 %", "At 0 %", r => r.Zero)
            .Pesos("exempt", "Exento", "Exempt", r => r.Exempt)
            .Pesos("not_subject", "No objeto", "Not subject", r => r.NotSubject)
            .Pesos("iva", "IVA pagado", "IVA paid", r => r.Iva16 + r.Iva8)
            .Pesos("creditable", "IVA acreditable", "Creditable IVA", r => r.Creditable)
            .Pesos("withheld", "IVA retenido", "IVA withheld", r => r.Withheld)
            .Of("suppliers", say.Say("Proveedores", "Suppliers"), rows);
        var due = ObligationDays.MonthAfter(position.Month);
        var figures = new FigureDraft(say)
            .Text("owed", "¿Se presenta?", "Is it owed?", isOwed ? say.Say("Sí", "Yes") : say.Say("No", "No"))
            .Day("due_date", "Último día", "Last day", due.Legal, "LIVA 32-VIII")
            .Count("rows", "Renglones", "Rows", rows.Count)
            .Text("file", "El TXT para el portal", "The TXT for the portal", say.Say(
                "POST /tax/auto-file con kind «diot»; después GET /tax/filings/{filingId}/diot", "POST /tax/auto-file with kind 'diot'; then GET /tax/filings/{filingId}/diot"))
            .Of("summary", say.Say("Resumen", "Summary"));
        var notes = reliefs.Where(_ => !isOwed).Select(r => $"{say.Say(r.Es, r.En)} ({r.Law})").ToList();
        return facts.Report(
            Id, "DIOT", say.Say("Lo pagado en el mes a cada proveedor, con su IVA.", "What was paid to each supplier in the month, with its IVA."),
            notes.Count == 0 ? [figures, table] : [figures, new NoteSection("reliefs", say.Say("Por qué no se presenta", "Why it is not owed"), notes), table], ["LIVA 32-VIII", .. reliefs.Select(r => r.Law)]);
    }
}
