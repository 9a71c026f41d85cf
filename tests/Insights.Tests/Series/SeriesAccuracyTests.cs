using System.Diagnostics;
using FinanceTracker.Insights.Series;

namespace FinanceTracker.Insights.Tests.Series;

/// <summary>The figures of the series finder on forty invented tenants, beside two other products' rules on the same books.</summary>
public sealed class SeriesAccuracyTests(ITestOutputHelper output)
{
    private static readonly Lazy<IReadOnlyList<(GeneratedLedger Ledger, IReadOnlyList<RecurringSeries> Found)>> Books = new(() =>
        Enumerable.Range(1, 40).Select(seed => new GeneratedLedger(seed)).Select(l => (l, Find(l))).ToList());

    [Fact]
    public void Finds_the_real_series_and_few_others_and_beats_the_anchors()
    {
        var (ours, sure, pluggy) = (new SeriesScore(), new SeriesScore(), new SeriesScore());
        foreach (var (ledger, found) in Books.Value)
        {
            var rows = ledger.Before(GeneratedLedger.Cut);
            ours.Add(ledger, found.Select(s => new Claimed(s.Lines)));
            sure.Add(ledger, Anchors.Sure(rows, GeneratedLedger.Cut), GeneratedLedger.Cut.AddMonths(-3));
            pluggy.Add(ledger, Anchors.Pluggy(rows));
        }

        output.WriteLine($"ours   {ours}");
        output.WriteLine($"Sure   {sure}");
        output.WriteLine($"Pluggy {pluggy}");
        foreach (var wrong in ours.Wrong) output.WriteLine($"wrong  {wrong}");
        foreach (var missed in ours.Missed) output.WriteLine($"missed {missed}");

        Assert.True(ours.Precision >= 0.90, ours.ToString());
        Assert.True(ours.Recall >= 0.85, ours.ToString());
        Assert.True(sure.F1 < ours.F1 && sure.Precision < ours.Precision && sure.Recall < ours.Recall, sure.ToString());
        Assert.True(pluggy.F1 < ours.F1 && pluggy.Precision < ours.Precision && pluggy.Recall < ours.Recall, pluggy.ToString());
    }

    [Fact]
    public void Says_the_next_date_within_three_days_and_the_next_amount()
    {
        var (dates, fixedErrors, variableErrors, late) = (new List<bool>(), new List<double>(), new List<double>(), new List<string>());
        foreach (var (ledger, found) in Books.Value)
        {
            foreach (var series in found.Where(s => s.IsActive && !s.IsTransfer))
            {
                if (SeriesScore.MatchOf(ledger, series.Lines) is not { } real || real.Rows.Find(r => r.Date >= GeneratedLedger.Cut) is not { } coming) continue;
                var hit = series.Next is { } next && Math.Abs(next.Date.DayNumber - coming.Date.DayNumber) <= 3;
                dates.Add(hit);
                if (!hit) late.Add($"{ledger.Seed} {real.Label} {series.Period} said {series.Next?.Date:yyyy-MM-dd}, came {coming.Date:yyyy-MM-dd}");
                (real.IsFixed ? fixedErrors : variableErrors).Add(Math.Abs((double)(series.Expected.P50 - Math.Abs(coming.Amount)) / (double)Math.Abs(coming.Amount)));
            }
        }

        output.WriteLine($"dates {dates.Count(d => d)}/{dates.Count}; amount error fixed {fixedErrors.Average():P2} of {fixedErrors.Count}, variable {variableErrors.Average():P2} of {variableErrors.Count}");
        foreach (var miss in late) output.WriteLine(miss);

        Assert.True(dates.Count(d => d) >= 0.90 * dates.Count);
        Assert.True(fixedErrors.Average() <= 0.05);
        Assert.True(variableErrors.Average() <= 0.20);
    }

    [Fact]
    public void Sees_price_rises_and_invents_none()
    {
        var (real, seen, told) = (0, 0, 0);
        foreach (var (ledger, found) in Books.Value)
        {
            var told1 = found.SelectMany(s => s.Rises.Select(r => r.LineId)).ToHashSet();
            var real1 = ledger.Series.SelectMany(s => s.Rises).Where(id => ledger.Before(GeneratedLedger.Cut.AddDays(-35)).Exists(r => r.Id == id)).ToHashSet();
            var any = ledger.Series.SelectMany(s => s.Rises).ToHashSet();
            (real, seen, told) = (real + real1.Count, seen + real1.Count(told1.Contains), told + told1.Count(id => !any.Contains(id)));
        }

        output.WriteLine($"rises {seen}/{real}, invented {told}");

        Assert.True(seen >= 0.85 * real, $"{seen}/{real}");
        Assert.True(told <= 0.1 * real, $"{told} invented");
    }

    [Fact]
    public void Knows_which_series_are_over()
    {
        var (right, all) = (0, 0);
        foreach (var (ledger, found) in Books.Value)
        {
            foreach (var series in found.Where(s => !s.IsTransfer && s.Kind != SeriesKind.Msi))
            {
                if (SeriesScore.MatchOf(ledger, series.Lines) is not { } real) continue;
                all++;
                if ((series.State == SeriesState.Ended) == !real.Rows.Exists(r => r.Date >= GeneratedLedger.Cut)) right++;
            }
        }

        output.WriteLine($"over or not: {right}/{all}");

        Assert.True(right >= 0.9 * all, $"{right}/{all}");
    }

    [Fact]
    public void Takes_little_time()
    {
        var rows = Books.Value[0].Ledger.Before(GeneratedLedger.Cut);
        var watch = Stopwatch.StartNew();
        SeriesFinder.Find(rows, GeneratedLedger.Cut);

        output.WriteLine($"{rows.Count} rows: {watch.Elapsed.TotalMilliseconds:0.0} ms");

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2));
    }

    private static IReadOnlyList<RecurringSeries> Find(GeneratedLedger ledger) =>
        SeriesFinder.Find(ledger.Before(GeneratedLedger.Cut), GeneratedLedger.Cut).Where(s => !s.IsTransfer).ToList();
}
