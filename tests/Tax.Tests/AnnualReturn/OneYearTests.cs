using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Efos;
using FinanceTracker.Tax.Filings;
using FinanceTracker.Tax.Filings.Annual;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Reports;
using FinanceTracker.Tax.Reports.Kinds;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Tests.Position;
using FinanceTracker.Tax.Tests.Reports;

namespace FinanceTracker.Tax.Tests.AnnualReturn;

/// <summary>The report and the filing package show one year: a person with wages, rent, a business and interest.</summary>
public sealed class OneYearTests
{
    private const string Total = "Determinación del ISR del ejercicio";
    private static readonly DateOnly NextSpring = new(2027, 4, 2);

    private static readonly (string Key, string Section)[] Chapters =
        [("605", "Sueldos y salarios"), ("612", "Actividades empresariales y profesionales"), ("606", "Arrendamiento"), ("interest", "Intereses")];

    [Fact]
    public void Report_and_filing_give_the_same_year_when_payments_are_recorded()
    {
        var facts = Mixed(Recorded(("612", 2, 4_000m), ("606", 3, 700m)));

        var (report, package) = (Report(facts), Package(facts));

        AssertSame(report, package);
        Assert.Equal((4_700m, 4_700m), (report.Amount("return", "provisional"), Field(package, Total, "Pagos provisionales pagados")));
        var computed = Year(facts).InReturn.Sum(c => c.ProvisionalComputed);
        Assert.True(computed > 4_700m, $"{computed}");
        Assert.Equal((computed, computed - 4_700m), (report.Amount("return", "provisional_computed"), report.Amount("return", "provisional_difference")));
        Assert.Contains(Notes(report), n => n.StartsWith("Los pagos provisionales son los que constan como pagados", StringComparison.Ordinal));
        Assert.Equal(package.NotComputed.Select(n => n.Es), Notes(report).Take(package.NotComputed.Count));
    }

    [Fact]
    public void Without_a_recorded_return_only_the_payments_differ_and_the_report_says_so()
    {
        var facts = Mixed([]);

        var (report, package) = (Report(facts), Package(facts));

        AssertSame(report, package, withBalance: false);
        var made = report.Amount("return", "provisional");
        Assert.Equal((true, 0m), (made > 0, Field(package, Total, "Pagos provisionales pagados")));
        Assert.Equal(Balance(package), TaxRounding.Pesos(report.Amount("return", "due") - report.Amount("return", "balance_in_favor") + made));
        Assert.DoesNotContain(report.Sections.OfType<FigureSection>().Single(s => s.Id == "return").Lines, l => l.Id == "provisional_difference");
        Assert.Contains(Notes(report), n => n.Contains("se toman como hechos, tal como aquí se calculan", StringComparison.Ordinal));
    }

    [Fact]
    public void The_mixed_year_is_what_the_law_makes_of_its_documents()
    {
        var year = Year(Mixed([]));

        // Wages give back 500 of what was withheld; 612 has 200,000 - 20,000 returned - 50,000; rent 120,000 less 35 %; interest is real.
        Assert.Equal([("605", 300_000m, 59_500m), ("612", 130_000m, 20_000m), ("606", 78_000m, 0m), ("interest", 5_000m, 900m)], year.Chapters.Select(c => (c.Key, c.Taxable, c.Withheld)));
        Assert.Equal((615_000m, 513_000m), (year.TotalIncome, year.AccumulableIncome));

        // The clinic's 10,000 less 1,000 given back twice in halves; cash and nominal mortgage interest count for nothing; primaria up to 12,900.
        Assert.Equal([4_500m, 4_500m], year.Judged.Where(j => j.Expense.Item.UsoCfdi == "D01" && j.Allowed > 0).Select(j => j.Allowed));
        Assert.Equal(["PAYMENT_FORM", "TUITION_CAP", "NOT_TUITION", "REAL_INTEREST_NOT_TOLD"], year.Judged.SelectMany(j => j.Reasons));
        Assert.Equal((9_000m, 12_900m), (year.Personal.SubjectToCap, year.Personal.OutsideCap));
        Assert.Equal(513_000m - 21_900m, year.Isr.TaxBase);
    }

