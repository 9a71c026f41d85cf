using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;

namespace FinanceTracker.Tax.Tests.Documents;

public sealed class PaidPartsTests
{
    private static readonly DateOnly Issued = new(2026, 1, 20);

    [Fact]
    public void An_invoice_paid_at_once_counts_whole_on_its_day_by_its_own_word()
    {
        var part = Assert.Single(PaidParts.Of([Invoice()], [], []));

        Assert.Equal((Issued, 1m, PaymentProof.Declared, 1000m), (part.Date, part.Part, part.Proof, part.Amounts.Base16));
    }

    [Fact]
    public void The_bank_line_moves_it_to_the_day_on_which_the_money_moved()
    {
        var invoice = Invoice();

        var part = Assert.Single(PaidParts.Of([invoice], [], [new BankPayment(invoice.Id, Guid.Empty, new DateOnly(2026, 2, 3), 1160m, "03")]));

        Assert.Equal((new DateOnly(2026, 2, 3), PaymentProof.Bank), (part.Date, part.Proof));
    }

    [Fact]
    public void An_invoice_on_credit_counts_nothing_until_something_says_that_it_was_paid() =>
        Assert.Empty(PaidParts.Of([Invoice() with { IsOnCredit = true }], [], []));

    [Fact]
    public void Three_instalments_add_up_to_the_invoice_to_the_cent()
    {
        var invoice = Invoice() with { IsOnCredit = true, Uuid = "A" };

        var parts = PaidParts.Of([invoice], Enumerable.Range(1, 3).Select(i => new RepPayment("a", $"R{i}", Issued.AddMonths(i), i < 3 ? 386.67m : 386.66m, "03", null)), []);

        Assert.Equal(3, parts.Count);
        Assert.Equal((1000m, 160m), (parts.Sum(p => p.Amounts.Base16), parts.Sum(p => p.Amounts.Iva)));
        Assert.All(parts, p => Assert.False(p.LacksRep));
    }

    [Fact]
    public void Payments_beyond_the_total_count_no_more()
    {
        var invoice = Invoice() with { IsOnCredit = true, Uuid = "A" };

        var parts = PaidParts.Of([invoice], [new RepPayment("A", "R1", Issued, 1160m, "03", null), new RepPayment("A", "R2", Issued, 500m, "03", null)], []);

        Assert.Equal(1160m, Assert.Single(parts).Amounts.Base16 * 1.16m);
    }

    [Fact]
    public void A_bank_line_of_an_invoice_on_credit_without_complemento_says_that_it_is_missing()
    {
        var invoice = Invoice() with { IsOnCredit = true, Uuid = "A" };

        Assert.True(Assert.Single(PaidParts.Of([invoice], [], [new BankPayment(invoice.Id, Guid.Empty, Issued, 580m, "03")])).LacksRep);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void What_was_cancelled_or_does_not_count_is_never_paid(bool counts, bool isCancelled) =>
        Assert.Empty(PaidParts.Of([Invoice() with { Counts = counts, IsCancelled = isCancelled }], [], []));

    private static TaxDocument Invoice() => new()
    {
        Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
        Direction = CfdiDirection.Received,
        Type = "I",
        Date = Issued,
        CounterpartyRfc = "AAA010101AAA",
        Total = 1160m,
        Amounts = TaxedAmounts.Zero with { Base16 = 1000m, Iva = 160m },
    };
}
