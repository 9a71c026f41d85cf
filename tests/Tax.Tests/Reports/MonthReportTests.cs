using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Filings;
using FinanceTracker.Tax.Reports.Kinds;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Reports.Package;
using FinanceTracker.Tax.Tests.Position;

namespace FinanceTracker.Tax.Tests.Reports;

/// <summary>Reports of a month say what the position says, document by document.</summary>
public sealed class MonthReportTests
{
    [Fact]
    public void The_worksheet_sums_to_the_position()
    {
        var book = Books.Of(
            Books.Person, ["612"], Books.Sold("2026-09-05", 40_000m), Books.Sold("2026-10-05", 60_000m, isrWithheld: 6_000m, ivaWithheld: 6_400m), Books.Bought("2026-10-06", 10_000m));
        var position = book.In(2026, 10);

        var report = book.Facts("2026-10").Of(MonthlyWorksheet.Build);

        var isr = position.Isr[0];
        Assert.Equal((isr.Income.Amount, isr.Base!.Value, isr.Caused!.Value), (report.Amount("isr_612", "income"), report.Amount("isr_612", "base"), report.Amount("isr_612", "caused")));
        Assert.Equal((isr.Previous, isr.DuePesos!.Value), (report.Amount("isr_612", "previous"), report.Amount("isr_612", "due_pesos")));
        Assert.Equal((position.Iva!.Caused.Amount, position.Iva.Creditable, position.Iva.DuePesos), (report.Amount("iva", "caused"), report.Amount("iva", "creditable"), report.Amount("iva", "due_pesos")));
        Assert.Equal(position.IsrDuePesos + position.IvaDuePesos, report.Amount("due", "total_due"));
        Assert.Equal("100000.00", report.Table("isr_612_income").Sum("amount"));
        Assert.Equal("10000.00", report.Table("isr_612_deductions").Sum("amount"));
        Assert.Contains("LISR 106", report.Law);
    }

    [Fact]
    public void Withholdings_tell_who_withheld_and_from_whom()
    {
        var lawyer = Books.Bought("2026-10-06", 10_000m, "legal_services") with
        {
            CounterpartyName = "ABOGADA",
            CounterpartyRfc = "CACX7605101P8",
            Amounts = TaxedAmounts.Zero with { Base16 = 10_000m, Iva = 1_600m, IsrWithheld = 1_000m, IvaWithheld = 1_066.67m },
        };
        var book = Books.Of(Books.Person, ["612"], Books.Sold("2026-10-05", 60_000m, isrWithheld: 6_000m, ivaWithheld: 6_400m), lawyer);
        var (row, payroll) = Desk.Stored(Desk.Payroll("2026-10-15", 10_000m, 500m, 900m));
        var facts = (book with { Documents = [.. book.Documents, payroll] }).Facts("2026") with { Rows = [row] };

        var report = facts.Of(WithholdingsReport.Build);

        Assert.Equal(("6900.00", "6400.00"), (report.Table("suffered").Sum("isr"), report.Table("suffered").Sum("iva")));
        Assert.Equal("ESCUELA KEMPER URGATE", report.Table("suffered_by_party").Cell(0, "name"));
        Assert.Equal(("ABOGADA", "1000.00", "1066.67"), (report.Table("to_pay_by_party").Cell(0, "name"), report.Table("to_pay").Sum("isr"), report.Table("to_pay").Sum("iva")));
        Assert.Equal((12, "2067.00"), (report.Table("by_month").Rows.Count, report.Table("by_month").Sum("pesos_to_pay")));
    }

    [Fact]
    public void The_DIOT_report_has_the_rows_of_its_file_and_says_when_it_is_not_owed()
    {
        var book = Books.Of(Books.Person, ["626"], Books.Sold("2026-10-05", 60_000m), Books.Bought("2026-10-06", 10_000m));

        var report = book.Facts("2026-10").Of(DiotReport.Build);

        var row = Assert.Single(Diot.RowsOf(book.In(2026, 10)));
        Assert.Equal((row.Rfc, "10000.00", "1600.00"), (report.Table("suppliers").Cell(0, "rfc"), report.Table("suppliers").Sum("paid_16"), report.Table("suppliers").Sum("creditable")));
        Assert.Contains("RMF 3.13.17", report.Law);
        Assert.Contains(report.Sections, s => s.Id == "reliefs");
    }

