using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Filings;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tests.Reports;

namespace FinanceTracker.Tax.Tests.Position;

/// <summary>A monthly payment credits what is recorded of the months before it, and says which months are only computed.</summary>
public sealed class RecordedPaymentsTests
{
    // Of January 6,756 is computed; 14,687.64 is caused by February (see the regime's own test).
    [Theory]
    [InlineData(true, "recorded", 5_000, 9_687.64)]
    [InlineData(false, "computed", 6_756, 7_931.64)]
    public void A_profession_credits_what_an_accepted_return_paid(bool isAccepted, string source, int previous, double due)
    {
        var book = Books.Of(
            Books.Person, ["612"], Books.Sold("2026-01-10", 50_000m), Books.Bought("2026-01-11", 10_000m), Books.Sold("2026-02-10", 50_000m), Books.Bought("2026-02-11", 5_000m)) with
        {
            Provisional = [Return(1, "612", 5_000m, isAccepted)],
        };

        var isr = book.In(2026, 2).Isr[0];

        Assert.Equal((previous, (decimal)due), (isr.Previous, isr.Due!.Value));
        Assert.Equal(new PreviousPayment("2026-01", previous, source), Assert.Single(isr.PreviousByMonth));
        Assert.Contains(isAccepted ? "registradas de 2026-01" : "como aquí se calcularon", isr.Es, StringComparison.Ordinal);
    }

    // LISR 14: 6,000 of September is recorded as 2,000; October causes 6,000 more: 12,000 - 2,000.
    [Fact]
    public void A_company_credits_it_too_and_months_without_a_return_as_computed()
    {
        var book = Books.Of(Books.Company, ["601"], Books.Sold("2026-08-05", 100_000m), Books.Sold("2026-09-05", 100_000m), Books.Sold("2026-10-05", 100_000m)) with
        {
            Options = new PositionOptions(Coefficient: 0.2m),
            Provisional = [Return(9, "601", 2_000m, isAccepted: true)],
        };

        var isr = book.In(2026, 10).Isr[0];

        Assert.Equal((8_000m, 10_000m), (isr.Previous, isr.Due));
        Assert.Equal((9, "2026-09 recorded", "2026-08 computed"), (isr.PreviousByMonth.Count, Said(isr, 9), Said(isr, 8)));
        Assert.Contains("como aquí se calculó, 2026-08", isr.Es, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worksheet_tells_where_each_earlier_payment_comes_from()
    {
        var book = Books.Of(Books.Person, ["612"], Books.Sold("2026-01-10", 50_000m), Books.Sold("2026-02-10", 50_000m)) with { Provisional = [Return(1, "612", 5_000m, isAccepted: true)] };

        var table = book.Facts("2026-02").Of(Tax.Reports.Kinds.MonthlyWorksheet.Build).Table("isr_612_previous");

        Assert.Equal(("2026-01", "5000.00", "declaración registrada"), (table.Cell(0, "month"), table.Cell(0, "amount"), table.Cell(0, "source")));
    }

    // LISR 25-I: what is given back is deducted in the annual return; nominal income stays (LISR 14, 17). LIVA 7 takes it off.
    [Fact]
    public void Credit_notes_of_a_company_lower_IVA_and_no_nominal_income()
    {
        var invoice = Books.Sold("2026-10-05", 100_000m);
        var note = Books.Sold("2026-10-20", 10_000m) with { Type = "E", Related = [("01", invoice.Uuid!)] };
        var position = (Books.Of(Books.Company, ["601"], invoice, note) with { Options = new PositionOptions(Coefficient: 0.2m) }).In(2026, 10);

        Assert.Equal((100_000m, 6_000m, 14_400m), (position.Isr[0].Income.Amount, position.Isr[0].Due, position.Iva!.Caused.Amount));
    }

    [Fact]
    public void Every_document_of_a_number_is_reached_page_by_page()
    {
        var position = Books.Of(Books.Person, ["612"], [.. Enumerable.Range(0, 331).Select(_ => Books.Sold("2026-10-05", 10m))]).In(2026, 10);
        var line = PositionLines.Of(position).Single(l => l.Line == "isr.612.income");

        var first = ReadPositionItems.PageOf(line, 0, 200);
        var second = ReadPositionItems.PageOf(line, 200, 200);

        Assert.Equal((331, "200", null), (first.Count, first.NextCursor, second.NextCursor));
        Assert.Equal(331, first.Items.Concat(second.Items).Select(i => i.CfdiId).Distinct().Count());
        Assert.Equal(13, PositionLines.Of(position).Select(l => l.Line).Distinct(StringComparer.Ordinal).Count());
    }

    // 10.03 at 16 % is 1.6048: three invoices transfer 4.80, and 30.09 at 16 % would be 4.81.
    [Fact]
    public void IVA_is_the_sum_of_what_its_documents_transfer()
    {
        var iva = Books.Of(Books.Person, ["612"], [.. Enumerable.Range(0, 3).Select(_ => Books.Sold("2026-10-05", 10.03m))]).In(2026, 10).Iva!;

        Assert.Equal((4.80m, 4.80m, 4.80m), (iva.Caused.Amount, iva.Caused.Items.Sum(i => i.Amount), iva.Due));
    }

    [Fact]
    public void Nothing_is_set_aside_of_what_bears_no_tax()
    {
        var sold = Books.Document(CfdiDirection.Issued, "2026-10-05", TaxedAmounts.Zero with { Base16 = 100m });

        Assert.Empty(Books.Of(Books.Person, ["605"], sold).In(2026, 10).SetAside);
    }

    [Fact]
    public void A_document_of_the_future_counts_in_its_month_and_the_month_is_marked()
    {
        var book = Books.Of(Books.Person, ["612"], Books.Sold("2026-11-05", 1_000m), Books.Sold("2027-01-15", 9_000m));

        var (now, then) = (book.In(2026, 12), book.In(2027, 1));

        Assert.Equal((1_000m, 0m, false), (now.Isr[0].Income.Amount, now.Iva!.Acts16.Amount, now.IsExpected));
        Assert.True(then.IsExpected);
        Assert.Contains(then.Warnings, w => w.Code == "MONTH_NOT_BEGUN");
        Assert.Contains(then.Warnings, w => w.Code == "FUTURE_DATED");
    }

    private static string Said(IsrPosition isr, int month) => $"{isr.PreviousByMonth[month - 1].Month} {isr.PreviousByMonth[month - 1].Source}";

    private static ProvisionalReturn Return(int month, string regimen, decimal isr, bool isAccepted) =>
        new(new DateOnly(2026, month, 1), IsPaid: false, new Dictionary<string, decimal>(StringComparer.Ordinal) { [PortalFields.SectionOf(regimen)] = isr }) { IsAccepted = isAccepted };
}
