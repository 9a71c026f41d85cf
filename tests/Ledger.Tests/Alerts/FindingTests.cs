using FinanceTracker.Contracts.Insights;
using FinanceTracker.Ledger.Alerts;
using FinanceTracker.Ledger.Calendar;
using FinanceTracker.Ledger.Cards;

namespace FinanceTracker.Ledger.Tests.Alerts;

public sealed class FindingTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateOnly Since = Today.AddDays(-AlertFacts.NewsDays);
    private static readonly Guid Debit = new("00000000-0000-0000-0000-0000000000d1");
    private static readonly Guid Card = new("00000000-0000-0000-0000-0000000000c1");

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void The_same_charge_within_48_hours_is_told_once_by_the_later_line(int days, bool told)
    {
        var first = Row("2026-11-10", "LIVERPOOL", -899m);
        var second = Row("2026-11-10", "LIVERPOOL", -899m, addDays: days);

        var found = ChargeFindings.Duplicates([second, first], Since).ToList();

        Assert.Equal(told ? 1 : 0, found.Count);
        if (!told) return;
        Assert.Contains(found[0].TransactionId, new Guid?[] { first.Id, second.Id });
        Assert.Contains("$899.00", found[0].Body.Es, StringComparison.Ordinal);
        Assert.Contains("10 de noviembre", found[0].Body.Es, StringComparison.Ordinal);
        Assert.Contains("November 10", found[0].Body.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Instants_decide_where_both_lines_have_one()
    {
        var first = Row("2026-11-10", "LIVERPOOL", -899m) with { BookedAt = new DateTimeOffset(2026, 11, 10, 8, 0, 0, TimeSpan.Zero) };
        var late = Row("2026-11-12", "LIVERPOOL", -899m) with { BookedAt = new DateTimeOffset(2026, 11, 12, 8, 1, 0, TimeSpan.Zero) };
        var soon = late with { BookedAt = new DateTimeOffset(2026, 11, 12, 8, 0, 0, TimeSpan.Zero) };

        Assert.Empty(ChargeFindings.Duplicates([first, late], Since));
        Assert.Single(ChargeFindings.Duplicates([first, soon], Since));
    }

    [Theory]
    [InlineData("OTRA TIENDA", -899, "MXN", "shopping_department")]
    [InlineData("LIVERPOOL", -900, "MXN", "shopping_department")]
    [InlineData("LIVERPOOL", -899, "USD", "shopping_department")]
    public void Another_merchant_amount_or_currency_is_another_charge(string key, int amount, string currency, string category) =>
        Assert.Empty(ChargeFindings.Duplicates([Row("2026-11-10", "LIVERPOOL", -899m), Row("2026-11-10", key, amount) with { Currency = currency, Category = category }], Since));

    [Fact]
    public void Another_account_is_another_charge() =>
        Assert.Empty(ChargeFindings.Duplicates([Row("2026-11-10", "LIVERPOOL", -899m), Row("2026-11-10", "LIVERPOOL", -899m) with { AccountId = Card }], Since));

    [Theory]
    [InlineData("METROBUS", "transport_public")]
    [InlineData("CAPUFE TEPOTZOTLAN", "transport_parking_tolls")]
    [InlineData("ESTACIONAMIENTO REFORMA", "transport_parking_tolls")]
    [InlineData("MAQUINA EXPENDEDORA", "food_convenience")]
    [InlineData("VENDING MX", "food_convenience")]
    [InlineData("RETIRO CAJERO", "cash_withdrawal")]
    public void What_repeats_by_nature_is_no_mistake(string key, string category) =>
        Assert.Empty(ChargeFindings.Duplicates([Row("2026-11-10", key, -20m) with { Category = category }, Row("2026-11-10", key, -20m) with { Category = category }], Since));

    [Fact]
    public void A_habit_is_no_mistake() =>
        Assert.Empty(ChargeFindings.Duplicates(Enumerable.Range(0, 8).Select(i => Row("2026-11-01", "CAFE", -45m, addDays: 2 * i)).ToList(), Since));

    [Fact]
    public void Money_in_transfers_and_history_are_not_charges()
    {
        RowFact[] incoming = [Row("2026-11-10", "NOMINA", 899m), Row("2026-11-10", "NOMINA", 899m)];
        RowFact[] transfers = [Row("2026-11-10", "SPEI", -899m) with { IsTransfer = true }, Row("2026-11-10", "SPEI", -899m) with { IsTransfer = true }];
        RowFact[] old = [Row("2026-10-08", "LIVERPOOL", -899m), Row("2026-10-09", "LIVERPOOL", -899m)];

        Assert.Empty(ChargeFindings.Duplicates([.. incoming, .. transfers, .. old], Since));
        Assert.Single(ChargeFindings.Duplicates([.. old, Row("2026-10-10", "LIVERPOOL", -899m)], Since));
    }

    [Fact]
    public void Fees_of_a_day_and_account_are_told_together_and_a_new_one_weighs_more()
    {
        RowFact[] rows = [Row("2026-11-10", "COMISION MANEJO", -200m) with { Category = "fees_bank" }, Row("2026-11-10", "IVA COMISION", -32m) with { Category = "fees_bank" }];

        var first = Assert.Single(ChargeFindings.Fees(rows, new HashSet<string>(), Since));
        var known = Assert.Single(ChargeFindings.Fees(rows, new HashSet<string> { "COMISION MANEJO", "IVA COMISION" }, Since));

        Assert.Contains("$232.00", first.Body.Es, StringComparison.Ordinal);
        Assert.Equal((AlertSeverity.Warning, AlertSeverity.Info), (first.Severity, known.Severity));
        Assert.Equal(first.Key, known.Key);
    }

    [Theory]
    [InlineData("COMISION ESTATAL DE AGUAS QRO")]
    [InlineData("COMISION FEDERAL DE ELECTRICIDAD")]
    public void A_water_board_is_no_fee_of_the_bank(string key) =>
        Assert.Empty(ChargeFindings.Fees([Row("2026-11-10", key, -200m) with { Category = "fees_bank" }], new HashSet<string>(), Since));

    [Theory]
    [InlineData(499.99, true)]
    [InlineData(500, false)]
    [InlineData(-1, true)]
    public void A_balance_below_its_floor_is_told(double balance, bool told)
    {
        var found = StandingFindings.LowBalances([new AccountFact(Debit, "Nómina", "MXN", (decimal)balance, Today, 500m, null)], Since).ToList();

        Assert.Equal(told, found.Count == 1);
    }

    [Fact]
    public void A_balance_of_long_ago_is_no_news() =>
        Assert.Empty(StandingFindings.LowBalances([new AccountFact(Debit, "Nómina", "MXN", 1m, Since.AddDays(-1), 500m, null)], Since));

    [Theory]
    [InlineData("2026-11-19", false)]
    [InlineData("2026-11-20", true)]
    [InlineData("2026-11-25", true)]
    [InlineData("2026-12-05", true)]
    [InlineData("2026-12-06", false)]
    public void A_card_is_told_from_five_days_before_it_is_due(string day, bool told)
    {
        var today = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        CardDay[] days = [new(new DateOnly(2026, 10, 20), 1500m, 0)]; // cut on 5 November, due on the 25th
        var status = CardStatus.On(today, new CardTerms(5, 20), BusinessCalendar.Mexico, days);

        var found = StandingFindings.CardsDue([new AccountFact(Card, "Oro", "MXN", null, null, null, status)], today).ToList();

        Assert.Equal(told, found.Count == 1);
    }

    [Fact]
    public void Signals_of_the_models_become_sentences_and_unknown_ones_wait()
    {
        var rise = SignalFindings.Of(new Signal("price_rise", "netflix:2026-11", null, null, Today, "Netflix", 269m, 219m, "MXN"), Since)!;

        Assert.Equal("price_rise:netflix:2026-11", rise.Key);
        Assert.Equal("Ahora cobra $269.00; antes, $219.00.", rise.Body.Es);
        Assert.Null(SignalFindings.Of(new Signal("something_else", "k", null, null, Today, "X", 1m, null, "MXN"), Since));
        Assert.Null(SignalFindings.Of(new Signal("unusual_amount", "k", null, null, Since.AddDays(-1), "X", 1m, null, "MXN"), Since));
        foreach (var kind in AlertKinds.All.SkipWhile(k => k != AlertKinds.UnusualAmount)) Assert.NotNull(SignalFindings.Of(new Signal(kind, "k", null, null, Today, "X", 1m, null, "MXN"), Since));
    }

    [Fact]
    public void What_is_to_come_lasts_until_the_models_say_that_it_does_not()
    {
        var due = SignalFindings.Of(new Signal("charge_due", "charge_due:netflix:20261128", null, null, Today.AddDays(4), "Netflix", 219m, null, "MXN"), Since)!;
        var heard = new AlertFacts(Today, Since, [], [], new HashSet<string>(), [], null, []);

        Assert.Equal(("charge_due:netflix:20261128", due.Key), (due.Key, due.Condition));
        Assert.True(heard.Sees(AlertKinds.ChargeDue));
        Assert.False((heard with { Signals = null }).Sees(AlertKinds.ChargeDue));
        Assert.True((heard with { Signals = null }).Sees(AlertKinds.LowBalance));
    }

    private static int made;

    private static RowFact Row(string day, string key, decimal amount, int addDays = 0) => new(
        new Guid(++made, 0, 0, new byte[8]), Debit, DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).AddDays(addDays), null,
        key, key, amount, "MXN", "shopping_department", false);
}
