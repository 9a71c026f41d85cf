using System.Diagnostics;
using FinanceTracker.Ledger.Rules;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Tenants;

namespace FinanceTracker.Ledger.Tests.Rules;

/// <summary>When a rule holds, which of several wins, and what it may not touch.</summary>
public sealed class RuleTests
{
    private static readonly Guid Bbva = new("00000000-0000-0000-0000-000000000001");
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);
    private int next;

    [Theory]
    [InlineData("oxxo plut", null, null, true)]
    [InlineData("PLUTARCO", null, null, true)]
    [InlineData(null, "Oxxo", null, true)]
    [InlineData(null, "plutarco", null, false)]
    [InlineData(null, null, "óxxo plutarco 12", true)]
    [InlineData(null, null, "oxxo plutarco", false)]
    public void Text_is_compared_without_accents_and_case(string? contains, string? starts, string? equals, bool holds) =>
        Assert.Equal(holds, Holds(new RuleConditions(TextContains: contains, TextStartsWith: starts, TextEquals: equals), Row("Oxxo Plutarco 12", -50m)));

    [Fact]
    public void A_split_line_takes_no_category_from_anybody()
    {
        var row = Row("OXXO", -50m);
        row.Split();

        row.FollowRule("pets_care", "[]");
        row.Correct("pets_care", "[]");

        Assert.Equal((Transaction.Uncategorised, CategorySource.None), (row.Category, row.CategorySource));
    }

    [Fact]
    public void A_note_is_not_the_banks_text()
    {
        var row = Row("OXXO", -50m);
        row.Annotate("gasolina", null);

        Assert.False(Holds(new RuleConditions(TextContains: "gasolina"), row));
        Assert.True(Holds(new RuleConditions(TextEquals: "oxxo"), row));
    }

    [Fact]
    public void Lines_of_one_merchant_share_the_key_of_any_of_them() =>
        Assert.True(Holds(new RuleConditions(MerchantKey: "MERPAGO*XIU 551"), Row("MERPAGO*XIU 887", -90m)));

    [Theory]
    [InlineData(100, null, null, true)]
    [InlineData(99, null, null, false)]
    [InlineData(null, 100, 100, true)]
    [InlineData(null, 101, null, false)]
    [InlineData(null, null, 99, false)]
    public void Amounts_are_compared_by_size(int? exact, int? from, int? to, bool holds) =>
        Assert.Equal(holds, Holds(new RuleConditions(Amount: exact, AmountFrom: from, AmountTo: to), Row("X", -100m)));

    [Theory]
    [InlineData(10, 20, 15, true)]
    [InlineData(10, 20, 21, false)]
    [InlineData(28, 3, 30, true)]
    [InlineData(28, 3, 2, true)]
    [InlineData(28, 3, 15, false)]
    public void Days_of_the_month_may_span_its_end(int first, int last, int day, bool holds) =>
        Assert.Equal(holds, Holds(new RuleConditions(MonthDayFrom: first, MonthDayTo: last), Row("X", -1m, day)));

    [Fact]
    public void Every_condition_that_is_given_must_hold()
    {
        var when = new RuleConditions(TextContains: "RENTA", AccountId: Bbva, Direction: "out", Currency: "MXN", From: new DateOnly(2026, 10, 1), To: new DateOnly(2026, 10, 31));

        Assert.True(Holds(when, Row("RENTA DEPTO", -9000m)));
        Assert.False(Holds(when, Row("RENTA DEPTO", 9000m)));
        Assert.False(Holds(when with { Currency = "USD" }, Row("RENTA DEPTO", -9000m)));
        Assert.False(Holds(when with { AccountId = Guid.Empty }, Row("RENTA DEPTO", -9000m)));
        Assert.False(Holds(when with { To = new DateOnly(2026, 10, 1) }, Row("RENTA DEPTO", -9000m, day: 2)));
    }

    [Fact]
    public void The_narrower_rule_wins_and_of_equal_ones_the_newer()
    {
        var wide = Rule(new RuleConditions(TextContains: "AMAZON"), new RuleActions(Category: "shopping_marketplace"), minute: 9);
        var narrow = Rule(new RuleConditions(TextContains: "AMAZON PRIME"), new RuleActions(Category: "entertainment_streaming"), minute: 1);
        var same = Rule(new RuleConditions(TextContains: "AZON PRIME M"), new RuleActions(Category: "digital_software"), minute: 2);

        Assert.Same(narrow, RuleSet.Of([wide, narrow]).Decide(Row("AMAZON PRIME MX", -99m)).Category);
        Assert.Same(wide, RuleSet.Of([wide, narrow]).Decide(Row("AMAZON MX", -99m)).Category);
        Assert.Equal(narrow.Conditions.Specificity(), same.Conditions.Specificity());
        Assert.Same(same, RuleSet.Of([narrow, same]).Decide(Row("AMAZON PRIME MX", -99m)).Category);
    }

    [Fact]
    public void Each_action_goes_to_the_most_specific_rule_that_has_it()
    {
        var category = Rule(new RuleConditions(TextContains: "UBER"), new RuleActions(Category: "transport_rideshare", Merchant: "Uber", Tags: ["viaje"]));
        var merchant = Rule(new RuleConditions(TextStartsWith: "UBER EATS"), new RuleActions(Merchant: "Uber Eats"));

        var decision = RuleSet.Of([category, merchant]).Decide(Row("UBER EATS 99", -200m));

        Assert.Same(category, decision.Category);
        Assert.Same(merchant, decision.Merchant);
        Assert.Same(category, decision.Tags);
    }

    [Fact]
    public void A_rule_gives_its_reason_and_beats_the_models()
    {
        var row = Row("OXXO", -50m);
        row.Suggest("food_convenience", "high", "OXXO", "[]");

        RuleSet.Of([Rule(new RuleConditions(TextContains: "OXXO"), new RuleActions(Category: "pets_care", Tags: ["perro"]), name: "Croquetas")]).Apply(row);
        row.Suggest("food_convenience", "high", "OXXO GAS", "[]");

        Assert.Equal(("pets_care", CategorySource.Rule, "OXXO"), (row.Category, row.CategorySource, row.Merchant));
        Assert.Equal("""[{"kind":"rule","text":"Regla: Croquetas","weight":1}]""", row.Reasons);
        Assert.Equal(["perro"], row.Tags);
    }

    [Fact]
    public void What_a_person_said_beats_rules()
    {
        var row = Row("OXXO", -50m);
        row.Correct("food_market", "[]");
        row.NameMerchant("La tiendita", byPerson: true);
        row.Annotate("de la esquina", null);

        RuleSet.Of([Rule(new RuleConditions(TextContains: "OXXO"), new RuleActions("pets_care", "Otra", "nota"))]).Apply(row);

        Assert.Equal(("food_market", "La tiendita", "de la esquina"), (row.Category, row.Merchant, row.Note));
    }

    [Fact]
    public void A_transfer_is_no_spending_unless_a_narrower_rule_says_it_is_none()
    {
        var transfer = Rule(new RuleConditions(TextContains: "SPEI"), new RuleActions(Transfer: true));
        var none = Rule(new RuleConditions(TextContains: "SPEI RENTA"), new RuleActions(Transfer: false));
        var rules = RuleSet.Of([transfer, none]);
        var (rent, other) = (Row("SPEI RENTA CASA", -900m), Row("SPEI A MI OTRA CUENTA", -900m));

        rules.Apply(rent);
        rules.Apply(other);

        Assert.Equal((Transaction.Uncategorised, RuleActions.OwnTransfer), (rent.Category, other.Category));
        Assert.True(rules.KeepsApart(rent));
        Assert.False(rules.KeepsApart(other));
    }

    [Fact]
    public void A_rule_that_is_turned_off_does_nothing()
    {
        var rule = Rule(new RuleConditions(TextContains: "OXXO"), new RuleActions(Category: "pets_care"));
        rule.State("apagada", rule.Conditions, rule.Actions, enabled: false);

        Assert.True(RuleSet.Of([rule]).IsEmpty);
    }

    [Fact]
    public void Five_hundred_rules_on_a_hundred_thousand_lines_take_seconds_not_minutes()
    {
        var rules = RuleSet.Of(Enumerable.Range(0, 500).Select(i => Rule(new RuleConditions(TextContains: $"COMERCIO {i} X", Direction: "out"), new RuleActions(Category: "pets_care"))).ToList());
        var rows = Enumerable.Range(0, 10_000).Select(i => Row($"PAGO EN COMERCIO {i % 1000} X SUC MONTERREY", -i)).ToList();
        var watch = Stopwatch.StartNew();

        foreach (var row in rows) rules.Apply(row);

        Assert.Equal(5000 - 1, rows.Count(r => r.CategorySource == CategorySource.Rule));
        TestContext.Current.SendDiagnosticMessage($"10,000 lines and 500 rules: {watch.ElapsedMilliseconds} ms");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_line_that_no_text_fits_still_meets_the_rules_that_ask_for_none()
    {
        var text = Rule(new RuleConditions(TextContains: "RENTA"), new RuleActions(Category: "housing_rent"));
        var key = Rule(new RuleConditions(MerchantKey: "OXXO PLUTARCO"), new RuleActions(Category: "food_convenience"));
        var amount = Rule(new RuleConditions(Amount: 99m), new RuleActions(Category: "entertainment_streaming"));
        var rules = RuleSet.Of([text, key, amount]);

        Assert.Same(amount, rules.Decide(Row("X", -99m)).Category);
        Assert.Same(text, rules.Decide(Row("PAGO RENTA", -99m)).Category);
        Assert.Same(key, rules.Decide(Row("OXXO PLUTARCO 123456", -99m)).Category);
        Assert.True(rules.Decide(Row("X", -98m)).IsEmpty);
    }

    private static bool Holds(RuleConditions when, Transaction row) => when.Normalised().Hold(RuleLine.Of(row));

    private static Transaction Row(string text, decimal amount, int day = 5) =>
        new(Guid.CreateVersion7(Now), new TenantId(Guid.AllBitsSet), Bbva, new DateOnly(2026, 10, day), text, amount, "MXN", TransactionSource.Statement, Now);

    private Rule Rule(RuleConditions when, RuleActions then, int minute = 0, string name = "regla")
    {
        var at = Now.AddMinutes(minute);
        var rule = new Rule(new Guid(++next, 0, 0, new byte[8]), at);
        rule.State(name, when.Normalised(), then, enabled: true);
        return rule;
    }
}
