using System.Globalization;
using FinanceTracker.All.Demo.Generator;

namespace FinanceTracker.All.Tests.Demo;

public sealed class DemoGeneratorTests
{
    private static readonly DateOnly LastDay = new(2026, 11, 24);
    private static readonly IReadOnlyList<DemoStatement> Files = DemoGenerator.Generate(7, LastDay);

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        var again = DemoGenerator.Generate(7, LastDay);

        Assert.Equal(Files.Select(f => f.FileName), again.Select(f => f.FileName));
        Assert.All(Files.Zip(again), pair => Assert.Equal(pair.First.Content, pair.Second.Content));
    }

    [Fact]
    public void Another_seed_gives_other_bytes()
    {
        var other = DemoGenerator.Generate(8, LastDay);

        Assert.All(Files.Zip(other), pair => Assert.NotEqual(pair.First.Content, pair.Second.Content));
    }

    [Theory]
    [InlineData(1, 1, "2026-11-24")]
    [InlineData(7, 18, "2026-11-24")]
    [InlineData(20_261_124, 18, "2028-02-29")]
    [InlineData(-3, 18, "2027-01-31")]
    [InlineData(99, 30, "2026-11-24")]
    public void Balances_add_up_row_by_row_in_every_file(int seed, int months, string lastDay)
    {
        foreach (var file in DemoGenerator.Generate(seed, DateOnly.Parse(lastDay, CultureInfo.InvariantCulture), months))
        {
            var lines = StatementLine.Read(file);
            Assert.NotEmpty(lines);
            Assert.All(lines, line => Assert.NotEqual(0, line.Amount));
            for (var i = 1; i < lines.Count; i++)
            {
                Assert.Equal(lines[i - 1].Balance + lines[i].Amount, lines[i].Balance);
                Assert.True(lines[i].Day >= lines[i - 1].Day);
            }
        }
    }

    [Fact]
    public void No_account_but_the_card_goes_below_zero_and_the_card_stays_within_its_limit()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            foreach (var file in DemoGenerator.Generate(seed, LastDay.AddDays(seed * 13)))
            {
                var lowest = StatementLine.Read(file).Min(line => line.Balance);
                Assert.True(lowest >= (file.Bank == "Banorte" ? -30_000 : 0), $"{seed} {file.FileName}: {lowest}");
            }
        }
    }

    [Fact]
    public void Tells_eighteen_months_in_the_numbers_promised()
    {
        Assert.Equal(["ana", "ana", "ana", "ana", "taller", "taller"], Files.Select(f => f.Owner));
        Assert.InRange(Lines("ana").Distinct().Count(), 1_500, 2_500);
        Assert.InRange(Lines("taller").Count(), 1_350, 1_800);
        Assert.All(Files.SelectMany(StatementLine.Read), line => Assert.InRange(line.Day, new DateOnly(2025, 5, 25), LastDay));
        Assert.True(Lines("ana").Concat(Lines("taller")).Select(l => l.Text).Distinct().Count() > 1_000);
    }

    [Fact]
    public void Two_files_of_one_account_overlap_by_the_same_lines()
    {
        var bbva = Files.Where(f => f.Bank == "BBVA México").Select(StatementLine.Read).ToList();
        var since = bbva[1][0].Day;
        var until = bbva[0][^1].Day;

        var repeated = bbva[0].Where(l => l.Day >= since).ToList();

        Assert.True(repeated.Count > 20);
        Assert.Equal(repeated, bbva[1].Where(l => l.Day <= until));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(11)]
    [InlineData(2_000_000_000)]
    public void Every_transfer_between_own_accounts_has_its_other_side(int seed)
    {
        var files = DemoGenerator.Generate(seed, LastDay);
        var bbva = files.Where(f => f.Bank == "BBVA México").SelectMany(StatementLine.Read).Distinct().ToList();
        var santander = LinesOf(files, "Santander");
        var banorte = LinesOf(files, "Banorte");
        var hsbc = LinesOf(files, "HSBC");
        var banamex = LinesOf(files, "Banamex");

        AssertPaired(bbva, "PAGO TARJETA", banorte, "PAGO RECIBIDO SPEI", atLeast: 17);
        AssertPaired(bbva, "014 AHORRO", santander, "SPEI RECIBIDO BBVA", atLeast: 15);
        AssertPaired(santander, "SPEI ENVIADO BBVA", bbva, "014 TRASPASO", atLeast: 0);
        AssertPaired(banamex, "TRASPASO CUENTA PROPIA", hsbc, "TRASPASO CUENTA PROPIA", atLeast: 20);
        Assert.Equal(banamex.Where(l => l.Key != "").Select(l => l.Key), hsbc.Where(l => l.Key != "").Select(l => l.Key));
    }

    [Fact]
    public void The_banks_that_print_a_tracking_key_do()
    {
        var keys = LinesOf(Files, "Banorte").Where(l => l.Text.StartsWith("PAGO RECIBIDO SPEI", StringComparison.Ordinal))
            .Concat(LinesOf(Files, "Santander").Where(l => l.Text.StartsWith("SPEI", StringComparison.Ordinal)))
            .Select(l => l.Key).ToList();

        Assert.True(keys.Count > 30);
        Assert.All(keys, key => Assert.StartsWith("MBAN0100", key));
        Assert.All(keys, key => Assert.InRange(key.Length, 20, 30));
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Theory]
    [InlineData("PAGO DE NOMINA/ ", 36, 40)]
    [InlineData("AGUINALDO", 1, 1)]
    [InlineData("PTU", 1, 2)]
    [InlineData("RENTA DEPTO", 18, 18)]
    [InlineData("CFE SUMINISTRADOR", 9, 9)]
    [InlineData("TELMEX", 18, 18)]
    [InlineData("SPOTIFY", 18, 18)]
    [InlineData("LIVERPOOL INSURGENTES MSI", 12, 12)]
    [InlineData("COPPEL.COM MSI", 4, 6)]
    [InlineData("DEVOLUCION", 3, 40)]
    [InlineData("RETIRO CAJERO", 20, 60)]
    [InlineData("IVA POR COMISION", 17, 18)]
    [InlineData("OXXO", 130, 260)]
    [InlineData("IVA ANUALIDAD", 1, 2)]
    [InlineData("ISR RETENIDO", 17, 18)]
    public void Ana_has(string text, int atLeast, int atMost) =>
        Assert.InRange(Lines("ana").Distinct().Count(l => l.Text.Contains(text, StringComparison.Ordinal)), atLeast, atMost);

    [Fact]
    public void Subscriptions_become_dearer_once()
    {
        Assert.Equal([-129m, -139m], Amounts("SPOTIFY MX"));
        Assert.Equal([-219m, -249m], Amounts("NETFLIX COM MX"));

        static IEnumerable<decimal> Amounts(string text) =>
            LinesOf(Files, "Banorte").Where(l => l.Text == text).Select(l => l.Amount).Distinct();
    }

    [Fact]
    public void Pay_comes_before_the_holiday_not_after()
    {
        var pay = Lines("ana").Where(l => l.Text.Contains("PAGO DE NOMINA", StringComparison.Ordinal)).Select(l => l.Day).ToList();

        Assert.Contains(new DateOnly(2025, 8, 29), pay);
        Assert.Contains(new DateOnly(2026, 9, 15), pay);
        Assert.DoesNotContain(pay, day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    [Theory]
    [InlineData("PAGO NOMINA SEM", 225, 240)]
    [InlineData("IMSS SUA", 18, 18)]
    [InlineData("PAGO REFERENCIADO SAT", 18, 18)]
    [InlineData("RENTA LOCAL", 18, 18)]
    [InlineData("ABONO VENTAS TPV", 200, 240)]
    [InlineData("CONTPAQI", 18, 18)]
    [InlineData("SPEI RECIBIDO", 200, 700)]
    public void The_workshop_has(string text, int atLeast, int atMost) =>
        Assert.InRange(Lines("taller").Count(l => l.Text.Contains(text, StringComparison.Ordinal)), atLeast, atMost);

    [Theory]
    [InlineData(0)]
    [InlineData(121)]
    public void Refuses_a_story_without_a_length(int months) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DemoGenerator.Generate(1, LastDay, months));

    private static IEnumerable<StatementLine> Lines(string owner) => Files.Where(f => f.Owner == owner).SelectMany(StatementLine.Read);

    private static List<StatementLine> LinesOf(IReadOnlyList<DemoStatement> files, string bank) =>
        [.. files.Where(f => f.Bank == bank).SelectMany(StatementLine.Read)];

    private static void AssertPaired(List<StatementLine> from, string sent, List<StatementLine> to, string received, int atLeast)
    {
        var outgoing = from.Where(l => l.Amount < 0 && l.Text.Contains(sent, StringComparison.Ordinal)).ToList();
        var incoming = to.Where(l => l.Amount > 0 && l.Text.Contains(received, StringComparison.Ordinal)).ToList();
        Assert.True(outgoing.Count >= atLeast, $"{sent}: {outgoing.Count}");
        Assert.Equal(outgoing.Count, incoming.Count);
        foreach (var (left, entered) in outgoing.Zip(incoming))
        {
            Assert.Equal(-left.Amount, entered.Amount);
            Assert.InRange(entered.Day.DayNumber - left.Day.DayNumber, 0, 1);
        }
    }
}
