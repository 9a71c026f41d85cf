using FinanceTracker.Ledger.Alerts;
using FinanceTracker.Tenants;

namespace FinanceTracker.Ledger.Tests.Alerts;

public sealed class AlertChoiceTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly AlertHistory Nothing = new(Set(), Set(), Set(), 0);

    [Fact]
    public void A_fact_is_told_once()
    {
        var fee = Finding(AlertKinds.NewFee, "fee:1");

        Assert.Single(AlertChoice.Choose([fee, fee], Nothing));
        Assert.Empty(AlertChoice.Choose([fee], Nothing with { Keys = Set("fee:1") }));
    }

    [Fact]
    public void A_state_is_not_told_again_while_it_lasts()
    {
        var low = Finding(AlertKinds.LowBalance, "low:a:20261124") with { Condition = "low:a" };

        Assert.Single(AlertChoice.Choose([low], Nothing));
        Assert.Empty(AlertChoice.Choose([low], Nothing with { Conditions = Set("low:a") }));
    }

    [Fact]
    public void A_muted_kind_is_not_told() =>
        Assert.Empty(AlertChoice.Choose([Finding(AlertKinds.NewFee, "fee:1")], Nothing with { Muted = Set(AlertKinds.NewFee) }));

    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    [InlineData(9, 0)]
    public void The_pace_of_spending_is_told_at_most_three_times_a_week(int thisWeek, int told)
    {
        var envelopes = Enumerable.Range(0, 5).Select(i => Finding(AlertKinds.Budget80, $"budget:{i}")).ToList();
        var fee = Finding(AlertKinds.NewFee, "fee:1");

        var chosen = AlertChoice.Choose([.. envelopes, fee], Nothing with { PaceThisWeek = thisWeek });

        Assert.Equal(told, chosen.Count(f => f.Kind == AlertKinds.Budget80));
        Assert.Contains(fee, chosen);
    }

    [Fact]
    public void The_weightiest_come_first_and_a_flood_is_cut()
    {
        var flood = Enumerable.Range(0, 100).Select(i => Finding(AlertKinds.NewFee, $"fee:{i}")).ToList();
        var critical = Finding(AlertKinds.CardDue, "card") with { Severity = AlertSeverity.Critical };

        var chosen = AlertChoice.Choose([.. flood, critical], Nothing);

        Assert.Equal(AlertChoice.MostAtOnce, chosen.Count);
        Assert.Equal(critical, chosen[0]);
    }

    [Theory]
    [InlineData("2026-11-24T02:00:00Z", "2026-11-24T02:00:00Z")] // 20:00 in Mexico City
    [InlineData("2026-11-24T03:00:00Z", "2026-11-24T14:00:00Z")] // 21:00: until 08:00
    [InlineData("2026-11-24T13:59:00Z", "2026-11-24T14:00:00Z")]
    [InlineData("2026-11-24T14:00:00Z", "2026-11-24T14:00:00Z")]
    public void Mail_waits_for_the_end_of_the_quiet_hours(string now, string leaves)
    {
        var settings = new AlertSettings(new TenantId(Guid.AllBitsSet));

        Assert.Equal(At(leaves), settings.MayMailAt(At(now)));
    }

    [Fact]
    public void Equal_times_mean_no_quiet_hours()
    {
        var settings = new AlertSettings(new TenantId(Guid.AllBitsSet));
        settings.Choose([], "es", new TimeOnly(0, 0), new TimeOnly(0, 0), TenantInfo.DefaultZone);

        Assert.Equal(At("2026-11-24T03:00:00Z"), settings.MayMailAt(At("2026-11-24T03:00:00Z")));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Finding Finding(string kind, string key) => new(kind, key, null, AlertSeverity.Info, Today, new Words("t", "t"), new Words("b", "b"));

    private static HashSet<string> Set(params string[] items) => items.ToHashSet(StringComparer.Ordinal);
}
