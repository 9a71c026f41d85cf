using System.Text;
using FinanceTracker.All.Demo.Generator;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.All.Tests.Demo;

public sealed class BenchmarkStatementsTests
{
    private static readonly DateOnly LastDay = new(2026, 11, 24);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10_000)]
    public void Gives_the_rows_asked_for_with_balances_that_add_up(int rows)
    {
        var lines = Read(rows);

        Assert.Equal(rows, lines.Count);
        Assert.Equal(LastDay, lines[^1].Day);
        Assert.True(lines.Min(l => l.Balance) > 0);
        for (var i = 1; i < lines.Count; i++)
        {
            Assert.Equal(lines[i - 1].Balance + lines[i].Amount, lines[i].Balance);
            Assert.True(lines[i].Day >= lines[i - 1].Day);
        }
    }

    [Fact]
    public void Knows_about_three_thousand_merchants()
    {
        var names = Read(100_000).Select(l => l.Text).Where(t => !t.StartsWith("SPEI", StringComparison.Ordinal))
            .Select(t => DescriptorKey.Of(t.Replace("COMPRA ", "", StringComparison.Ordinal)));

        Assert.InRange(names.Distinct().Count(), 2_700, 3_400);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        Assert.Equal(BenchmarkStatements.BbvaCsv(5, 500, LastDay), BenchmarkStatements.BbvaCsv(5, 500, LastDay));
        Assert.NotEqual(BenchmarkStatements.BbvaCsv(5, 500, LastDay), BenchmarkStatements.BbvaCsv(6, 500, LastDay));
        Assert.StartsWith(
            "FECHA,DESCRIPCIÓN,CARGO,ABONO,SALDO\r\n24/11/2026,",
            Encoding.UTF8.GetString(BenchmarkStatements.BbvaCsv(5, 9, LastDay)));
    }

    private static IReadOnlyList<StatementLine> Read(int rows) =>
        StatementLine.Read(new DemoStatement("x.csv", BenchmarkStatements.BbvaCsv(5, rows, LastDay), "bench", "BBVA México"));
}
