using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;

namespace FinanceTracker.Tax.Tests.Documents;

/// <summary>Money that a complemento tells and money that the bank shows: the same once, the other besides.</summary>
public sealed class RepAndBankTests
{
    private static readonly DateOnly Day = new(2026, 2, 3);
    private static readonly TaxDocument Invoice = new()
    {
        Id = Guid.AllBitsSet,
        Uuid = "A",
        Direction = CfdiDirection.Received,
        Type = "I",
        IsOnCredit = true,
        FormaPago = "99",
        Date = new DateOnly(2026, 1, 20),
        CounterpartyRfc = "AAA010101AAA",
        Total = 1160m,
        Amounts = TaxedAmounts.Zero with { Base16 = 1000m, Iva = 160m },
    };

    [Fact]
    public void What_the_bank_paid_after_a_complemento_counts_and_lacks_its_own()
    {
        var parts = Parts([Rep(580m, Day)], [Line(1, 580m, Day.AddMonths(1))]);

        Assert.Equal([(Day, false), (Day.AddMonths(1), true)], parts.Select(p => (p.Date, p.LacksRep)));
        Assert.Equal((1000m, 160m), (parts.Sum(p => p.Amounts.Base16), parts.Sum(p => p.Amounts.Iva)));
    }

    [Fact]
    public void A_complemento_that_comes_later_for_the_same_money_is_not_counted_again()
    {
        var part = Assert.Single(Parts([Rep(580m, Day.AddDays(2))], [Line(1, 580m, Day)]));

        Assert.Equal((0.5m, false, PaymentProof.Bank, Number(1)), (part.Part, part.LacksRep, part.Proof, part.LineId));
    }

    [Fact]
    public void The_line_that_is_tied_to_the_complemento_is_not_counted_again_whatever_its_day()
    {
        var part = Assert.Single(Parts([Rep(580m, Day) with { LineId = Number(1) }], [Line(1, 580m, Day.AddDays(40))]));

        Assert.False(part.LacksRep);
    }

    [Fact]
    public void Of_three_instalments_with_two_complementos_the_third_lacks_its_own()
    {
        var parts = Parts(
            [Rep(400m, Day), Rep(400m, Day.AddMonths(1))], [Line(1, 400m, Day.AddDays(1)), Line(2, 400m, Day.AddMonths(1)), Line(3, 360m, Day.AddMonths(2))]);

        Assert.Equal([false, false, true], parts.Select(p => p.LacksRep));
        Assert.Equal([Number(1), Number(2), Number(3)], parts.Select(p => p.LineId!.Value));
        Assert.Equal(1000m, parts.Sum(p => p.Amounts.Base16));
    }

    [Fact]
    public void A_complemento_for_the_whole_leaves_nothing_for_the_bank_to_add()
    {
        var part = Assert.Single(Parts([Rep(1160m, Day.AddMonths(2))], [Line(1, 580m, Day), Line(2, 580m, Day.AddMonths(1))]));

        Assert.Equal((1m, false), (part.Part, part.LacksRep));
    }

    [Fact]
    public void Two_lines_that_add_up_to_a_complemento_and_two_complementos_that_add_up_to_a_line_are_the_same_money()
    {
        Assert.Equal(0.5m, Parts([Rep(580m, Day)], [Line(1, 300m, Day), Line(2, 280m, Day.AddDays(1))]).Sum(p => p.Part));
        Assert.Equal(0.5m, Parts([Rep(300m, Day), Rep(280m, Day)], [Line(1, 580m, Day.AddDays(1))]).Sum(p => p.Part));
    }

    [Fact]
    public void The_parts_never_pass_the_document()
    {
        var parts = Parts([Rep(1000m, Day)], [Line(1, 500m, Day.AddMonths(1)), Line(2, 500m, Day.AddMonths(2))]);

        Assert.Equal([1000m, 160m], parts.Select(p => decimal.Round(p.Part * 1160m, 6)));
        Assert.Equal(1000m, parts.Sum(p => p.Amounts.Base16));
    }

    [Fact]
    public void The_form_is_the_document_s_own_word_and_the_bank_s_beside_it()
    {
        var cash = Invoice with { IsOnCredit = false, FormaPago = "01" };

        var said = Assert.Single(PaidParts.Of([cash], [], [Line(1, 1160m, Day, "28")]));
        var open = Assert.Single(Parts([], [Line(1, 580m, Day, "03")]));
        var told = Assert.Single(Parts([Rep(580m, Day) with { LineId = Number(1), FormaPago = "02" }], [Line(1, 580m, Day, "03")]));

        Assert.Equal(("01", "28"), (said.FormaPago, said.BankForm));
        Assert.Equal(("03", "03"), (open.FormaPago, open.BankForm));
        Assert.Equal(("02", "03"), (told.FormaPago, told.BankForm));
    }

    private static IReadOnlyList<PaidPart> Parts(RepPayment[] reps, BankPayment[] lines) => PaidParts.Of([Invoice], reps, lines);

    private static RepPayment Rep(decimal amount, DateOnly day) => new("a", $"R{amount}{day:MMdd}", day, amount, "03", null);

    private static BankPayment Line(int number, decimal amount, DateOnly day, string? form = null) => new(Invoice.Id, Number(number), day, amount, form);

    private static Guid Number(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
