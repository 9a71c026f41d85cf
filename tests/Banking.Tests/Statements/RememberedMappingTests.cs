using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements;

public sealed class RememberedMappingTests
{
    private const string First = "Cuándo,Qué,Cuánto\n02/09/2026,OXXO,10.00\n";
    private static readonly ColumnMapping Card = new() { Date = "Cuándo", Description = "Qué", Amount = "3", AmountsArePositiveSpent = true, HeaderLine = 1 };

    private static RememberedMapping Remembered(string text, ColumnMapping mapping)
    {
        var table = Samples.ReadMapped(text, mapping).Table!;
        return new RememberedMapping(table.HeaderKey, table.BankCode, table.Mapping! with { HeaderLine = null });
    }

    private static Statement Read(string text, params RememberedMapping[] remembered) => Samples.Read(text, Samples.Options with { Remembered = remembered });

    [Fact]
    public void The_next_file_with_the_header_needs_no_mapping_wherever_the_header_stands()
    {
        var next = Read("Mis movimientos\n\ncuando;QUE;CUANTO\n05/09/2026;UBER;99.50\n", Remembered(First, Card));

        Assert.Equal(-99.50m, Assert.Single(Assert.Single(next.Accounts).Rows).Amount);
        Assert.True(next.Table!.Remembered);
    }

    [Fact]
    public void Another_bank_above_the_same_header_is_asked_about_again() =>
        Assert.Equal("columns_not_recognised", Samples.TryRead("Klar\nCuándo,Qué,Cuánto\n05/09/2026,UBER,99.50\n", Samples.Options with { Remembered = [Remembered(First, Card)] }).Problem?.Code);

    [Fact]
    public void A_mapping_given_anew_wins() =>
        Assert.Equal(10m, Samples.Read(First, Samples.Options with { Mapping = Card with { AmountsArePositiveSpent = false }, Remembered = [Remembered(First, Card)] }).Accounts[0].Rows[0].Amount);

    [Fact]
    public void A_table_without_a_header_is_never_remembered() =>
        Assert.Null(Samples.ReadMapped("02/09/2026;OXXO;10.00\n03/09/2026;UBER;5.00\n", new ColumnMapping { Date = "1", Description = "2", Amount = "3", HeaderLine = 0 }).Table);

    [Fact]
    public void An_unknown_table_is_shown_with_its_first_rows_and_a_guess()
    {
        var problem = Samples.TryRead("Cuándo,Qué,Cuánto\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"0{i}/09/2026,TARJETA 4111111111111111,-{i}.50\n"))).Problem!;

        Assert.Equal("columns_not_recognised", problem.Code);
        var rows = (IReadOnlyList<IReadOnlyList<string>>)problem.Extensions["rows"]!;
        Assert.Equal((5, "TARJETA ****1111"), (rows.Count, rows[0][1]));
        Assert.Equal(("1", "2", "3"), problem.Extensions["guess"] is ColumnMapping g ? (g.Date, g.Description, g.Amount) : default);
    }
}
