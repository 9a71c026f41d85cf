using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Tests.Position;

/// <summary>ISR of a month by regime; every figure worked out by hand from the tariffs of Anexo 8 RMF 2026 and LISR 113-E.</summary>
public sealed class IsrOfRegimesTests
{
    // LISR 113-E: 60,000 lies in the slab of 1.50 %: 900. LISR 113-J: 1.25 % withheld is 750. 150 is left.
    [Fact]
    public void RESICO_pays_the_rate_of_the_slab_on_what_was_collected_less_what_was_withheld()
    {
        var position = Books.Of(Books.Person, ["626"], Books.Sold("2026-10-05", 60_000m, isrWithheld: 750m), Books.Bought("2026-10-06", 10_000m)).In(2026, 10);

        var isr = Assert.Single(position.Isr);
        Assert.Equal((60_000m, 0.015m, 900m, 750m, 150m, 0m), (isr.Base, isr.Rate, isr.Caused, isr.Withheld.Amount, isr.DuePesos, isr.Deductions.Amount));
        Assert.Equal("collected_declared", Assert.Single(isr.Income.Items).Reason);
    }

    [Fact]
    public void RESICO_counts_a_credit_note_in_its_month_and_no_other_month()
    {
        var note = Books.Sold("2026-10-20", 10_000m) with { Type = "E" };

        var book = Books.Of(Books.Person, ["626"], Books.Sold("2026-09-30", 99_000m), Books.Sold("2026-10-05", 60_000m), note);

        // 50,000 is still in the slab of 1.10 %.
        Assert.Equal((50_000m, 550m), (book.In(2026, 10).Isr[0].Base, book.In(2026, 10).IsrDuePesos));
    }

    // January: base 40,000, bracket 7 of LISR 96: 5,665.16 + (40,000 - 35,362.84) x 23.52 % = 6,755.82, which is 6,756 (CFF 20).
    // February: base 85,000, bracket 7 times two: 11,330.32 + (85,000 - 70,725.67) x 23.52 % = 14,687.64, less 6,756 = 7,931.64, which is 7,932.
    [Fact]
    public void A_profession_pays_on_everything_from_January_less_what_it_paid_before()
    {
        var book = Books.Of(
            Books.Person, ["612"], Books.Sold("2026-01-10", 50_000m), Books.Bought("2026-01-11", 10_000m), Books.Sold("2026-02-10", 50_000m), Books.Bought("2026-02-11", 5_000m));

        var (january, february) = (book.In(2026, 1).Isr[0], book.In(2026, 2).Isr[0]);
        Assert.Equal((40_000m, 6_755.82m, 6_756m), (january.Base, january.Caused, january.DuePesos));
        Assert.Equal((85_000m, 14_687.64m, 6_756m, 7_931.64m, 7_932m), (february.Base, february.Caused, february.Previous, february.Due, february.DuePesos));
        Assert.Equal(2, february.Income.Items.Count);
        Assert.Equal(new DateOnly(2026, 1, 1), february.Since);
    }

    // LISR 106: 10 % withheld by companies comes off: 6,755.82 - 5,000.
    [Fact]
    public void What_companies_withheld_from_a_profession_comes_off() =>
        Assert.Equal(1_756m, Books.Of(Books.Person, ["612"], Books.Sold("2026-01-10", 50_000m, isrWithheld: 5_000m), Books.Bought("2026-01-11", 10_000m)).In(2026, 1).IsrDuePesos);

    // LISR 115: 35 % of 20,000 leaves 13,000; bracket 4 of LISR 96: 1,011.68 + (13,000 - 12,598.03) x 16 % = 1,076.00.
    [Fact]
    public void Rent_with_35_percent_pays_by_the_month_alone()
    {
        var book = Books.Of(Books.Person, ["606"], Books.Sold("2026-09-05", 90_000m), Books.Sold("2026-10-05", 20_000m), Books.Bought("2026-10-06", 4_000m));

        var isr = (book with { Taxpayer = book.Taxpayer with { DeductsRentBlind = true } }).In(2026, 10).Isr[0];

        Assert.Equal((7_000m, 13_000m, 1_076.00m, 1_076m), (isr.Deductions.Amount, isr.Base, isr.Caused, isr.DuePesos));
    }

    // Real: 20,000 - 4,000 = 16,000; bracket 5: 1,339.14 + (16,000 - 14,644.65) x 17.92 % = 1,582.02.
    [Fact]
    public void Rent_with_real_deductions_takes_what_was_paid() =>
        Assert.Equal(1_582.02m, Books.Of(Books.Person, ["606"], Books.Sold("2026-10-05", 20_000m), Books.Bought("2026-10-06", 4_000m)).In(2026, 10).Isr[0].Caused);

