using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Reports;
using FinanceTracker.Tax.Reports.Kinds;
using FinanceTracker.Tax.Reports.Preload;
using FinanceTracker.Tax.Tests.Position;

namespace FinanceTracker.Tax.Tests.Reports;

/// <summary>The year of a person: wages, business, personal deductions with caps, SAT's preload, regimes.</summary>
public sealed class YearReportTests
{
    [Fact]
    public void The_annual_working_adds_wages_and_business_and_takes_off_what_the_caps_let()
    {
        var facts = Facts(
            ["605", "612"], [Books.Sold("2026-03-05", 200_000m, isrWithheld: 20_000m), Books.Bought("2026-03-06", 50_000m)],
            Desk.Payroll("2026-02-15", 300_000m, 10_000m, 60_000m), Desk.Personal("2026-04-01", "D01", 100_000m), Desk.Personal("2026-04-02", "D01", 1_000m, form: "01"),
            Desk.Personal("2026-04-03", "D01", 4_000m, clave: "42142902"), Desk.Personal("2026-05-01", "D10", 20_000m, school: new Colegiatura("Primaria", "RVOE", null)));

        var report = facts.Of(AnnualReport.Build);

        // 15 % of 310,000 + 200,000 is 76,500, below five UMA; tuition of primary school is outside, up to 12,900.
        Assert.Equal((510_000m, 450_000m), (report.Amount("return", "total_income"), report.Amount("return", "accumulable")));
        Assert.Equal((102_500m, 76_500m, 12_900m, 26_000m), (report.Amount("personal_caps", "subject"), report.Amount("personal_caps", "global_cap"), report.Amount("personal_caps", "outside"), report.Amount("personal_caps", "lost")));
        Assert.Equal(450_000m - 89_400m, report.Amount("return", "base"));
        Assert.Equal(80_000m, report.Amount("return", "withheld"));
        Assert.Equal(45_000m, report.Amount("retirement", "cap"));
        var items = report.Table("personal_items");
        Assert.Equal(("0.00", "Pagado en efectivo o de forma no aceptada"), (items.Cell(1, "allowed"), items.Cell(1, "reason")));
        Assert.Equal("2500.00", items.Cell(2, "allowed"));
        Assert.Equal(14, report.Table("months").Columns.Count);
    }

    [Fact]
    public void The_months_of_the_annual_working_are_those_of_the_position()
    {
        var facts = Facts(["612"], [Books.Sold("2026-03-05", 200_000m), Books.Bought("2026-04-06", 50_000m)]);

        var months = facts.Of(AnnualReport.Build).Table("months");

        Assert.Equal(facts.Book.In(2026, 3).IsrDuePesos.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), months.Cell(4, "m03"));
        Assert.Equal("200000.00", months.Cell(1, "m03"));
        Assert.Equal("50000.00", months.Cell(2, "m04"));
    }

    [Fact]
    public void Wages_and_personal_deductions_of_another_year_are_not_counted_twice()
    {
        var facts = Facts(["605"], [], Desk.Payroll("2025-12-31", 100_000m, 0m, 1_000m), Desk.Payroll("2026-01-15", 50_000m, 0m, 500m), Desk.Personal("2025-04-01", "D01", 9_000m));

        var figures = Year.Of(facts).Value;

        Assert.Equal((50_000m, 100_000m), (figures.TotalIncome, figures.PriorYearIncome));
        Assert.Empty(figures.Expenses);
    }

    [Fact]
    public void RESICO_has_no_annual_return_since_2024()
    {
        var figures = Year.Of(Facts(["626"], [Books.Sold("2026-03-05", 100_000m)])).Value;

        Assert.Equal((0m, 0m, false), (figures.TotalIncome, figures.Isr.IsrCaused, Assert.Single(figures.Chapters).IsInReturn));
    }

    [Fact]
    public void A_company_is_told_that_the_annual_working_is_for_persons() =>
        Assert.Equal("report_persons_only", AnnualReport.Build(Books.Of(Books.Company, ["601"]).Facts("2026")).Problem!.Code);

    [Fact]
    public void A_difference_with_SAT_names_the_document_that_fits_it_and_nothing_else()
    {
        var facts = Facts(["605"], [], Desk.Payroll("2026-02-15", 300_000m, 0m, 60_000m), Desk.Payroll("2026-03-15", 12_345m, 0m, 2_000m), Desk.Personal("2026-04-01", "D01", 7_000m, form: "01")) with
        {
            Preload = new PreloadEntry(new DateOnly(2026, 11, 20), new Dictionary<string, decimal> { ["wages_taxed"] = 300_000m, ["wages_withheld"] = 62_000m, ["personal_d01"] = 7_000m, ["interest_nominal"] = 55m }),
        };

        var report = facts.Of(SatPreloadReport.Build);
        var table = report.Table("comparison");
        string? Explained(string code) => Enumerable.Range(0, table.Rows.Count).Where(i => table.Cell(i, "code") == code).Select(i => table.Cell(i, "explanation")).Single();

        Assert.Equal("Al SAT le falta lo que suma: ESCUELA KEMPER URGATE 12,345.00.", Explained("wages_taxed"));
        Assert.Equal("Coincide.", Explained("wages_withheld"));
        Assert.Equal("El SAT cuenta lo que aquí no: CLINICA 7,000.00 (Pagado en efectivo o de forma no aceptada).", Explained("personal_d01"));
        Assert.StartsWith("Nada de lo guardado suma la diferencia", Explained("interest_nominal"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_or_three_documents_together_may_fit_a_difference()
    {
        static PreloadDocument Of(decimal amount, string? mark = null) => new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), null, new DateOnly(2026, 1, 1), "", "", amount, true, mark);
        PreloadDocument[] documents = [Of(100m), Of(230m, "CASH"), Of(400m), Of(1_000m)];

        Assert.Equal([230m, 400m], PreloadExplanation.Fitting(-630.40m, documents).Single().Select(d => d.Amount));
        Assert.Equal(3, PreloadExplanation.Fitting(-730m, documents).Single().Count);
        Assert.Empty(PreloadExplanation.Fitting(-777m, documents));
        Assert.Empty(PreloadExplanation.Fitting(630m, documents));
        Assert.Empty(PreloadExplanation.Fitting(-0.5m, documents));
    }

    [Fact]
    public void The_own_year_is_compared_in_612_and_in_RESICO()
    {
        var facts = Facts(["626"], [Books.Sold("2026-03-05", 60_000m), Books.Sold("2026-04-05", 20_000m), Books.Bought("2026-03-06", 79_000m)]);

        var report = facts.Of(RegimeReport.Build);

        // 60,000 at 1.5 % and 20,000 at 1 %; 612 deducts the expense and pays on a base of 1,000.
        Assert.Equal((80_000m, 79_000m, 1_100m), (report.Amount("comparison", "income"), report.Amount("comparison", "deductions"), report.Amount("comparison", "isr_626")));
        Assert.Equal(19.20m, report.Amount("comparison", "isr_612"));
        Assert.Equal(1_100m - 19.20m, report.Amount("comparison", "saving"));
    }

    private static ReportFacts Facts(string[] regimes, TaxDocument[] documents, params Cfdi[] cfdis)
    {
        var stored = cfdis.Select(c => Desk.Stored(c)).ToList();
        TaxBook book = Books.Of(Books.Person, regimes, [.. documents, .. stored.Select(s => s.Document)]);
        return book.Facts("2026") with { Rows = [.. stored.Select(s => s.Row)], Inputs = new AnnualInputs() };
    }
}
