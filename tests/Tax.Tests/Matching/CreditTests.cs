using FinanceTracker.Tax.Matching;

namespace FinanceTracker.Tax.Tests.Matching;

/// <summary>Invoices on credit: paid weeks later, in parts, with their folio in the transfer.</summary>
public sealed class CreditTests
{
    private static readonly DateOnly Issued = new(2026, 1, 10);
    private static readonly Counterparty Client = new("TBA010203AB1", "TRANSPORTES DEL BAJIO SA DE CV");

    [Theory]
    [InlineData(20)]
    [InlineData(45)]
    [InlineData(90)]
    public void A_round_amount_with_name_and_folio_is_taken_alone_up_to_90_days_after_issue(int days)
    {
        // Another line of the same amount, so that the amount alone says nothing.
        BankLine[] lines = [Line(9280m, days, "SPEI RECIBIDO TRANSPORTES DEL BAJIO FAC 1461"), Line(9280m, days + 1, "SPEI RECIBIDO CONSTRUCTORA ALTAMIRA FAC 1500")];

        var match = Matcher.Match(lines, [Invoice(9280m)], new MerchantMemory()).Matches.Single(m => m.Accepted);

        Assert.Equal([lines[0].Id], match.LineIds);
        Assert.Contains(match.Reasons, r => r.Code == "folio_in_line");
    }

    [Fact]
    public void Without_the_folio_or_later_it_is_only_suggested()
    {
        BankLine[] noFolio = [Line(9280m, 30, "SPEI RECIBIDO TRANSPORTES DEL BAJIO"), Line(9280m, 31, "SPEI RECIBIDO CONSTRUCTORA ALTAMIRA")];
        BankLine[] late = [Line(9280m, 100, "SPEI RECIBIDO TRANSPORTES DEL BAJIO FAC 1461"), Line(9280m, 101, "SPEI RECIBIDO CONSTRUCTORA ALTAMIRA")];

        Assert.DoesNotContain(Matcher.Match(noFolio, [Invoice(9280m)], new MerchantMemory()).Matches, m => m.Accepted);
        Assert.DoesNotContain(Matcher.Match(late, [Invoice(9280m)], new MerchantMemory()).Matches, m => m.Accepted);
    }

    [Theory]
    [InlineData("SPEI RECIBIDO TRANSPORTES DEL BAJIO FAC 1461 1 DE 3")]
    [InlineData("SPEI RECIBIDO FAC 1461 1 DE 3")]
    public void An_instalment_that_names_the_folio_is_suggested(string text)
    {
        var match = Assert.Single(Matcher.Match([Line(2000m, 30, text)], [Invoice(5800.64m)], new MerchantMemory()).Matches);

        Assert.False(match.Accepted);
        Assert.True(match.IsPartial);
    }

    [Fact]
    public void What_was_confirmed_of_an_open_invoice_leaves_its_rest_to_be_expected()
    {
        var invoice = Invoice(5800.64m);

        var rest = Assert.Single(Settled.Rest([invoice], [Confirmed(invoice, Line(2000m, 30, "FAC 1461"), 2000m)]));

        Assert.Equal((3800.64m, 3800.64m), (rest.Amount, Assert.Single(rest.Shares).Amount));
        Assert.Empty(Settled.Rest([invoice], [Confirmed(invoice, Line(2000m, 30, "FAC 1461"), 2000m), Confirmed(invoice, Line(3800.64m, 60, "FAC 1461"), 3800.64m)]));
    }

    [Fact]
    public void A_complemento_for_money_that_was_confirmed_looks_for_no_other_line()
    {
        var invoice = Invoice(5800.64m);
        var line = Line(2000m, 30, "FAC 1461");
        var pago = invoice with { Id = Guid.AllBitsSet, Source = PaymentSource.Pago, Date = line.Date, Amount = 2000m, Shares = [new Share(invoice.Id, 2000m)] };
        var left = invoice with { Amount = 3800.64m, Shares = [new Share(invoice.Id, 3800.64m)] };

        var rest = Assert.Single(Settled.Rest([pago, left], [Confirmed(invoice, line, 2000m)]));

        Assert.Equal((invoice.Id, 3800.64m), (rest.Id, rest.Amount));
        Assert.Equal(2, Settled.Rest([pago with { Date = line.Date.AddDays(30) }, left], [Confirmed(invoice, line, 2000m)]).Count);
    }

    private static StoredMatch Confirmed(ExpectedPayment invoice, BankLine line, decimal amount)
    {
        var match = new StoredMatch(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), line, invoice, new Share(invoice.Id, amount), new Match([line.Id], [invoice.Id], 50, false, []));
        match.Decide(yes: true, DateTimeOffset.UnixEpoch);
        return match;
    }

    private static BankLine Line(decimal amount, int daysAfter, string text) => new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Issued.AddDays(daysAfter), amount, "MXN", text, null, null);

    private static ExpectedPayment Invoice(decimal amount)
    {
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        return new ExpectedPayment(id, PaymentSource.OpenInvoice, [new Share(id, amount)], Flow.In, Issued, amount, "MXN", 1, Client, "99", null, "1461") { Serie = "A" };
    }
}
