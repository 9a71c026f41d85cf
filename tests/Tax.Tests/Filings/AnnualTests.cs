using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Filings;
using FinanceTracker.Tax.Filings.Annual;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Tests.Position;
using FinanceTracker.Tax.Tests.Reports;

namespace FinanceTracker.Tax.Tests.Filings;

/// <summary>The package of a fiscal year: what documents tell, and what they do not by name.</summary>
public sealed class AnnualTests
{
    private static readonly DateOnly NextSpring = new(2027, 4, 2);

    // LISR 152, tariff of 2026: the same base as the calculation of the product gives; wages 300,000 and business 150,000 less 50,000.
    [Fact]
    public void Chapters_are_added_less_personal_deductions_and_credits()
    {
        var doctor = Personal("2026-03-10", 8_000m, "D01");
        var annual = Year(
            ["605", "612"], [Books.Sold("2026-02-05", 150_000m, isrWithheld: 1_000m), Books.Bought("2026-02-06", 50_000m), doctor],
            Desk.Payroll("2026-01-15", 200_000m, 10_000m, 30_000m), Desk.Payroll("2026-02-15", 100_000m, 0m, 12_000m)) with
        {
            Provisional = [new ProvisionalReturn(new(2026, 2, 1), IsPaid: true, Section("612", 2_000m)), new ProvisionalReturn(new(2026, 3, 1), IsPaid: false, Section("612", 900m))],
        };

        var package = Package(annual);

        Assert.Equal(("2026", FilingKind.Annual, new DateOnly(2027, 4, 30)), (package.Period, package.Kind, package.DueDate));
        Assert.Equal((310_000m, 10_000m, 300_000m, 42_000m), (Field(package, "Sueldos y salarios", "Ingresos totales"), Field(package, "Sueldos y salarios", "Ingresos exentos"), Field(package, "Sueldos y salarios", "Ingresos acumulables"), Field(package, "Sueldos y salarios", "ISR retenido")));
        Assert.Equal((150_000m, 50_000m, 100_000m, 2_000m), (Business(package, "Ingresos cobrados"), Business(package, "Deducciones autorizadas"), Business(package, "Utilidad fiscal"), Business(package, "Pagos provisionales pagados")));
        Assert.Equal((400_000m, 8_000m, 392_000m), (Total(package, "Ingresos acumulables"), Total(package, "Deducciones personales"), Total(package, "Base gravable")));
        var caused = Total(package, "ISR conforme a la tarifa anual");
        Assert.True(caused > 60_000m, $"{caused}");
        Assert.Equal(Math.Max(0m, caused - 43_000m - 2_000m), Total(package, "ISR a cargo"));
        Assert.Equal(Total(package, "ISR a cargo"), package.TotalPesos);
        Assert.All(package.Blocks, b => Assert.True(b.IsWarning));
        Assert.Contains(package.Checklist, c => c.Code == "instalments" && c.Es.Contains("sin confirmar", StringComparison.Ordinal));
        Assert.Contains(package.NotComputed, c => c.Code == "provisional_not_known" && c.Es.Contains("2026-03", StringComparison.Ordinal) && !c.Es.Contains("2026-02", StringComparison.Ordinal));
    }

    [Fact]
    public void Personal_deductions_are_limited_and_what_cannot_be_told_is_left_out_by_name()
    {
        var school = Desk.Personal("2026-03-01", "D10", 2_000m) with
        {
            Conceptos = [new Concepto { Importe = 28_000m, Colegiatura = new Colegiatura("Primaria", "RVOE", null) }, new Concepto { Importe = 2_000m }],
            SubTotal = 30_000m,
            Total = 30_000m,
        };
        var annual = Year(
            ["612"], [Books.Sold("2026-02-05", 100_000m), Personal("2026-03-02", 40_000m, "D01"), Personal("2026-03-03", 500m, "D01") with { FormaPago = "01" }, Personal("2026-03-04", 9_000m, "D05"),
            Personal("2026-03-05", 5_000m, "D04"), Personal("2025-12-30", 7_000m, "D01")], school);

        var package = Package(annual);

        // 15 % of 100,000 caps D01; primaria 12,900 is outside; cash, mortgage interest, gifts without last year's income and other years are not there.
        Assert.Equal((40_000m, 12_900m, 0m), (Deduction(package, "D01, después de su límite"), Deduction(package, "D10, después de su límite"), Deduction(package, "D04, después de su límite")));
        Assert.Equal((15_000m, 27_900m), (Deduction(package, "Tope global (LISR 151, último párrafo)"), Deduction(package, "Total de deducciones personales")));
        Assert.DoesNotContain(package.Fields, f => f.Field.StartsWith("D05", StringComparison.Ordinal));
        Assert.Contains(package.NotComputed, c => c.Code == "mortgage_real_interest" && c.Es.Contains("$9,000.00", StringComparison.Ordinal));
        Assert.Contains(package.NotComputed, c => c.Code == "donation_limit");
    }

