using FinanceTracker.Contracts.Insights;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Insights.Series;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Signals;

/// <summary>
/// Charges far above what the same merchant usually takes (six earlier charges at least), or else the same category (twelve): robust z
/// of the logarithm above 3.5, more than twice the usual and more than 200. Where tickets vary by nature that takes five times the usual;
/// half as much again as the largest of many is told too.
/// </summary>
internal static class UnusualAmounts
{
    private const double Normal = 0.6745; // makes the median deviation of a normal sample one standard deviation
    private const double Limit = 3.5;
    private const double Least = 200;
    private const double Multiple = 2;
    private const double Record = 1.5;
    private const double RecordMultiple = 2.5;
    private const int FewestOfMerchant = 6;
    private const int FewestOfCategory = 12;

    // A merchant that takes the same to the cent has no deviation at all: a tenth stands for it.
    private const double LeastDeviation = 0.1;

    private static readonly HashSet<string> NeverUnusual = new(
        ["transfer_own", "debt_card_payment", "cash_withdrawal", "cash_deposit", "savings_investment", "savings_retirement"], StringComparer.Ordinal);

    /// <summary>The unusual charges from <paramref name="since"/> on.</summary>
    public static IEnumerable<Signal> In(IReadOnlyList<BookRow> rows, DateOnly since)
    {
        if (rows.Count == 0 || rows[^1].Date < since) yield break;
        var charges = rows.Where(r => r.Amount < 0 && !r.IsTransfer && !NeverUnusual.Contains(r.Category)).ToList();
        var merchants = MerchantGroups.Of(charges).Where(g => g.Rows[^1].Date >= since)
            .SelectMany(g => g.Rows.Where(r => r.Date >= since).Select(r => (r.Id, g.Rows))).ToDictionary(p => p.Id, p => p.Rows);
        var categories = charges.ToLookup(r => (r.Category, r.Currency));
        foreach (var row in charges.Where(r => r.Date >= since))
        {
            var usual = Usual(row, merchants[row.Id], FewestOfMerchant)
                ?? (row.Category == Taxonomy.Fallback || merchants[row.Id].Count > FewestOfMerchant ? null : Usual(row, categories[(row.Category, row.Currency)], FewestOfCategory));
            if (usual is not { } middle || !IsFarAbove(row, middle)) continue;
            yield return new Signal(
                SignalKinds.UnusualAmount, $"{SignalKinds.UnusualAmount}:{row.Id:N}", row.Id, row.AccountId, row.Date,
                SeriesFinder.Readable(MerchantGroups.CoreOf(row)), -row.Amount, Pricing.Cents(Math.Exp(middle.Median)), row.Currency);
        }
    }

    private static Middle? Usual(BookRow row, IEnumerable<BookRow> alike, int fewest)
    {
        var before = alike.Where(r => r.Date <= row.Date && r.Id != row.Id).Select(r => Math.Log(Candidate.Size(r))).ToList();
        if (before.Count < fewest) return null;
        var median = Statistics.Median(before);
        var largest = before.Count >= FewestOfCategory ? Math.Exp(before.Max()) : double.MaxValue;
        return new Middle(median, Math.Max(LeastDeviation, Statistics.MedianDeviation(before, median)), largest);
    }

    private static bool IsFarAbove(BookRow row, Middle usual)
    {
        var size = Candidate.Size(row);
        var multiple = size / Math.Exp(usual.Median);
        return size > Least && multiple > Multiple && (Normal * Math.Log(multiple) / usual.Deviation > Limit || (multiple > RecordMultiple && size > Record * usual.Largest));
    }

    private readonly record struct Middle(double Median, double Deviation, double Largest);
}