    [Fact]
    public void Leaks_are_pesos_by_cause_with_what_can_still_be_mended()
    {
        var cash = Books.Bought("2026-10-06", 10_000m) with { FormaPago = "01", Total = 11_600m };
        var credit = Books.Bought("2026-11-20", 20_000m) with { IsOnCredit = true, FormaPago = "99", Total = 23_200m };
        var tacos = Books.Bought("2026-10-08", 1_000m, "restaurant") with { FormaPago = "04" };
        var book = Books.Of(Books.Person, ["612"], Books.Sold("2026-10-05", 600_000m), cash, credit, tacos) with
        {
            Lines = [new BankPayment(credit.Id, Guid.CreateVersion7(DateTimeOffset.UnixEpoch), new DateOnly(2026, 11, 25), 23_200m, "03")],
        };

        var report = book.Facts("2026").Of(LeakReport.Build);

        var causes = report.Table("causes");
        Assert.Equal(["REP_MISSING", "CASH_OVER_2000"], causes.Rows.Select((_, i) => causes.Cell(i, "code")));
        Assert.Equal("2026-12-05", causes.Cell(0, "until"));

        // A base of 599,915 lies in the annual bracket of 23.52 %.
        Assert.Equal((4_800m, 7_056m), (report.Amount("summary", "iva_lost"), report.Amount("summary", "isr_lost")));
        Assert.Equal(3_200m + 4_704m, report.Amount("summary", "recoverable"));
    }

    // RMF 2.7.1.32: a complemento that is late is still worth having, and no day limits it.
    [Fact]
    public void A_complement_that_is_late_can_still_be_asked_for()
    {
        var credit = Books.Bought("2026-08-20", 20_000m) with { IsOnCredit = true, FormaPago = "99", Total = 23_200m };
        var book = Books.Of(Books.Person, ["612"], Books.Sold("2026-10-05", 600_000m), credit) with
        {
            Lines = [new BankPayment(credit.Id, Guid.CreateVersion7(DateTimeOffset.UnixEpoch), new DateOnly(2026, 8, 25), 23_200m, "03")],
        };

        var report = book.Facts("2026-08").Of(LeakReport.Build);

        Assert.Equal(("REP_MISSING", null), (report.Table("causes").Cell(0, "code"), report.Table("causes").Cell(0, "until")));
        Assert.Equal(report.Amount("summary", "isr_lost") + 3_200m, report.Amount("summary", "recoverable"));
    }