    [Fact]
    public void Last_years_income_lets_gifts_be_deducted()
    {
        var annual = Year(["612"], [Books.Sold("2026-02-05", 100_000m), Personal("2026-03-05", 5_000m, "D04")]);
        var said = annual with { Book = annual.Book with { Options = new PositionOptions { PriorYearIncome = 50_000m } } };

        Assert.Equal(3_500m, Deduction(Package(said), "D04, después de su límite"));
        Assert.DoesNotContain(Package(said).NotComputed, c => c.Code == "donation_limit");
    }

    [Fact]
    public void An_employee_may_file_for_a_balance_in_favour_and_one_of_two_employers_must()
    {
        var doctor = Personal("2026-03-10", 20_000m, "D01");
        var wages = Desk.Payroll("2026-01-15", 200_000m, 0m, 30_000m);

        var package = Package(Year(["605"], [doctor], wages));
        var two = Package(Year(["605"], [doctor], wages, Desk.Payroll("2026-05-15", 1_000m, 0m, 0m) with { Emisor = new Parte { Rfc = "AAA010101AAA" } }));

        Assert.Equal((true, 0m), (package.IsVoluntary, package.TotalPesos));
        Assert.True(Total(package, "Saldo a favor") > 0);
        Assert.Contains(package.Checklist, c => c.Code == "claim_balance");
        Assert.DoesNotContain(package.Checklist, c => c.Code == "wages_must_file");
        Assert.Contains(two.Checklist, c => c.Code == "wages_must_file");
        Assert.Equal((false, "isr_annual"), (two.IsVoluntary, Assert.Single(two.Obligations).Kind));
    }

    // May causes what its cumulative tariff says; nothing of it is recorded.
    [Fact]
    public void Payments_that_are_not_recorded_are_warned_about_with_what_they_would_change()
    {
        var annual = Year(["612"], [Books.Sold("2026-05-05", 500_000m)]);

        var package = Package(annual);

        var block = Assert.Single(package.Blocks, b => b.Code == "provisional_not_recorded");
        var paid = package.Provisional!;
        Assert.True(block.IsWarning && paid.RecordedPesos == 0 && paid.ComputedPesos > 0);
        Assert.Contains(AnnualNotes.Amount(paid.ComputedPesos), block.Es, StringComparison.Ordinal);
        Assert.Contains(AnnualNotes.Amount(paid.ComputedPesos), block.En, StringComparison.Ordinal);
        Assert.Equal((Total(package, "ISR a cargo"), paid.ComputedPesos), (paid.ResultRecordedPesos, paid.ResultRecordedPesos - paid.ResultComputedPesos));

        var report = (annual.Book.Facts("2026") with { AsOf = NextSpring }).Of(Tax.Reports.Kinds.AnnualReport.Build);
        Assert.Equal((paid.RecordedPesos, paid.ComputedPesos), (report.Amount("return", "provisional_recorded"), report.Amount("return", "provisional_computed")));
        Assert.Equal((paid.ResultRecordedPesos, paid.ResultComputedPesos), (report.Amount("return", "result_recorded"), report.Amount("return", "result_computed")));
    }

    [Fact]
    public void RESICO_stays_apart_and_alone_has_nothing_to_file()
    {
        Assert.False(AnnualPackages.HasReason(Package(Year(["626"], [Books.Sold("2026-02-05", 100_000m)]))));
        var both = Package(Year(["626"], [Books.Sold("2026-02-05", 100_000m)], Desk.Payroll("2026-01-15", 200_000m, 0m, 30_000m)));
        Assert.Equal(200_000m, Total(both, "Ingresos acumulables"));
        Assert.Contains(both.NotComputed, c => c.Code == "resico_apart");
    }

    [Fact]
    public void A_year_that_is_not_over_and_books_that_no_CFDI_tells_stand_in_the_way()
    {
        var open = Year(["612"], [Books.Sold("2026-02-05", 100m)]);
        var company = Year(["601"], [Books.Sold("2026-02-05", 100m)]);
        company = company with { Book = company.Book with { Taxpayer = new(Books.Company, ["601"]) } };

        Assert.Equal(["period_open"], Package(open with { Book = open.Book with { Today = new(2026, 12, 31) } }).Blocks.Where(b => !b.IsWarning).Select(b => b.Code));
        Assert.Equal(["profile_not_confirmed", "annual_needs_books"], Package(company, isConfirmed: false).Blocks.Select(b => b.Code));
        Assert.Equal((new DateOnly(2027, 3, 31), 0), (Package(company).DueDate, Package(company).Fields.Count));
    }

