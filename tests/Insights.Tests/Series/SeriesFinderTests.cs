using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Insights.Series;

namespace FinanceTracker.Insights.Tests.Series;

public sealed class SeriesFinderTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void A_subscription_is_found_with_its_next_day_price_and_cost_of_a_year()
    {
        var series = Assert.Single(Find(Lines.Monthly("2026-01-10", 11, "NETFLIX.COM 12345", -219m, "entertainment_streaming")));

        Assert.Equal((SeriesKind.Subscription, SeriesState.Mature, Period.Monthly), (series.Kind, series.State, series.Period));
        Assert.Equal(new DateOnly(2026, 12, 10), series.Next!.Date);
        Assert.Equal(new ExpectedAmount(219m, 219m, 219m), series.Expected);
        Assert.Equal(2628m, series.YearlyAmount);
    }

    [Fact]
    public void Pay_on_the_quincena_is_told_from_pay_every_fourteen_days()
    {
        var quincena = Enumerable.Range(0, 10).SelectMany(m => new[] { new DateOnly(2026, 1, 15).AddMonths(m), new DateOnly(2026, 2, 1).AddMonths(m).AddDays(-1) })
            .Select(d => Lines.Row(GeneratedLedger.Back(d), "PAGO DE NOMINA 99812", 9_500m, "income_salary"));
        var catorcena = Enumerable.Range(0, 20).Select(i => Lines.Row(new DateOnly(2026, 1, 9).AddDays(14 * i), "SPEI RECIBIDO NOMINA TALLER", 4_000m, "income_salary"));

        var found = Find(quincena.Concat(catorcena));

        Assert.Equal([Period.Catorcenal, Period.Quincenal], found.Select(s => s.Period).Order());
        Assert.All(found, s => Assert.Equal(SeriesKind.Income, s.Kind));
    }

    [Fact]
    public void A_metered_bill_every_two_months_is_one_series_whatever_it_costs()
    {
        var amounts = new[] { 420m, 760m, 1_130m, 980m, 610m, 450m, 505m, 810m };
        var rows = amounts.Select((a, i) => Lines.Row(new DateOnly(2025, 9, 12).AddMonths(2 * i).AddDays(i % 3), $"CFE SUMINISTRADOR {i}88123", -a, "utilities_electricity"));

        var series = Assert.Single(Find(rows));

        Assert.Equal((Period.Bimestral, SeriesKind.Bill, 8), (series.Period, series.Kind, series.Lines.Count));
        Assert.True(series.Expected.P10 < series.Expected.P50 && series.Expected.P50 < series.Expected.P90);
    }

    [Fact]
    public void Habits_are_no_series()
    {
        var random = new Random(5);
        var oxxo = Enumerable.Range(0, 200).Select(i => Lines.Row(new DateOnly(2026, 1, 2).AddDays(random.Next(320)), $"OXXO PLUTARCO {i}", -random.Next(20, 200), "food_convenience"));

        Assert.Empty(Find(oxxo));
    }

    [Fact]
    public void A_price_rise_is_seen_once_and_the_new_price_is_expected()
    {
        var rows = Lines.Monthly("2026-01-05", 6, "SPOTIFY MX", -129m, "entertainment_streaming").Concat(Lines.Monthly("2026-07-05", 5, "SPOTIFY MX", -139m, "entertainment_streaming"));

        var series = Assert.Single(Find(rows));

        var rise = Assert.Single(series.Rises);
        Assert.Equal((129m, 139m, new DateOnly(2026, 7, 6)), (rise.From, rise.To, rise.Date));
        Assert.Equal(139m, series.Expected.P50);
    }

    [Fact]
    public void A_price_that_doubles_stays_one_series()
    {
        var rows = Lines.Monthly("2026-01-05", 6, "GIMNASIO TITAN", -400m, "health_fitness").Concat(Lines.Monthly("2026-07-05", 5, "GIMNASIO TITAN", -800m, "health_fitness"));

        var series = Assert.Single(Find(rows));

        Assert.Equal((11, 800m), (series.Lines.Count, series.Expected.P50));
        Assert.Single(series.Rises);
    }

    [Fact]
    public void A_cheap_start_is_a_trial_and_no_price_rise()
    {
        var rows = Lines.Monthly("2026-04-08", 1, "CANVA PRO", -10m, "digital_software").Concat(Lines.Monthly("2026-05-08", 7, "CANVA PRO", -170m, "digital_software"));

        var series = Assert.Single(Find(rows));

        Assert.Equal((new DateOnly(2026, 5, 8), 0), (series.TrialEndedOn!.Value, series.Rises.Count));
    }

    [Fact]
    public void Two_plans_of_one_merchant_are_two_series()
    {
        var rows = Lines.Monthly("2026-01-08", 11, "APPLE.COM/BILL", -49m, "digital_software").Concat(Lines.Monthly("2026-01-19", 11, "APPLE.COM/BILL", -199m, "digital_software"));

        Assert.Equal([49m, 199m], Find(rows).Select(s => s.Expected.P50).Order());
    }

    [Theory]
    [InlineData("2026-11-30", SeriesState.Mature)]
    [InlineData("2026-12-24", SeriesState.Paused)]
    [InlineData("2027-01-24", SeriesState.Ended)]
    public void What_did_not_come_is_paused_and_then_over(string lastLine, SeriesState expected)
    {
        var rows = Lines.Monthly("2026-02-10", 10, "HBO MAX", -199m, "entertainment_streaming").Append(Lines.Row(lastLine, "RETIRO CAJERO", -500m, "cash_withdrawal"));

        var series = Assert.Single(SeriesFinder.Find(rows.InOrder(), new DateOnly(2027, 2, 1)));

        Assert.Equal(expected, series.State);
        Assert.Equal(expected == SeriesState.Ended, series.Upcoming.Count == 0);
    }

    [Fact]
    public void What_the_statements_have_not_told_yet_was_not_missed()
    {
        var series = Assert.Single(SeriesFinder.Find(Lines.Monthly("2026-02-10", 8, "HBO MAX", -199m, "entertainment_streaming").InOrder(), Today));

        Assert.Equal(SeriesState.Mature, series.State);
    }

    [Fact]
    public void Two_charges_are_early_where_nearly_all_go_on_and_nothing_elsewhere()
    {
        var streaming = Assert.Single(Find(Lines.Monthly("2026-10-05", 2, "DISNEY PLUS", -249m, "entertainment_streaming")));

        Assert.Equal(SeriesState.Early, streaming.State);
        Assert.Empty(Find(Lines.Monthly("2026-10-05", 2, "ZARA", -249m, "shopping_clothing")));
    }

    [Fact]
    public void Two_services_of_one_kind_name_each_other()
    {
        var rows = Lines.Monthly("2026-01-08", 11, "SPOTIFY MX", -129m, "entertainment_streaming").Concat(Lines.Monthly("2026-01-19", 11, "APPLE MUSIC", -115m, "entertainment_streaming"));

        Assert.All(Find(rows), s => Assert.Single(s.SameServiceAs));
    }

    [Fact]
    public void Accounts_currencies_and_directions_are_kept_apart()
    {
        var rows = Lines.Monthly("2026-01-08", 11, "RENTA DEPTO 4", -9_000m, "housing_rent").ToList();
        var others = rows.Select(r => r with { Id = Next(r.Id), Amount = 9_000m, Category = "income_other" }).ToList();

        Assert.Equal(2, Find(rows.Concat(others)).Count);

        static Guid Next(Guid id) => new([.. id.ToByteArray().Select(b => (byte)~b)]);
    }

    [Fact]
    public void The_key_stays_when_new_lines_come()
    {
        var before = Assert.Single(Find(Lines.Monthly("2026-01-05", 6, "SPOTIFY MX", -129m, "entertainment_streaming")));
        var after = Assert.Single(Find(Lines.Monthly("2026-01-05", 11, "SPOTIFY MX", -129m, "entertainment_streaming")));

        Assert.Equal(before.Key, after.Key);
    }

    private static IReadOnlyList<RecurringSeries> Find(IEnumerable<BookRow> rows) => SeriesFinder.Find(rows.InOrder(), Today);
}
