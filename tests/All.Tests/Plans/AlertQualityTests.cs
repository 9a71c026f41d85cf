using FinanceTracker.All.Demo.Generator;
using FinanceTracker.All.Tests.Demo;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Ledger.Alerts;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.All.Tests.Plans;

/// <summary>
/// How good the alerts about single lines are, on a year and a half of the invented tenants' books: what is injected must be found,
/// and clean books must stay almost silent.
/// </summary>
public sealed class AlertQualityTests(ITestOutputHelper output)
{
    private const int Seeds = 3;
    private const int InjectedPerBook = 20;
    private static readonly DateOnly LastDay = new(2026, 11, 24);

    [Fact]
    public void Charges_that_came_twice_are_found_and_clean_books_are_left_in_peace()
    {
        var (injected, found, alarms, weeks) = (0, 0, 0, 0m);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            foreach (var owner in DemoGenerator.Generate(seed, LastDay).GroupBy(f => f.Owner))
            {
                var rows = owner.SelectMany((file, account) => Rows(file, account)).ToList();
                var clean = Told(rows);
                alarms += clean.Count;
                weeks += (LastDay.DayNumber - rows.Min(r => r.Date).DayNumber) / 7m;
                foreach (var victim in Victims(rows, seed))
                {
                    injected++;
                    var twin = victim with { Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(injected)), Date = victim.Date.AddDays(injected % 3) };
                    if (Told([.. rows, twin]).Except(clean).Any()) found++;
                }
            }
        }

        output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"duplicates: {found} of {injected} injected found; {alarms} alarms in {weeks:0} clean weeks"));
        Assert.True(found >= 0.8 * injected, $"{found} of {injected}");
        Assert.True(alarms <= 0.25m * weeks, $"{alarms} in {(int)weeks} weeks");
    }

    // As the product looks: every six weeks, each time at what is news.
    private static HashSet<string> Told(List<RowFact> rows)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var today = LastDay; today > rows.Min(r => r.Date); today = today.AddDays(-AlertFacts.NewsDays))
        {
            var since = today.AddDays(-AlertFacts.NewsDays);
            told.UnionWith(ChargeFindings.Duplicates(rows.Where(r => r.Date >= since.AddDays(-2) && r.Date <= today).ToList(), since).Select(f => f.Key));
        }

        return told;
    }

    // Purchases and bills: what the rule leaves out by nature is not what it must find.
    private static IEnumerable<RowFact> Victims(List<RowFact> rows, int seed)
    {
        var purchases = rows.Where(r => r.Amount < -50m && r.Date < LastDay.AddDays(-3)
            && !r.Category.StartsWith("transfer", StringComparison.Ordinal) && !r.Category.StartsWith("cash", StringComparison.Ordinal) && !r.Category.StartsWith("fees", StringComparison.Ordinal)
            && r.Category is not ("debt_card_payment" or "savings_investment" or "savings_retirement" or "transport_public" or "transport_parking_tolls" or "transport_rideshare" or "business_payroll")).ToList();
        return Enumerable.Range(0, InjectedPerBook).Select(i => purchases[((i * 7_919) + (seed * 104_729)) % purchases.Count]);
    }

    private static IEnumerable<RowFact> Rows(DemoStatement file, int account)
    {
        var lines = StatementLine.Read(file);
        var said = Categoriser.Load().Categorise(
            lines.Select((l, i) => new BankLine(i.ToString(System.Globalization.CultureInfo.InvariantCulture), l.Text, Math.Abs(l.Amount), l.Amount < 0 ? Direction.Out : Direction.In)).ToList(), TenantMemory.Empty);
        return lines.Select((l, i) => new RowFact(
            new Guid(account + 1, 0, 0, BitConverter.GetBytes((long)i)), new Guid(account + 1, 0, 0, new byte[8]), l.Day, null, l.Text, DescriptorKey.Of(l.Text), l.Amount, "MXN", said[i].Category, false));
    }
}