    [Fact]
    public void RESICO_of_a_company_is_cash_in_less_cash_out_at_30_percent()
    {
        var annual = Year(["626"], [Books.Sold("2026-02-05", 100_000m), Books.Bought("2026-02-06", 40_000m, owner: Books.Company)]);
        annual = annual with { Book = annual.Book with { Taxpayer = new(Books.Company, ["626"]) } };

        Assert.Equal(18_000m, Package(annual).TotalPesos);
    }

    [Fact]
    public void Losses_of_other_years_are_used_up_to_the_profit_and_blind_rent_deducts_a_third_and_more()
    {
        var annual = Year(["612", "606"], [Books.Sold("2026-02-05", 30_000m)]);
        annual = annual with { Book = annual.Book with { Options = new PositionOptions(PriorLosses: 50_000m), Taxpayer = annual.Book.Taxpayer with { DeductsRentBlind = true } } };
        var rent = annual with { Book = annual.Book with { Taxpayer = new(Books.Person, ["606"], DeductsRentBlind: true) } };

        Assert.Equal((30_000m, 0m), (Business(Package(annual), "Pérdidas de ejercicios anteriores"), Business(Package(annual), "Utilidad fiscal")));
        Assert.Equal((10_500m, 19_500m), (Field(Package(rent), "Arrendamiento", "Deducciones autorizadas"), Field(Package(rent), "Arrendamiento", "Utilidad fiscal")));
    }

    [Fact]
    public void What_business_leaves_of_losses_is_taken_by_platforms_and_PTU_may_leave_a_loss()
    {
        var (own, platform) = (Books.Sold("2026-02-05", 30_000m), Books.Sold("2026-03-05", 40_000m));
        var annual = Year(["625", "612"], [own, platform]);
        annual = annual with { Book = annual.Book with { Options = new PositionOptions(PriorLosses: 50_000m), IssuedUnder = new Dictionary<Guid, string> { [own.Id] = "612", [platform.Id] = "625" } } };
        var ptu = annual with { Book = annual.Book with { Options = new PositionOptions(PtuPaid: 31_000m) } };

        Assert.Equal((30_000m, 20_000m), (Business(Package(annual), "Pérdidas de ejercicios anteriores"), Field(Package(annual), "Plataformas tecnológicas", "Pérdidas de ejercicios anteriores")));
        Assert.Equal((31_000m, 1_000m), (Business(Package(ptu), "PTU pagada"), Business(Package(ptu), "Pérdida fiscal")));
        Assert.Contains(Package(annual).NotComputed, n => n.Code == "platforms_definitive");
    }

    [Fact]
    public void A_return_of_a_month_presented_again_and_not_paid_leaves_what_was_paid()
    {
        var annual = Year(["612"], [Books.Sold("2026-02-05", 150_000m)]) with
        {
            Provisional = [new ProvisionalReturn(new(2026, 2, 1), IsPaid: true, Section("612", 2_000m)), new ProvisionalReturn(new(2026, 2, 1), IsPaid: false, Section("612", 2_500m))],
        };

        Assert.Equal(2_000m, Business(Package(annual), "Pagos provisionales pagados"));
        Assert.Contains(Package(annual).NotComputed, c => c.Code == "provisional_not_known" && c.Es.Contains("2026-02", StringComparison.Ordinal));
    }

    private static AnnualFacts Year(string[] regimes, TaxDocument[] documents, params Cfdi[] cfdis)
    {
        var stored = cfdis.Select(c => Desk.Stored(c)).ToList();
        var book = Books.Of(Books.Person, regimes, [.. documents, .. stored.Select(s => s.Document)]) with { Today = NextSpring, Facts = new TaxpayerFacts(regimes) };
        return new AnnualFacts(book, 2026, AnnualFacts.Begun(2026, NextSpring), [.. stored.Select(s => s.Row)], new AnnualInputs());
    }

    private static TaxDocument Personal(string day, decimal amount, string use) =>
        Books.Document(CfdiDirection.Received, day, TaxedAmounts.Zero with { Exempt = amount }) with { UsoCfdi = use, Lines = [new ExpenseLine("medical", amount, 0m)] };

    private static Dictionary<string, decimal> Section(string regimen, decimal pesos) => new(StringComparer.Ordinal) { [PortalFields.SectionOf(regimen)] = pesos };

    private static FilingPackage Package(AnnualFacts facts, bool isConfirmed = true) => AnnualPackages.Of(new AnnualFiling(facts, isConfirmed), TaxTables.Current).Value;

    private static decimal Business(FilingPackage package, string field) => Field(package, "Actividades empresariales y profesionales", field);

    private static decimal Deduction(FilingPackage package, string field) => Field(package, "Deducciones personales", field);

    private static decimal Total(FilingPackage package, string field) => Field(package, "Determinación del ISR del ejercicio", field);

    private static decimal Field(FilingPackage package, string section, string field) => package.Fields.Single(f => f.Section == section && f.Field == field).Pesos;
}
