using FinanceTracker.Contracts.Insights;
using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Insights.Books;
using FinanceTracker.Insights.Series;
using FinanceTracker.Insights.Signals;
using FinanceTracker.Insights.Tests.Series;

namespace FinanceTracker.Insights.Tests.Signals;

/// <summary>What is noticed of anomalies put into invented books, and how much is said of books that have none.</summary>
public sealed class SignalAccuracyTests(ITestOutputHelper output)
{
    private const int Weeks = 12;
    private const int Tenants = 15;
    private static readonly DateOnly Since = GeneratedLedger.Cut.AddDays(-7 * Weeks);

    [Fact]
    public void Notices_most_of_what_was_put_in()
    {
        var told = new Dictionary<string, (int Seen, int All)>(StringComparer.Ordinal);
        foreach (var seed in Enumerable.Range(201, 40))
        {
            var ledger = new GeneratedLedger(seed);
            var injected = Injections(ledger).ToList();
            var rows = ledger.Before(GeneratedLedger.Cut);
            var signals = SignalFinder.Find(new TenantBooks(rows, []), SeriesFinder.Find(rows, GeneratedLedger.Cut), Since, GeneratedLedger.Cut);
            foreach (var (kind, id) in injected)
            {
                var (seen, all) = told.GetValueOrDefault(kind);
                told[kind] = (seen + (signals.Exists(s => s.TransactionId == id && s.Kind is "unusual_amount" or "price_rise") ? 1 : 0), all + 1);
            }
        }

        foreach (var (kind, (seen, all)) in told) output.WriteLine($"{kind}: {seen}/{all}");

        Assert.True(told.Values.Sum(t => t.All) > 100);
        Assert.True(told.Values.Sum(t => t.Seen) >= 0.8 * told.Values.Sum(t => t.All));
        Assert.All(told, kind => Assert.True(kind.Value.Seen >= 0.7 * kind.Value.All, kind.Key));
    }

    [Fact]
    public void Says_little_of_books_in_order()
    {
        var (alerts, due) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var seed in Enumerable.Range(301, Tenants))
        {
            var ledger = new GeneratedLedger(seed);
            var heard = new HashSet<string>(StringComparer.Ordinal);
            for (var week = 0; week < Weeks; week++)
            {
                var today = Since.AddDays(7 * (week + 1));
                var rows = ledger.Before(today);
                var signals = SignalFinder.Find(new TenantBooks(rows, [Account(ledger, rows)]), SeriesFinder.Find(rows, today), today.AddDays(-7), today);
                foreach (var signal in signals.Where(s => heard.Add(s.Key)))
                {
                    if (signal.Kind == "charge_due") due++;
                    else alerts[signal.Kind] = alerts.GetValueOrDefault(signal.Kind) + 1;
                }
            }
        }

        var userWeeks = Tenants * Weeks;
        output.WriteLine($"per user-week: {alerts.Values.Sum() / (double)userWeeks:0.00} alerts ({string.Join(", ", alerts.Select(a => $"{a.Key} {a.Value}"))}), {due / (double)userWeeks:0.00} reminders of charges due");

        Assert.True(alerts.Values.Sum() <= 2 * userWeeks);
    }

    // Three times the amount of a bill and of purchases; and a price that went up.
    private static IEnumerable<(string Kind, Guid Id)> Injections(GeneratedLedger ledger)
    {
        var recent = ledger.All.Where(r => r.Date >= Since && r.Date < GeneratedLedger.Cut && r.Amount < 0 && !r.IsTransfer).ToList();
        var bills = recent.Where(r => ledger.LabelOf(r) is { IsMsi: false } s && s.Rows.Count >= 9 && r.Amount < -70).ToList();
        var raised = ledger.Series.Find(s => s.Label.StartsWith("sub", StringComparison.Ordinal) && s.Rises.Count == 0 && s.Rows.Count(r => r.Date >= Since && r.Date < GeneratedLedger.Cut) >= 2 && s.Rows.Count >= 9);
        if (raised is not null)
        {
            var last = raised.Rows.FindAll(r => r.Date < GeneratedLedger.Cut).TakeLast(2).ToList();
            foreach (var row in last) ledger.Replace(row, row with { Amount = Math.Round(row.Amount * 1.15m, 2) });
            yield return ("price rise", last[0].Id);
        }

        if (bills.Find(b => raised is null || !raised.Rows.Contains(b)) is { } bill)
        {
            ledger.Replace(bill, bill with { Amount = 3 * bill.Amount });
            yield return ("bill x3", bill.Id);
        }

        var purchases = recent.Where(r => ledger.LabelOf(r) is null && r.Category is "food_groceries" or "food_restaurant" or "transport_fuel" or "food_convenience");
        foreach (var row in purchases.Where(r => 3 * r.Amount < -200 && IsUsual(ledger, r)).DistinctBy(r => r.Category).Take(3))
        {
            ledger.Replace(row, row with { Amount = 3 * row.Amount });
            yield return ("purchase x3", row.Id);
        }
    }

    // Three times a small ticket is a ticket like others: the line was at or above the merchant's middle.
    private static bool IsUsual(GeneratedLedger ledger, BookRow row)
    {
        var before = ledger.All.Where(r => r.MerchantKey == row.MerchantKey && r.Date < row.Date && r.AccountId == row.AccountId).Select(r => r.Amount).Order().ToList();
        return before.Count >= 12 && row.Amount <= before[before.Count / 2];
    }

    // Enough money that it never runs out: what is told of the balance then is told of books in order.
    private static BookAccount Account(GeneratedLedger ledger, List<BookRow> rows)
    {
        var (sum, lowest) = (0m, 0m);
        foreach (var row in ledger.All.Where(r => r.AccountId == ledger.Checking))
        {
            sum += row.Amount;
            lowest = Math.Min(lowest, sum);
        }

        return new BookAccount(ledger.Checking, "checking", "MXN", 15_000m - lowest + rows.Where(r => r.AccountId == ledger.Checking).Sum(r => r.Amount));
    }

    [Fact]
    public void The_same_fact_has_the_same_key_on_another_day()
    {
        var ledger = new GeneratedLedger(7);
        var rows = ledger.Before(GeneratedLedger.Cut);
        var series = SeriesFinder.Find(rows, GeneratedLedger.Cut);

        var first = Keys(GeneratedLedger.Cut);
        var again = Keys(GeneratedLedger.Cut);
        var later = Keys(GeneratedLedger.Cut.AddDays(1));

        Assert.Equal(first, again);
        Assert.Equal(first.Count, first.Distinct().Count());
        Assert.True(first.Intersect(later).Count() >= first.Count / 2);

        List<string> Keys(DateOnly today) => SignalFinder.Find(new TenantBooks(rows, []), series, Since, today).ConvertAll((Signal s) => s.Key);
    }
}