    [Fact]
    public void Mortgage_interest_counts_as_far_as_the_bank_certifies_it_as_real()
    {
        var facts = Mixed([]);

        var year = Year(facts with { Inputs = facts.Inputs with { RealMortgageInterest = 3_000m } });

        Assert.Equal(12_000m, year.Personal.SubjectToCap);
        Assert.Equal(3_000m, Assert.Single(year.Judged, j => j.Expense.Item.UsoCfdi == "D05").Allowed);
    }

    [Fact]
    public void An_expense_that_another_replaces_or_whose_supplier_is_listed_counts_in_neither()
    {
        var (wrong, right) = (Doctor("2026-02-01", 5_000m), Doctor("2026-02-02", 6_000m));
        right = right with { Related = [("04", wrong.Uuid!)] };
        var listed = Doctor("2026-02-03", 900m) with { CounterpartyRfc = "AAA010101AAA" };
        var book = Books.Of(Books.Person, ["612"], Books.Sold("2026-02-05", 100_000m), wrong, right, listed) with
        {
            Today = NextSpring,
            Listed = new Dictionary<string, EfosStatus>(StringComparer.OrdinalIgnoreCase) { ["AAA010101AAA"] = EfosStatus.Definitivo },
        };
        var facts = new AnnualFacts(book, 2026, AnnualFacts.Begun(2026, NextSpring), [], new AnnualInputs());

        Assert.Equal([("REPLACED", 0m), (null, 6_000m), ("EFOS_DEFINITIVE", 0m)], Year(facts).Judged.Select(j => (j.Expense.Refusal, j.Allowed)));
        Assert.Equal(6_000m, Field(Package(facts), "Deducciones personales", "Total de deducciones personales"));
    }

    [Fact]
    public void RESICO_of_2023_is_a_return_apart_with_its_own_table()
    {
        var book = Books.Of(Books.Person, ["626"], Books.Sold("2023-02-05", 100_000m, isrWithheld: 200m)) with { Today = NextSpring };
        var facts = new AnnualFacts(book, 2023, AnnualFacts.Begun(2023, NextSpring), [], new AnnualInputs());

        var year = Year(facts);

        Assert.Equal((0m, 1_000m, 800m), (year.Isr.IsrCaused, year.Resico!.IsrCaused, year.Resico.IsrDue));
        Assert.Equal(800m, Package(facts).TotalPesos);
    }

    private static void AssertSame(Report report, FilingPackage package, bool withBalance = true)
    {
        foreach (var ((key, section), row) in Chapters.Select((c, i) => (c, i)))
        {
            var table = report.Table("chapters");
            var taxable = key switch { "605" => "Ingresos acumulables", "interest" => "Intereses reales", _ => "Utilidad fiscal" };
            Assert.Equal((Field(package, section, taxable), Field(package, section, "ISR retenido")), (Pesos(table.Cell(row, "taxable")), Pesos(table.Cell(row, "withheld"))));
        }

        var uses = report.Table("personal_by_use");
        foreach (var (use, row) in new[] { "D01", "D10" }.Zip([0, 2]))
            Assert.Equal(Field(package, "Deducciones personales", $"{use}, después de su límite"), Pesos(uses.Cell(row, "allowed")));
        foreach (var (line, field) in new[] { ("accumulable", "Ingresos acumulables"), ("personal", "Deducciones personales"), ("base", "Base gravable"), ("caused", "ISR conforme a la tarifa anual"), ("withheld", "ISR retenido") })
            Assert.Equal(Field(package, Total, field), TaxRounding.Pesos(report.Amount("return", line)));
        if (!withBalance) return;
        Assert.Equal(Balance(package), TaxRounding.Pesos(report.Amount("return", "result_pesos")));
        Assert.Equal(package.TotalPesos, TaxRounding.NotNegative(report.Amount("return", "result_pesos")));
    }

