using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Tenants;

namespace FinanceTracker.Ledger.Tests.Transactions;

/// <summary>Which expense a refund gives back, as tables: expenses in, link out.</summary>
public sealed class RefundMatchingTests
{
    private static readonly Guid Account = new(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
    private static readonly DateOnly Day = new(2026, 9, 1);
    private int made;

    [Fact]
    public void The_only_expense_of_that_amount_and_merchant_is_linked()
    {
        var (liverpool, other) = (Expense("LIVERPOOL PERISUR", 2400), Expense("PALACIO DE HIERRO", 2400));

        Assert.Equal(liverpool, Linked(Refund("DEVOLUCION LIVERPOOL PERISUR", 2400), liverpool, other));
    }

    [Fact]
    public void A_refund_without_a_name_takes_the_only_exact_amount()
    {
        var (exact, other) = (Expense("LIVERPOOL", 2400), Expense("PALACIO", 2399));

        Assert.Equal(exact, Linked(Refund("DEVOLUCION COMPRA TDC", 2400), exact, other));
    }

    [Fact]
    public void Two_answers_are_none()
    {
        Assert.Null(Linked(Refund("DEVOLUCION COMPRA", 2400), Expense("LIVERPOOL", 2400), Expense("PALACIO", 2400)));
        Assert.Null(Linked(Refund("DEVOLUCION LIVERPOOL", 100), Expense("LIVERPOOL", 2400), Expense("LIVERPOOL", 900)));
    }

    [Fact]
    public void Another_merchant_of_the_same_amount_is_not_it() =>
        Assert.Null(Linked(Refund("DEVOLUCION FERRETERIA LOPEZ", 900), Expense("ZAPATERIA TRES HERMANOS", 900)));

    [Fact]
    public void A_part_is_linked_when_the_merchant_is_named_and_has_one_expense()
    {
        var expense = Expense("ZAPATERIA TRES HERMANOS", 900);

        Assert.Equal(expense, Linked(Refund("REEMBOLSO ZAPATERIA TRES HERMANOS", 300), expense, Expense("OXXO", 900)));
        Assert.Null(Linked(Refund("REEMBOLSO", 300), expense));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(120, true)]
    [InlineData(121, false)]
    [InlineData(-1, false)]
    public void An_expense_lies_at_most_120_days_before(int days, bool linked)
    {
        var expense = Expense("LIVERPOOL", 2400);

        Assert.Equal(linked ? expense : null, Linked(Refund("DEVOLUCION LIVERPOOL", 2400, Day.AddDays(days)), expense));
    }

    [Fact]
    public void More_never_comes_back_than_was_spent()
    {
        var expense = Expense("LIVERPOOL", 1000);
        var refunds = new[] { Refund("DEVOLUCION LIVERPOOL", 600), Refund("DEVOLUCION LIVERPOOL", 600), Refund("DEVOLUCION LIVERPOOL", 400) };

        var links = RefundMatching.Match(refunds, [new Refundable(expense, 1000)]);

        Assert.Equal([600m, 400m], links.Select(l => l.Refund.Amount));
        Assert.Empty(RefundMatching.Match([Refund("DEVOLUCION LIVERPOOL", 600)], [new Refundable(expense, 500)]));
    }

    [Fact]
    public void Another_account_or_currency_is_not_looked_at()
    {
        Assert.Null(Linked(Refund("DEVOLUCION LIVERPOOL", 2400), Expense("LIVERPOOL", 2400, account: Guid.Empty)));
        Assert.Null(Linked(Refund("DEVOLUCION LIVERPOOL", 2400), Expense("LIVERPOOL", 2400, currency: "USD")));
    }

    [Fact]
    public void Pay_and_transfers_are_no_refunds_and_money_from_a_shop_is_one_of_its_own_expenses_alone()
    {
        var pay = Row("PAGO DE NOMINA", 9000, "income_salary", Day, Account, "MXN");
        var shop = Row("LIVERPOOL PERISUR", 500, "shopping_department", Day, Account, "MXN");
        shop.Suggest("food_market", "high", null, "[]");

        Assert.False(RefundMatching.CouldBeRefund(pay));
        Assert.True(RefundMatching.CouldBeRefund(shop));
        Assert.Null(Linked(shop, Expense("PALACIO", 500)));
        var own = Expense("LIVERPOOL PERISUR", 500);
        Assert.Equal(own, Linked(shop, own, Expense("PALACIO", 500)));
    }

    private static Transaction? Linked(Transaction refund, params Transaction[] expenses) =>
        RefundMatching.Match([refund], [.. expenses.Select(e => new Refundable(e, -e.Amount))]).Select(l => l.Expense).SingleOrDefault();

    private Transaction Refund(string text, decimal amount, DateOnly? day = null) => Row(text, amount, "income_refund", day ?? Day.AddDays(10), Account, "MXN");

    private Transaction Expense(string text, decimal amount, Guid? account = null, string currency = "MXN") => Row(text, -amount, "food_market", Day, account ?? Account, currency);

    private Transaction Row(string text, decimal amount, string category, DateOnly day, Guid account, string currency)
    {
        var row = new Transaction(new Guid(++made, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), new TenantId(Guid.AllBitsSet), account, day, text, amount, currency, TransactionSource.Statement, DateTimeOffset.UnixEpoch);
        row.Suggest(category, "high", null, "[]");
        return row;
    }
}
