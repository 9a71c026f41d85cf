using FinanceTracker.Contracts.Tax;
using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Tenants;

namespace FinanceTracker.Ledger.Tests.Categorising;

public sealed class CfdiEvidenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_row_that_pays_an_invoice_takes_what_was_invoiced()
    {
        var row = Row(-800m);
        row.Suggest("shopping_general", "low", "Gas", "[]");

        Assert.True(CfdiEvidence.Apply(row, Line("fuel")));

        Assert.Equal(("transport_fuel", "very_high", CategorySource.Cfdi), (row.Category, row.Level, row.CategorySource));
        Assert.Contains("La factura de SERVICIO DIAZ dice", System.Text.RegularExpressions.Regex.Unescape(row.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Models_do_not_take_it_back_and_a_person_does()
    {
        var row = Row(-800m);
        CfdiEvidence.Apply(row, Line("fuel"));

        row.Suggest("shopping_general", "high", null, "[]");
        Assert.Equal("transport_fuel", row.Category);
        row.Correct("food_groceries", "[]");
        Assert.False(CfdiEvidence.Apply(row, Line("fuel")));
        Assert.Equal("food_groceries", row.Category);
    }

    [Theory]
    [InlineData("other", -1)]
    [InlineData("food_supplies", -1)]
    [InlineData("fuel", 1)]
    public void A_class_of_several_meanings_says_nothing(string kind, int sign)
    {
        var row = Row(800m * sign);

        Assert.False(CfdiEvidence.Apply(row, Line(kind)));
        Assert.Equal(CategorySource.None, row.CategorySource);
    }

    [Fact]
    public void Payroll_is_salary_for_one_side_and_a_cost_for_the_other() =>
        Assert.Equal(("income_salary", "business_payroll"), (CfdiEvidence.LeafOf("payroll", isSpent: false), CfdiEvidence.LeafOf("payroll", isSpent: true)));

    [Fact]
    public void Every_leaf_it_names_is_in_the_tree()
    {
        string[] kinds = ["accounting_services", "advertising", "air_travel", "bank_fees", "bus_travel", "car_rental", "dental", "donation", "electricity", "freight", "fuel", "furniture", "health_insurance", "hospital", "legal_services", "lodging", "medical", "medicines", "optical", "parking", "payroll", "rent", "restaurant", "school_fees", "software", "stationery", "toll", "vehicle_service", "water"];

        Assert.All(kinds, kind => Assert.True(Taxonomy.IsKnown(CfdiEvidence.LeafOf(kind, isSpent: true)!)));
    }

    private static Transaction Row(decimal amount) =>
        new(Guid.Empty, new TenantId(Guid.Empty), null, new DateOnly(2026, 10, 18), "COMPRA 4411", amount, "MXN", TransactionSource.Statement, Now);

    private static MatchedLine Line(string kind) => new(Guid.Empty, kind, "SERVICIO DIAZ", Holds: true);
}