    private static AnnualFacts Mixed(ProvisionalReturn[] provisional)
    {
        var clinic = Doctor("2026-04-01", 10_000m) with { IsOnCredit = true };
        var back = Books.Document(CfdiDirection.Received, "2026-06-01", TaxedAmounts.Zero with { Exempt = 1_000m }) with { Type = "E", UsoCfdi = "D01", Related = [("01", clinic.Uuid!)] };
        var sold = Books.Sold("2026-03-05", 200_000m, isrWithheld: 20_000m);
        var returned = Books.Document(CfdiDirection.Issued, "2026-05-05", TaxedAmounts.Zero with { Base16 = 20_000m, Iva = 3_200m }) with { Type = "E", Related = [("01", sold.Uuid!)] };
        var rents = Enumerable.Range(1, 12).Select(m => Books.Document(CfdiDirection.Issued, $"2026-{m:00}-10", TaxedAmounts.Zero with { Exempt = 10_000m })).ToList();
        var school = Desk.Personal("2026-08-01", "D10", 22_000m) with
        {
            Conceptos = [new Concepto { Importe = 20_000m, Colegiatura = new Colegiatura("Primaria", "RVOE", null) }, new Concepto { Importe = 2_000m }],
        };
        var wages = Desk.Payroll("2026-02-15", 300_000m, 10_000m, 60_000m);
        wages = wages with { Nomina = wages.Nomina! with { OtrosPagos = [new DeduccionNomina("001", "Reintegro de ISR", 500m)] } };
        var stored = new[] { wages, school, Desk.Personal("2026-07-01", "D01", 800m, form: "01"), Desk.Personal("2026-09-01", "D05", 9_000m) }.Select(c => Desk.Stored(c)).ToList();
        var bank = new Cfdi
        {
            Kind = CfdiKind.Retenciones,
            Version = "2.0",
            Emisor = new Parte { Rfc = "MISC491214B86" },
            Receptor = new Parte { Rfc = Books.Person },
            Retencion = new Retencion { CveRetenc = "16", Ejercicio = "2026", MontoGravado = 8_000m, Impuestos = [new ImpuestoRetenido(null, "001", 900m, null)] },
        };
        string[] regimes = ["605", "606", "612"];
        var book = Books.Of(Books.Person, regimes, [sold, returned, Books.Bought("2026-03-06", 50_000m) with { ReceptorRegimen = "612" }, clinic, back, .. rents, .. stored.Select(s => s.Document)]) with
        {
            Taxpayer = new(Books.Person, regimes, DeductsRentBlind: true),
            Lines = [new BankPayment(clinic.Id, Guid.AllBitsSet, new(2026, 4, 2), 5_000m, "03"), new BankPayment(clinic.Id, Guid.AllBitsSet, new(2026, 5, 2), 5_000m, "03")],
            IssuedUnder = rents.ToDictionary(r => r.Id, _ => "606"),
            Facts = new TaxpayerFacts(regimes),
            Today = NextSpring,
        };
        return new AnnualFacts(book, 2026, AnnualFacts.Begun(2026, NextSpring), [.. stored.Select(s => s.Row), Desk.Row(bank)], new AnnualInputs(RealInterest: 5_000m)) { Provisional = provisional };
    }

    private static TaxDocument Doctor(string day, decimal amount) => Books.Document(CfdiDirection.Received, day, TaxedAmounts.Zero with { Exempt = amount }) with { UsoCfdi = "D01", Total = amount };

    private static ProvisionalReturn[] Recorded(params (string Regime, int Month, decimal Pesos)[] paid) =>
        [.. paid.Select(p => new ProvisionalReturn(new(2026, p.Month, 1), IsPaid: true, new Dictionary<string, decimal>(StringComparer.Ordinal) { [PortalFields.SectionOf(p.Regime)] = p.Pesos }))];

    private static Report Report(AnnualFacts facts) =>
        (facts.Book.Facts("2026") with { Rows = facts.Rows, Inputs = facts.Inputs, Provisional = facts.Provisional }).Of(AnnualReport.Build);

    private static FilingPackage Package(AnnualFacts facts) => AnnualPackages.Of(new AnnualFiling(facts, IsProfileConfirmed: true), TaxTables.Current).Value;

    private static AnnualFigures Year(AnnualFacts facts) => AnnualFigures.Compute(facts, TaxTables.Current).Value;

    private static IReadOnlyList<string> Notes(Report report) => report.Sections.OfType<NoteSection>().Single(s => s.Id == "notes").Notes;

    private static decimal Balance(FilingPackage package) => Field(package, Total, "ISR a cargo") - Field(package, Total, "Saldo a favor");

    private static decimal Pesos(string? amount) => TaxRounding.Pesos(decimal.Parse(amount!, System.Globalization.CultureInfo.InvariantCulture));

    private static decimal Field(FilingPackage package, string section, string field) => package.Fields.Single(f => f.Section == section && f.Field == field).Pesos;
}