    [Fact]
    public void What_was_paid_without_a_complement_leaks_in_the_month_of_its_payment()
    {
        var credit = Books.Bought("2026-08-20", 20_000m) with { IsOnCredit = true, FormaPago = "99", Total = 23_200m };
        var book = Books.Of(Books.Person, ["612"], credit) with
        {
            Lines = [new BankPayment(credit.Id, Guid.CreateVersion7(DateTimeOffset.UnixEpoch), new DateOnly(2026, 10, 2), 23_200m, "03")],
        };
        var dated = book.Facts("2026-08");

        Assert.Empty(dated.Of(LeakReport.Build).Table("causes").Rows);
        Assert.Equal("REP_MISSING", (book.Facts("2026-10") with { PaidWithoutRep = dated.Verdicts }).Of(LeakReport.Build).Table("causes").Cell(0, "code"));
        Assert.Contains("fecha del pago", dated.Of(LeakReport.Build).Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_pays_no_IVA_loses_none()
    {
        var cash = Books.Bought("2026-10-06", 10_000m, "medical") with { FormaPago = "01", UsoCfdi = "D01" };

        var report = Books.Of(Books.Person, ["605"], cash).Facts("2026-10").Of(LeakReport.Build);

        Assert.DoesNotContain(report.Sections.OfType<FigureSection>().Single(s => s.Id == "summary").Lines, l => l.Id is "iva_lost" or "without_cfdi_iva");
        Assert.All(report.Table("items").Rows.Select((_, i) => report.Table("items").Cell(i, "iva")), iva => Assert.Equal("0.00", iva));
    }

    // An invoice of August that is paid in October is credited in October.
    [Fact]
    public void Suppliers_credit_by_payment_what_the_position_credits()
    {
        var older = Books.Bought("2026-08-20", 1_000m) with { IsOnCredit = true, FormaPago = "99", CounterpartyRfc = "EKU9003173C9", CounterpartyName = "KEMPER", Total = 1_160m };
        var book = Books.Of(Books.Person, ["612"], Books.Bought("2026-10-06", 2_000m), older) with { Reps = [new RepPayment(older.Uuid!, "R", new DateOnly(2026, 10, 8), 1_160m, "03", null)] };

        var report = book.Facts("2026-10").Of(SupplierReport.Build);

        Assert.Equal(("480.00", "320.00"), (report.Table("suppliers").Sum("creditable_paid"), report.Table("suppliers").Sum("creditable")));
        Assert.Equal(book.In(2026, 10).Iva!.Paid.Amount, report.Amount("summary", "creditable_paid"));
        Assert.Equal(("KEMPER", "0"), (report.Table("suppliers").Cell(1, "name"), report.Table("suppliers").Cell(1, "count")));
        Assert.Contains("por pago", report.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worksheet_has_a_row_for_every_document()
    {
        var report = Books.Of(Books.Person, ["626"], [.. Enumerable.Range(0, 331).Select(_ => Books.Sold("2026-10-05", 10m))]).Facts("2026-10").Of(MonthlyWorksheet.Build);

        Assert.Equal((331, 0, "3310.00"), (report.Table("isr_626_income").Rows.Count, report.Table("isr_626_income").More, report.Table("isr_626_income").Sum("amount")));
    }

    [Fact]
    public void Suppliers_are_by_spend_with_what_each_lacks()
    {
        var credit = Books.Bought("2026-10-20", 500m) with { IsOnCredit = true, FormaPago = "99", CounterpartyRfc = "EKU9003173C9", Total = 580m };
        var book = Books.Of(Books.Person, ["612"], Books.Bought("2026-10-06", 1_000m), Books.Bought("2026-10-07", 500m), credit);

        var table = book.Facts("2026-10").Of(SupplierReport.Build).Table("suppliers");

        Assert.Equal(("MISC491214B86", "1500.00", "0.7500", "2"), (table.Cell(0, "rfc"), table.Cell(0, "spent"), table.Cell(0, "share"), table.Cell(0, "count")));
        Assert.Equal(("1", "0.00"), (table.Cell(1, "not_paid"), table.Cell(1, "deductible")));
    }

    [Fact]
    public void The_package_lists_what_moved_the_month_and_what_is_pending()
    {
        var older = Books.Sold("2026-08-05", 5_000m) with { IsOnCredit = true, FormaPago = "99" };
        var open = Books.Bought("2026-10-20", 500m) with { IsOnCredit = true, FormaPago = "99", Total = 580m };
        var book = Books.Of(Books.Person, ["612"], older, Books.Bought("2026-10-06", 1_000m), open) with
        {
            Reps = [new RepPayment(older.Uuid!, "REP", new DateOnly(2026, 10, 9), older.Total, "03", null)],
        };
        var facts = book.Facts("2026-10");

        var tables = new PackageTables(facts, book.In(2026, 10).Entries);

        var cfdis = tables.Cfdis().Table("cfdi");
        Assert.Equal(3, cfdis.Rows.Count);
        Assert.Equal(("complemento de pago", "2026-10-09", "5000.00"), (cfdis.Cell(0, "proof"), cfdis.Cell(0, "paid_on"), cfdis.Cell(0, "income_now")));
        Assert.Equal(("deducible", "1000.00", "LISR 27; LIVA 5"), (cfdis.Cell(1, "verdict"), cfdis.Cell(1, "deduction_now"), cfdis.Cell(1, "law")));
        Assert.Equal(open.Uuid, Assert.Single(tables.Pending().Table("not_paid").Rows).OfType<CfdiCell>().Single().Uuid);
    }
}