    // LISR 14: 100,000 x 0.2 x 30 % = 6,000, though nothing was collected; LIVA 1-B: no IVA until it is.
    [Fact]
    public void A_company_pays_ISR_when_it_invoices_and_IVA_when_it_collects()
    {
        var invoice = Books.Sold("2026-10-05", 100_000m) with { IsOnCredit = true };
        var book = Books.Of(Books.Company, ["601"], invoice) with { Options = new PositionOptions(Coefficient: 0.2m) };

        var position = book.In(2026, 10);
        var november = (book with { Reps = [new RepPayment(invoice.Uuid!, "R", new DateOnly(2026, 11, 3), 116_000m, "03", null)] }).In(2026, 11);

        Assert.Equal((100_000m, 6_000m, "accrual", 0m), (position.Isr[0].Income.Amount, position.Isr[0].Due, position.Isr[0].Basis, position.IvaDuePesos));
        Assert.Equal((6_000m, 0m, 16_000m), (november.Isr[0].Previous, november.IsrDuePesos, november.IvaDuePesos));
        Assert.Contains(position.Warnings, w => w.Code == "PPD_NOT_COLLECTED");
    }

    [Fact]
    public void Without_its_coefficient_a_company_is_asked_for_it()
    {
        var isr = Books.Of(Books.Company, ["601"], Books.Sold("2026-10-05", 100_000m)).In(2026, 10).Isr[0];

        Assert.Equal((IsrState.MissingData, (decimal?)null, 100_000m), (isr.State, isr.Due, isr.Income.Amount));
        Assert.Contains("coefficient", isr.En, StringComparison.Ordinal);
    }

    // LISR 207, 211: (100,000 - 40,000) x 30 % = 18,000.
    [Fact]
    public void RESICO_of_a_company_pays_on_what_was_collected_less_what_was_paid() =>
        Assert.Equal(18_000m, Books.Of(Books.Company, ["626"], Books.Sold("2026-10-05", 100_000m), Books.Bought("2026-10-06", 40_000m, owner: Books.Company)).In(2026, 10).IsrDuePesos);

    // LISR 113-A: the platform's withholding counts against ISR, and its half of the IVA against IVA (LIVA 18-J).
    [Fact]
    public void A_platforms_certificate_counts_against_both_taxes()
    {
        var book = Books.Of(Books.Person, ["625"], Books.Sold("2026-01-31", 50_000m)) with
        {
            Platforms = [new PlatformCertificate(Guid.AllBitsSet, "U", new DateOnly(2026, 1, 31), "UPM200220LK5", "PLATAFORMA", 1_050m, 4_000m)],
        };

        var position = book.In(2026, 1);

        // 5,665.16 + (50,000 - 35,362.84) x 23.52 % = 9,107.82 - 1,050.
        Assert.Equal((8_057.82m, 4_000m), (position.Isr[0].Due, position.Iva!.Due));
    }

    [Fact]
    public void Income_of_two_regimes_goes_where_its_invoice_says()
    {
        var (rent, fee) = (Books.Sold("2026-10-05", 20_000m), Books.Sold("2026-10-06", 30_000m));
        var book = Books.Of(Books.Person, ["612", "606"], rent, fee) with { IssuedUnder = new Dictionary<Guid, string> { [rent.Id] = "606", [fee.Id] = "612" } };

        Assert.Equal([("612", 30_000m), ("606", 20_000m)], book.In(2026, 10).Isr.Select(i => (i.Regimen, i.Income.Amount)));
    }

    [Theory]
    [InlineData("605", IsrState.NotOwed)]
    [InlineData("616", IsrState.NotOwed)]
    [InlineData("610", IsrState.NotCovered)]
    public void What_pays_nothing_or_is_not_covered_says_so(string regime, IsrState state)
    {
        var position = Books.Of(Books.Person, [regime], Books.Document(CfdiDirection.Issued, "2026-10-05", TaxedAmounts.Zero with { Base16 = 100m })).In(2026, 10);

        Assert.Equal((state, (decimal?)null), (position.Isr[0].State, position.Isr[0].Due));
        Assert.Null(position.Iva);
        Assert.NotNull(position.Isr[0].Es);
    }

    [Fact]
    public void The_year_after_the_tables_is_still_answered() =>
        Assert.True(PositionMonth.Compute(Books.Of(Books.Person, ["612"], Books.Sold("2027-01-10", 50_000m)), new DateOnly(2027, 1, 1), TaxTables.Current).IsOk);
}
