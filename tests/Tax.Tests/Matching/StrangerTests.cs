using FinanceTracker.Tax.Matching;

namespace FinanceTracker.Tax.Tests.Matching;

/// <summary>A line that names somebody else is hardly the invoice's.</summary>
public sealed class StrangerTests
{
    private static readonly DateOnly Day = new(2026, 3, 10);
    private static readonly Counterparty Clay = new("ALF010203AB1", "ALFARERIA DEL BAJIO SA DE CV");
    private static readonly Counterparty Oxxo = new("CCO8605231N4", "CADENA COMERCIAL OXXO SA DE CV");

    [Theory]
    [InlineData("SPEI RECIBIDO JUAN PEREZ LOPEZ PRESTAMO FAMILIAR", "other_name")]
    [InlineData("SPEI RECIBIDO RFC ZZZ010101ZZ9 ZETA SERVICIOS", "other_rfc")]
    [InlineData("PAGO CUENTA DE TERCERO/ 00123 BNET MARIA RUIZ", "other_name")]
    [InlineData("PAGO RECIBIDO RFC ZZZ010101ZZ9", "other_rfc")]
    public void A_line_that_names_somebody_else_is_never_taken_alone(string text, string code)
    {
        var outcome = Match(Line(1234.56m, text), Invoice(1234.56m, Clay));

        Assert.DoesNotContain(outcome.Matches, m => m.Accepted);
        Assert.Equal(outcome.Matches.Count, outcome.Matches.Count(m => m.Reasons.Any(r => r.Code == code)));
        Assert.Single(outcome.PaymentsLeft);
    }

    [Theory]
    [InlineData("SPEI RECIBIDO BBVA 1234567 PAGO FACTURA MARZO")]
    [InlineData("SPEI RECIBIDO ALFARERIA BAJIO")]
    [InlineData("SPEI RECIBIDO ALFARERIADELBAJIO")]
    [InlineData("DEPOSITO EN VENTANILLA")]
    [InlineData("TRANSFERENCIA RECIBIDA STP ABONO 77")]
    [InlineData("SPEI RECIBIDO RFC ALF010203AB1 JUAN PEREZ LOPEZ")]
    public void Generic_words_the_counterparty_s_own_and_its_RFC_name_nobody_else(string text) =>
        Assert.True(Assert.Single(Match(Line(1234.56m, text), Invoice(1234.56m, Clay)).Matches).Accepted);

    [Fact]
    public void A_card_purchase_may_show_a_trade_name()
    {
        var match = Assert.Single(Match(Line(-1234.56m, "TIENDA LA ESQUINA/******4821 AUT: 123456"), Invoice(1234.56m, Oxxo) with { Flow = Flow.Out, FormaPago = "28" }).Matches);

        Assert.True(match.Accepted);
        Assert.DoesNotContain(match.Reasons, r => r.Code == "other_name");
    }

    [Fact]
    public void The_taxpayer_s_own_name_and_RFC_are_no_stranger_s()
    {
        var self = new Counterparty("HEER800101AB1", "ROSA HERNANDEZ EJEMPLO");

        var outcome = Matcher.Match([Line(1234.56m, "SPEI RECIBIDO ROSA HERNANDEZ RFC HEER800101AB1")], [Invoice(1234.56m, Clay)], new MerchantMemory(), self: self);

        Assert.True(Assert.Single(outcome.Matches).Accepted);
    }

    [Fact]
    public void Three_odd_amounts_of_one_company_under_another_name_are_its_trade_name_and_one_is_not()
    {
        BankLine[] lines = [.. new[] { 1234.56m, 2345.67m, 3456.78m }.Select(a => Line(a, "SPEI RECIBIDO LALA NORTE") with { MerchantKey = "SPEI RECIBIDO LALA NORTE" })];
        ExpectedPayment[] invoices = [.. lines.Select(l => Invoice(l.Amount, Clay))];

        Assert.Equal(3, Matcher.Match(lines, invoices, new MerchantMemory()).Matches.Count(m => m.Accepted));
        Assert.DoesNotContain(Matcher.Match(lines[..1], invoices, new MerchantMemory()).Matches, m => m.Accepted);
        Assert.DoesNotContain(Matcher.Match(lines, [invoices[0], invoices[1], invoices[2] with { Counterparty = Oxxo }], new MerchantMemory()).Matches, m => m.Accepted);
    }

    private static MatchOutcome Match(BankLine line, ExpectedPayment payment) => Matcher.Match([line], [payment], new MerchantMemory());

    private static BankLine Line(decimal amount, string text) => new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Day, amount, "MXN", text, null, null);

    private static ExpectedPayment Invoice(decimal amount, Counterparty company)
    {
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        return new ExpectedPayment(id, PaymentSource.Invoice, [new Share(id, amount)], Flow.In, Day, amount, "MXN", 1, company, "03", null, null);
    }
}
