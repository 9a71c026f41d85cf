using FinanceTracker.Ledger.Budgets;
using FinanceTracker.Ledger.Calendar;
using FinanceTracker.Tenants;

namespace FinanceTracker.Ledger.Tests.Budgets;

public sealed class BudgetMathTests
{
    private static readonly TenantId Tenant = new(new Guid("00000000-0000-0000-0000-00000000000a"));
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly PayPeriod Period = PayCycle.Quincena.At(Today, BusinessCalendar.Mexico);

    [Fact]
    public void An_envelope_holds_what_is_not_spent()
    {
        var view = BudgetMath.View(Plan(null, ("food_groceries", 1000m)), Period, Today, [new CategorySum("food_groceries", 350.50m, 0)]);

        Assert.Equal(649.50m, Assert.Single(view.Envelopes).Available);
    }

    [Fact]
    public void An_envelope_of_a_group_covers_its_categories()
    {
        var view = BudgetMath.View(Plan(null, ("food", 1000m)), Period, Today, [new CategorySum("food_groceries", 300m, 0), new CategorySum("food_restaurant", 200m, 0), new CategorySum("health_pharmacy", 50m, 0)]);

        Assert.Equal(500m, Assert.Single(view.Envelopes).Spent);
        Assert.Equal("health_pharmacy", Assert.Single(view.Uncovered).Category);
    }

    [Fact]
    public void What_is_left_until_pay_day_is_income_less_all_spending()
    {
        var view = BudgetMath.View(Plan(8000m, ("food", 1000m)), Period, Today, [new CategorySum("food_groceries", 300m, 0), new CategorySum("health_pharmacy", 200m, 0)]);

        Assert.Equal(7500m, view.LeftUntilPayDay);
        Assert.Equal("income", view.Basis);
    }

    [Fact]
    public void Transfers_card_payments_and_savings_are_not_spending()
    {
        var view = BudgetMath.View(Plan(8000m), Period, Today, [new CategorySum("transfer_own", 3000m, 0), new CategorySum("debt_card_payment", 900m, 0), new CategorySum("savings_investment", 500m, 0)]);

        Assert.Equal(8000m, view.LeftUntilPayDay);
        Assert.Equal(0m, view.Spent);
    }

    [Fact]
    public void Without_a_stated_income_what_was_received_counts()
    {
        var view = BudgetMath.View(null, PayCycle.Variable.At(Today, BusinessCalendar.Mexico), Today, [new CategorySum("income_salary", 0, 9000m), new CategorySum("food_groceries", 2000m, 0)]);

        Assert.Equal(7000m, view.LeftUntilPayDay);
        Assert.Equal("received", view.Basis);
        Assert.False(view.IsSet);
    }

    [Fact]
    public void The_day_share_counts_today_and_never_goes_below_zero()
    {
        var left = BudgetMath.View(Plan(700m), Period, Today, []);
        var over = BudgetMath.View(Plan(100m), Period, Today, [new CategorySum("food_groceries", 500m, 0)]);

        Assert.Equal(Period.To.DayNumber - Today.DayNumber + 1, left.Period.DaysLeft);
        Assert.Equal(decimal.Round(700m / left.Period.DaysLeft, 2, MidpointRounding.ToZero), left.PerDay);
        Assert.Equal(-400m, over.LeftUntilPayDay);
        Assert.Equal(0m, over.PerDay);
    }

    private static Budget Plan(decimal? income, params (string Category, decimal Assigned)[] envelopes)
    {
        var budget = new Budget(Tenant);
        budget.Plan(PayCycle.Quincena, income, "MXN");
        budget.Envelopes.AddRange(envelopes.Select(e => new Envelope(Tenant, e.Category, e.Assigned)));
        return budget;
    }
}
