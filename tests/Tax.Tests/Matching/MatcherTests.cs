using System.Globalization;
using FinanceTracker.Tax.Matching;

namespace FinanceTracker.Tax.Tests.Matching;

public sealed class MatcherTests
{
    private static readonly DateOnly Day = new(2026, 3, 10);
    private static readonly Counterparty Pinos = new("FPI010203AB1", "FERRETERIA LOS PINOS SA DE CV");
    private static readonly Counterparty Robles = new("MRO040506CD2", "MADERERIA LOS ROBLES SA DE CV");

    [Fact]
    public void On_noisy_ledgers_accepted_matches_are_right_99_times_in_100_and_three_quarters_of_the_pairs_are_found()
    {
        var (right, accepted, findable) = (0, 0, 0);
        for (var seed = 1; seed <= 12; seed++)
        {
            var ledger = new NoisyLedger(seed);
            var outcome = Matcher.Match(ledger.Lines, ledger.Payments, new MerchantMemory());
            var pairs = outcome.Matches.Where(m => m.Accepted).SelectMany(m => m.LineIds.SelectMany(line => m.PaymentIds.Select(payment => (line, payment)))).ToList();
            accepted += pairs.Count;
            right += pairs.Count(pair => ledger.Truth.Contains(pair));
            findable += ledger.Truth.Count;
        }

        var precision = (decimal)right / accepted;
        var recall = (decimal)right / findable;
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"precision {precision:0.0000}, recall {recall:0.000}, {accepted} accepted of {findable}"));
        Assert.True(precision >= 0.99m, string.Create(CultureInfo.InvariantCulture, $"precision {precision:0.0000} (recall {recall:0.000})"));
        Assert.True(recall >= 0.75m, string.Create(CultureInfo.InvariantCulture, $"recall {recall:0.000} (precision {precision:0.0000})"));
    }

    [Fact]
    public void No_line_and_no_payment_stands_in_two_accepted_matches()
    {
        var ledger = new NoisyLedger(77);

        var accepted = Matcher.Match(ledger.Lines, ledger.Payments, new MerchantMemory()).Matches.Where(m => m.Accepted).ToList();

        var ids = accepted.SelectMany(m => m.LineIds.Concat(m.PaymentIds)).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void A_line_that_names_the_issuer_with_the_same_amount_is_accepted_and_says_why()
    {
        var line = Line(-1160.50m, "FERRET LOS PINOS 0341 CDMX");
        var invoice = Invoice(1160.50m, Pinos);

        var match = Assert.Single(Matcher.Match([line], [invoice], new MerchantMemory()).Matches);

        Assert.True(match.Accepted);
        Assert.Contains(match.Reasons, r => r.Code == "amount_exact");
        Assert.Contains(match.Reasons, r => r.Code is "name_in_line" or "name_part_in_line");
    }

    [Fact]
    public void An_invoice_paid_in_cash_never_takes_a_bank_line_by_itself()
    {
        var outcome = Matcher.Match([Line(-1160.50m, "FERRETERIA LOS PINOS")], [Invoice(1160.50m, Pinos) with { FormaPago = "01" }], new MerchantMemory());

        Assert.DoesNotContain(outcome.Matches, m => m.Accepted);
    }

    [Fact]
    public void Two_companies_that_ask_the_same_round_amount_are_only_suggested()
    {
        var outcome = Matcher.Match([Line(-500m, "SPEI ENVIADO BBVA 1234567")], [Invoice(500m, Pinos), Invoice(500m, Robles)], new MerchantMemory());

        Assert.DoesNotContain(outcome.Matches, m => m.Accepted);
        Assert.Single(outcome.LinesLeft);
    }

    [Fact]
    public void The_tracking_key_of_a_complemento_decides_between_equal_lines()
    {
        var (right, wrong) = (Line(-500m, "SPEI ENVIADO", "MBAN01002403100089"), Line(-500m, "SPEI ENVIADO", "MBAN01002403100090"));
        var pago = Invoice(500m, Pinos) with { Source = PaymentSource.Pago, Operation = "MBAN01002403100089", FormaPago = "03" };

        var match = Matcher.Match([wrong, right], [pago], new MerchantMemory()).Matches.First(m => m.Accepted);

        Assert.Equal([right.Id], match.LineIds);
    }

    [Fact]
    public void One_transfer_pays_two_invoices_when_there_is_one_way_to_add_up()
    {
        var invoices = new[] { Invoice(1000.10m, Pinos), Invoice(2000.20m, Pinos), Invoice(777.77m, Pinos) };

        var match = Matcher.Match([Line(-3000.30m, "SPEI ENVIADO FERRETERIA LOS PINOS")], invoices, new MerchantMemory()).Matches.Single(m => m.Accepted);

        Assert.Equal(invoices.Take(2).Select(i => i.Id).Order(), match.PaymentIds.Order());
    }

    [Fact]
    public void Two_ways_to_add_up_are_no_way()
    {
        var invoices = new[] { Invoice(100m, Pinos), Invoice(200m, Pinos), Invoice(150m, Pinos), Invoice(150m, Pinos) };

        var outcome = Matcher.Match([Line(-300m, "SPEI ENVIADO FERRETERIA LOS PINOS")], invoices, new MerchantMemory());

        Assert.DoesNotContain(outcome.Matches, m => m.Accepted);
    }

    [Fact]
    public void Parts_that_add_up_pay_an_open_invoice()
    {
        var lines = new[] { Line(-400.25m, "SPEI ENVIADO FERRETERIA LOS PINOS", day: Day.AddDays(20)), Line(-600.75m, "SPEI ENVIADO FERRETERIA LOS PINOS", day: Day.AddDays(50)) };

        var match = Matcher.Match(lines, [Invoice(1001m, Pinos) with { Source = PaymentSource.OpenInvoice, FormaPago = "99" }], new MerchantMemory()).Matches.Single(m => m.Accepted);

        Assert.Equal(lines.Select(l => l.Id), match.LineIds);
    }

    [Fact]
    public void Dollars_are_matched_within_the_exchange_slack_only_when_the_line_names_the_issuer()
    {
        var invoice = Invoice(100m, Pinos) with { Currency = "USD", PesosPerUnit = 18.50m, FormaPago = "03" };

        Assert.NotEmpty(Matcher.Match([Line(-1871m, "SPEI ENVIADO FERRETERIA LOS PINOS")], [invoice], new MerchantMemory()).Matches);
        Assert.Empty(Matcher.Match([Line(-1871m, "COMPRA EN LINEA")], [invoice], new MerchantMemory()).Matches);
        Assert.Empty(Matcher.Match([Line(-1980m, "SPEI ENVIADO FERRETERIA LOS PINOS")], [invoice], new MerchantMemory()).Matches);
    }

    [Fact]
    public void Money_in_never_pays_an_invoice_received()
    {
        var outcome = Matcher.Match([Line(1160.50m, "FERRETERIA LOS PINOS")], [Invoice(1160.50m, Pinos)], new MerchantMemory());

        Assert.Empty(outcome.Matches);
    }

    [Fact]
    public void A_merchant_learned_from_sure_matches_carries_the_unsure_ones()
    {
        var memory = new MerchantMemory();
        memory.Learn("TLAPALERIA CENTRO", Pinos.Rfc);
        memory.Learn("TLAPALERIA CENTRO", Pinos.Rfc);
        var line = Line(-350m, "TLAPALERIA CENTRO") with { MerchantKey = "TLAPALERIA CENTRO" };

        var match = Matcher.Match([line], [Invoice(350m, Pinos)], memory).Matches.Single();

        Assert.True(match.Accepted);
        Assert.Contains(match.Reasons, r => r.Code == "known_merchant");
    }

    private static BankLine Line(decimal amount, string text, string? reference = null, DateOnly? day = null) =>
        new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), day ?? Day, amount, "MXN", text, null, reference);

    private static ExpectedPayment Invoice(decimal amount, Counterparty company)
    {
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        return new ExpectedPayment(id, PaymentSource.Invoice, [new Share(id, amount)], Flow.Out, Day, amount, "MXN", 1, company, "03", null, null);
    }
}
