using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Cfdis.Checks;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Reports;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Tests.Reports;

/// <summary>Facts made by hand, and a way to look at what a report says.</summary>
internal static class Desk
{
    private static int last;

    /// <summary>Facts of a period, with verdicts of its expenses, as known on a day of December 2026.</summary>
    public static ReportFacts Facts(this TaxBook book, string period, bool english = false)
    {
        var read = ReportPeriod.Read(period, ReportSpan.MonthOrYear).Value;
        return new ReportFacts
        {
            Period = read,
            Book = book,
            Name = "XOCHILT CASAS CHAVEZ",
            AsOf = book.Today,
            Tables = TaxTables.Current,
            Tongue = new Tongue(english),
            Verdicts = [.. Judged(book, read)],
        };
    }

    private static IEnumerable<ReadVerdicts.Item> Judged(TaxBook book, ReportPeriod period)
    {
        var paid = PaidParts.Of(book.Documents, book.Reps, book.Lines).ToLookup(p => p.Document.Id);
        foreach (var d in book.Documents.Where(d => d is { Direction: CfdiDirection.Received, Type: "I" } && period.Holds(d.Date)))
        {
            var verdict = ExpenseJudge.Judge(new ExpenseFacts(d, [.. paid[d.Id]], null, d.Date.Year, book.Today), book.Taxpayer, TaxTables.Current).Value;
            yield return new ReadVerdicts.Item(d.Id, d.Uuid, d.Date, d.CounterpartyRfc, d.CounterpartyName, d.Total, d.Moneda, verdict);
        }
    }

    /// <summary>A row of the vault with its document in the book.</summary>
    public static (ReadCfdi Row, TaxDocument Document) Stored(Cfdi cfdi, CfdiDirection direction = CfdiDirection.Received)
    {
        var row = Row(cfdi, direction);
        return (row, TaxDocuments.Of(row.Stored.Id, direction, counts: true, isCancelled: false, row.Cfdi)!);
    }

    /// <summary>A row of the vault.</summary>
    public static ReadCfdi Row(Cfdi cfdi, CfdiDirection direction = CfdiDirection.Received)
    {
        var number = Interlocked.Increment(ref last);
        var uuid = $"10000000-0000-4000-8000-{number:000000000000}";
        var stamped = cfdi with { Timbres = [new Timbre { Uuid = uuid }] };
        var row = new StoredCfdi(
            Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddMilliseconds(number)), new InspectedCfdi(new IntakeFile("a.xml", []), "", stamped, new Verification([], ""), null), direction, default,
            new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
        return new ReadCfdi(row, stamped);
    }

    /// <summary>A personal expense of a use, without IVA.</summary>
    public static Cfdi Personal(string day, string uso, decimal amount, string form = "04", Colegiatura? school = null, string clave = "85121800") => new()
    {
        Kind = CfdiKind.Comprobante,
        Version = "4.0",
        TipoDeComprobante = "I",
        Fecha = DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
        MetodoPago = "PUE",
        FormaPago = form,
        Moneda = "MXN",
        SubTotal = amount,
        Total = amount,
        Emisor = new Parte { Rfc = "MISC491214B86", Nombre = "CLINICA" },
        Receptor = new Parte { Rfc = Position.Books.Person, UsoCfdi = uso, RegimenFiscal = "605" },
        Conceptos = [new Concepto { ClaveProdServ = clave, Importe = amount, Colegiatura = school }],
    };

    /// <summary>A payroll.</summary>
    public static Cfdi Payroll(string day, decimal taxed, decimal exempt, decimal isr) => new()
    {
        Kind = CfdiKind.Comprobante,
        Version = "4.0",
        TipoDeComprobante = "N",
        Fecha = DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
        Moneda = "MXN",
        SubTotal = taxed + exempt,
        Total = taxed + exempt - isr,
        Emisor = new Parte { Rfc = "EKU9003173C9", Nombre = "ESCUELA KEMPER URGATE" },
        Receptor = new Parte { Rfc = Position.Books.Person, UsoCfdi = "CN01", RegimenFiscal = "605" },
        Nomina = new Nomina { FechaPago = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), TotalPercepciones = taxed + exempt, TotalGravado = taxed, TotalExento = exempt, IsrRetenido = isr },
    };

    /// <summary>The report of facts that can be reported.</summary>
    public static Report Of(this ReportFacts facts, Func<ReportFacts, Result<Report>> build) => build(facts).Value;

    /// <summary>The amount of a figure.</summary>
    public static decimal Amount(this Report report, string section, string line) =>
        ((MoneyCell)report.Sections.OfType<FigureSection>().Single(s => s.Id == section).Lines.Single(l => l.Id == line).Value!).Amount;

    /// <summary>A table.</summary>
    public static TableSection Table(this Report report, string id) => report.Sections.OfType<TableSection>().Single(s => s.Id == id);

    /// <summary>What a cell says, plainly.</summary>
    public static string? Cell(this TableSection table, int row, string column) => Plain(table.Rows[row][Index(table, column)]);

    /// <summary>The sum under a column.</summary>
    public static string? Sum(this TableSection table, string column) => table.Totals is { } totals ? Plain(totals[Index(table, column)]) : null;

    private static int Index(TableSection table, string column) => table.Columns.Select(c => c.Id).ToList().IndexOf(column);

    private static string? Plain(Cell? cell) => cell switch
    {
        MoneyCell money => money.Amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
        CountCell count => count.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
        DayCell day => day.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ShareCell share => share.Share.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture),
        CfdiCell cfdi => cfdi.Uuid,
        TextCell text => text.Text,
        _ => null,
    };
}
