using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements;

public sealed class MappingTests
{
    [Fact]
    public void Columns_may_be_named_or_numbered()
    {
        const string text = "Cuándo,Qué,Cuánto\n02/09/2026,OXXO,-10.00\n";

        var named = Samples.ReadMapped(text, new ColumnMapping { Date = "cuando", Description = "QUE", Amount = "Cuánto" });
        var numbered = Samples.ReadMapped(text, new ColumnMapping { Date = "1", Description = "2", Amount = "3" });

        Assert.Equal(Assert.Single(named.Accounts).Rows, Assert.Single(numbered.Accounts).Rows);
        Assert.Equal(("OXXO", -10m), (named.Accounts[0].Rows[0].Description, named.Accounts[0].Rows[0].Amount));
    }

    [Fact]
    public void Numbers_read_a_table_without_header()
    {
        var statement = Samples.ReadMapped("02/09/2026;OXXO;10.00;\n03/09/2026;NOMINA;;500.00\n", new ColumnMapping { Date = "1", Description = "2", Out = "3", In = "4", HeaderLine = 0 });

        Assert.Equal([-10m, 500m], Assert.Single(statement.Accounts).Rows.Select(r => r.Amount));
    }

    [Fact]
    public void The_line_of_the_header_may_be_said()
    {
        var statement = Samples.ReadMapped("x,y,z\nfecha,texto,monto\n02/09/2026,OXXO,-10.00\n", new ColumnMapping { Date = "fecha", Description = "texto", Amount = "monto", HeaderLine = 2 });

        Assert.Single(Assert.Single(statement.Accounts).Rows);
    }

    [Fact]
    public void A_card_export_says_spent_as_positive()
    {
        var statement = Samples.ReadMapped("Date,Title,Amount\n2026-09-02,Uber,120.50\n2026-09-03,Pago recibido,-500.00\n", new ColumnMapping { Date = "Date", Description = "Title", Amount = "Amount", AmountsArePositiveSpent = true });

        Assert.Equal([-120.50m, 500m], Assert.Single(statement.Accounts).Rows.Select(r => r.Amount));
    }

    [Fact]
    public void Direction_decimal_and_reference_are_followed()
    {
        var mapping = ColumnMapping.FromJson("""{"date":1,"description":"texto","amount":3,"direction":4,"reference":"folio","decimalSeparator":","}""");
        Assert.NotNull(mapping);

        var row = Assert.Single(Assert.Single(Samples.ReadMapped("dia;texto;cuanto;sentido;folio\n02/09/2026;OXXO;1.234;cargo;77\n", mapping).Accounts).Rows);

        Assert.Equal((-1234m, "77"), (row.Amount, row.Reference));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("""{"date":true}""")]
    public void What_is_no_mapping_is_none(string json) => Assert.Null(ColumnMapping.FromJson(json));

    [Fact]
    public void A_column_that_is_nowhere_is_answered_with_the_columns_found()
    {
        var problem = Samples.TryRead("a,b,c\n1,2,3\n", Samples.Options with { Mapping = new ColumnMapping { Date = "fecha", Amount = "c" } }).Problem!;

        Assert.Equal("columns_not_recognised", problem.Code);
        Assert.Equal(["a", "b", "c"], (IReadOnlyList<string>)problem.Extensions["columns"]!);
    }
}
