using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Filings;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tests.Position;

namespace FinanceTracker.Tax.Tests.Filings;

/// <summary>Packages, the DIOT's form, and the steps of a return.</summary>
public sealed class FilingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly PackageFacts Confirmed = new(IsProfileConfirmed: true);

    [Fact]
    public void A_package_has_the_figure_of_each_field_in_whole_pesos()
    {
        var book = Books.Of(Books.Person, ["626"], Books.Sold("2026-10-05", 60_000.40m, isrWithheld: 750m), Books.Bought("2026-10-06", 10_000m));

        var package = FilingPackages.Of(book, book.In(2026, 10), FilingKind.Monthly, Confirmed);

        Assert.Equal(60_000m, Field(package, "Ingresos efectivamente cobrados"));
        Assert.Equal((900m, 750m, 150m), (Field(package, "Impuesto causado"), Field(package, "ISR retenido"), Field(package, "Impuesto a cargo")));
        Assert.Equal((9_600m, 1_600m, 8_000m), (Field(package, "IVA a cargo"), Field(package, "IVA acreditable"), Field(package, "Cantidad a pagar")));
        Assert.Equal((8_150m, new DateOnly(2026, 11, 17), (int?)null), (package.TotalPesos, package.DueDate, package.DiotRows));
        Assert.Empty(package.Blocks);
    }

    [Fact]
    public void What_stands_in_the_way_is_named()
    {
        var book = Books.Of(Books.Company, ["601", "610"], Books.Sold("2026-12-05", 1_000m));

        var package = FilingPackages.Of(book, book.In(2026, 12), FilingKind.Monthly, new PackageFacts(IsProfileConfirmed: false));

        Assert.Equal(["coefficient_missing", "period_open", "profile_not_confirmed", "regime_not_covered"], package.Blocks.Select(b => b.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_in_a_package_says_that_it_was_filed_for_the_person()
    {
        var book = Books.Of(Books.Person, ["626"], Books.Sold("2026-10-05", 100m));
        var package = FilingPackages.Of(book, book.In(2026, 10), FilingKind.Monthly, Confirmed);

        Assert.All(package.Checklist, c => Assert.DoesNotContain("presentamos", c.Es, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(package.Checklist, c => c.Es.Contains("Presenta tú", StringComparison.Ordinal));
    }

    // 54 fields are 53 pipes; fields 12, 13, 22, 37, 48, 54 of the layout of 2025.
    [Fact]
    public void A_line_of_the_DIOT_has_54_fields_in_whole_pesos()
    {
        var fee = Books.Bought("2026-10-06", 10_000.60m, "professional_services", Books.Company);
        fee = fee with { Amounts = fee.Amounts with { Iva = 1_600.10m, IvaWithheld = 1_066.73m } };
        var note = Books.Bought("2026-10-08", 500m, "professional_services", Books.Company) with { Type = "E", Related = [("01", fee.Uuid!)] };
        var position = Books.Of(Books.Company, ["601"], fee, note).In(2026, 10);

        var line = Assert.Single(Diot.Write(Diot.RowsOf(position), 1m).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));

        var fields = line.Split('|');
        Assert.Equal(54, fields.Length);
        Assert.Equal(("04", "03", "MISC491214B86", "10001", "500"), (fields[0], fields[1], fields[2], fields[11], fields[12]));
        Assert.Equal(("1067", "01"), (fields[47], fields[53]));
        Assert.All(fields.Skip(3), f => Assert.True(f.Length == 0 || f.All(char.IsAsciiDigit), line));
    }

    [Fact]
    public void The_DIOT_has_a_line_for_each_supplier_with_what_was_not_credited()
    {
        var lunch = Books.Bought("2026-10-06", 1_000m, "restaurant") with { FormaPago = "04" };
        var exempt = Books.Document(CfdiDirection.Received, "2026-10-07", TaxedAmounts.Zero with { Exempt = 700m }) with
        {
            CounterpartyRfc = "AAA010101AAA",
            ReceptorRfc = Books.Person,
            Lines = [new ExpenseLine("medical", 700m, 0m)],
        };
        var position = Books.Of(Books.Person, ["612"], lunch, exempt).In(2026, 10);

        var lines = Diot.Write(Diot.RowsOf(position), 1m).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('|')).ToList();

        Assert.Equal(["AAA010101AAA", "MISC491214B86"], lines.Select(l => l[2]));
        Assert.Equal(("700", "1000", "14", "146"), (lines[0][49], lines[1][11], lines[1][21], lines[1][36]));
    }

    [Fact]
    public void A_return_goes_through_its_steps_and_not_past_them()
    {
        var filing = new Filing(Guid.AllBitsSet, new DateOnly(2026, 10, 1), FilingKind.Monthly, 0);
        filing.Prepare("{}", null, Now);
        var acuse = new Acuse("acuse.pdf", "123", "0226 1234", 8_150m, new DateOnly(2026, 11, 17), null, null);

        Assert.False(filing.Submit("1", Now));
        Assert.False(filing.Answer(acuse, Now));
        Assert.True(filing.Review(Now) && filing.Submit("1", Now));
        Assert.False(filing.IsOpen);
        Assert.True(filing.Answer(acuse, Now));
        Assert.Equal((FilingState.Accepted, "0226 1234", 8_150m), (filing.State, filing.LineaCaptura, filing.AmountToPay));
        Assert.True(filing.Answer(acuse with { PaidOn = new DateOnly(2026, 11, 16) }, Now));
        Assert.Equal(FilingState.Paid, filing.State);
        Assert.False(filing.Review(Now));
    }

    [Fact]
    public void A_bank_line_pays_an_accepted_return_and_can_be_taken_back()
    {
        var line = Guid.AllBitsSet;
        var filing = Presented(new Acuse("a.pdf", null, "0226 1234", 8_150m, new DateOnly(2026, 11, 17), null, null));

        Assert.True(filing.AwaitsPayment && filing.Pay(line, new DateOnly(2026, 11, 16)));
        Assert.Equal((FilingState.Paid, new DateOnly(2026, 11, 16), (Guid?)line), (filing.State, filing.PaidOn!.Value, filing.PaidByLine));
        Assert.False(filing.Pay(line, new DateOnly(2026, 11, 16)) || filing.TakePaymentBack(Guid.Empty));
        Assert.True(filing.TakePaymentBack(line));
        Assert.Equal((FilingState.Accepted, (DateOnly?)null), (filing.State, filing.PaidOn));
        Assert.False(Presented(new Acuse("a.pdf", null, null, 0m, null, null, null)).AwaitsPayment);
    }

    [Fact]
    public void A_simulated_answer_is_never_paid_and_new_figures_end_the_simulation()
    {
        var filing = new Filing(Guid.AllBitsSet, new DateOnly(2026, 10, 1), FilingKind.Monthly, 0);
        filing.Prepare("{}", null, Now);
        var acuse = new Acuse("a.pdf", "SIMULADO-1", "SIMULADO 1", 8_150m, new DateOnly(2026, 11, 17), null, null);

        Assert.False(filing.Receive(acuse, isSimulated: true, Now));
        Assert.True(filing.Review(Now) && filing.Receive(acuse, isSimulated: true, Now));
        Assert.Equal((FilingState.Accepted, true, false), (filing.State, filing.IsSimulated, filing.AwaitsPayment));
    }

    [Fact]
    public void What_was_presented_is_told_by_its_figures_alone()
    {
        var book = Books.Of(Books.Person, ["626"], Books.Sold("2026-10-05", 100m));
        var package = FilingPackages.Of(book, book.In(2026, 10), FilingKind.Monthly, new PackageFacts(IsProfileConfirmed: false));
        var other = FilingPackages.Of(book, book.In(2026, 10), FilingKind.Monthly, Confirmed);
        var text = System.Text.Json.JsonSerializer.Serialize(package, Platform.Http.ApiJson.Options);
        var filing = Presented(new Acuse("a.pdf", null, null, null, null, null, null), text);

        Assert.True(new PreparedPackage(new DateOnly(2026, 10, 1), other, null).IsTheSameAs(filing, "other"));
        Assert.False(new PreparedPackage(new DateOnly(2026, 10, 1), other with { Fields = [] }, null).IsTheSameAs(filing, text));
    }

    // Fields 10 and 20 of the layout of 2025: the southern strip.
    [Fact]
    public void Eight_percent_goes_into_the_columns_of_the_strip()
    {
        var row = new DiotRow("04", "85", "AAA010101AAA", "X") { Paid8 = 1_000m, Iva8 = 80m, Creditable = 80m };

        var south = Diot.Write([row], 1m, BorderZone.South).Split('|');
        var north = Diot.Write([row], 1m).Split('|');

        Assert.Equal(("", "1000", "", "80"), (south[7], south[9], south[17], south[19]));
        Assert.Equal(("1000", "", "80", ""), (north[7], north[9], north[17], north[19]));
    }

    private static Filing Presented(Acuse acuse, string package = "{}")
    {
        var filing = new Filing(Guid.AllBitsSet, new DateOnly(2026, 10, 1), FilingKind.Monthly, 0);
        filing.Prepare(package, null, Now);
        Assert.True(filing.Review(Now) && filing.Submit(null, Now) && filing.Answer(acuse, Now));
        return filing;
    }

    [Fact]
    public void A_refused_return_is_open_again()
    {
        var filing = new Filing(Guid.AllBitsSet, new DateOnly(2026, 10, 1), FilingKind.Monthly, 0);
        filing.Prepare("{}", null, Now);
        Assert.True(filing.Review(Now) && filing.Submit(null, Now) && filing.Answer(new Acuse("a.pdf", null, null, null, null, null, "Error en el RFC"), Now));

        Assert.Equal((FilingState.Rejected, true), (filing.State, filing.IsOpen));
        filing.Prepare("{}", null, Now);
        Assert.Equal((FilingState.Prepared, (string?)null), (filing.State, filing.RejectReason));
    }

    private static decimal Field(FilingPackage package, string name) => package.Fields.First(f => f.Field == name).Pesos;
}
