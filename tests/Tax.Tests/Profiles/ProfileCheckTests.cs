using FinanceTracker.Tax.Cfdis.Taxpayer;

namespace FinanceTracker.Tax.Tests.Profiles;

/// <summary>What a profile says about days, and what it may not say.</summary>
public sealed class ProfileCheckTests
{
    private const string Me = "CACX7605101P8";
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Regimes_hold_on_their_days_and_those_without_days_always()
    {
        var facts = Said(regimes: ["605"], periods: [new("626", null, Day(2026, 6, 30)), new("612", Day(2026, 7, 1), null)]);

        Assert.Equal(["605", "612"], facts.Regimenes);
        Assert.Equal(["605", "626"], facts.RegimesOf(Day(2026, 6, 1)));
        Assert.Equal(["605", "612"], facts.RegimesOf(Day(2026, 7, 1)));
        Assert.Equal(["605", "626", "612"], facts.RegimesIn(Day(2026, 1, 1), Day(2026, 12, 31)));
    }

    [Fact]
    public void Periods_alone_say_the_regimes_of_today() =>
        Assert.Equal(["612"], Said(regimes: null, periods: [new("626", null, Day(2026, 6, 30)), new("612", Day(2026, 7, 1), null)]).Regimenes);

    [Fact]
    public void Regimes_said_anew_without_days_keep_the_history_and_drop_what_they_leave_out()
    {
        var known = Said(regimes: null, periods: [new("626", null, Day(2026, 6, 30)), new("612", Day(2026, 7, 1), null)]);

        var same = ProfileCheck.FactsOf(new ReadProfile.Request(Me, null, ["612"]), known, Today).Value;
        var other = ProfileCheck.FactsOf(new ReadProfile.Request(Me, null, ["606"]), known, Today).Value;
        var back = ProfileCheck.FactsOf(new ReadProfile.Request(Me, null, ["626"]), known, Today).Value;

        Assert.Equal(known.Periods, same.Periods);
        Assert.Equal("606; 626", $"{string.Join(' ', other.Regimenes)}; {string.Join(' ', other.Periods.Select(p => p.Regimen))}");
        Assert.Equal(["626"], back.Regimenes);
        Assert.Empty(back.Periods);
    }

    // c_RegimenFiscal: 626 and 610 are of both; 616 of persons.
    [Theory]
    [InlineData("EKU9003173C9", "612", true)]
    [InlineData("EKU9003173C9", "616", true)]
    [InlineData("EKU9003173C9", "625", true)]
    [InlineData("EKU9003173C9", "601", false)]
    [InlineData("EKU9003173C9", "626", false)]
    [InlineData("EKU9003173C9", "610", false)]
    [InlineData(Me, "601", true)]
    [InlineData(Me, "624", true)]
    [InlineData(Me, "612", false)]
    [InlineData(Me, "626", false)]
    [InlineData(Me, "610", false)]
    public void A_regime_is_of_the_kind_of_its_RFC(string rfc, string regime, bool isRefused)
    {
        Assert.Equal(isRefused, ProfileCheck.Of(new ReadProfile.Request(rfc, null, [regime]))?.Errors?.ContainsKey("regimenes") == true);
        Assert.Equal(isRefused, ProfileCheck.Of(new ReadProfile.Request(rfc, null, null) { RegimenPeriods = [new(regime, null, null)] })?.Errors?.ContainsKey("regimenPeriods") == true);
    }

    [Fact]
    public void Without_a_regime_today_nothing_is_kept() =>
        Assert.Equal("no_regime_today", ProfileCheck.FactsOf(new ReadProfile.Request(Me, null, null) { RegimenPeriods = [new("626", null, Day(2025, 12, 31))] }, new TaxpayerFacts([]), Today).Problem!.Code);

    [Theory]
    [InlineData("2026-07-01", "2026-06-30", "2026-08-01", null)] // backwards
    [InlineData(null, "2026-06-30", "2026-06-30", null)] // the same day twice
    [InlineData(null, null, "2026-06-30", null)]
    public void Periods_of_a_regime_run_forwards_and_do_not_overlap(string? from, string? to, string? from2, string? to2)
    {
        var request = new ReadProfile.Request(Me, null, null) { RegimenPeriods = [new("612", Day(from), Day(to)), new("612", Day(from2), Day(to2))] };

        Assert.NotNull(ProfileCheck.Of(request));
        Assert.NotNull(ProfileCheck.Of(new ReadProfile.Request(Me, null, ["612"]) { BorderZones = [new(BorderZone.North, Day(from), Day(to)), new(BorderZone.South, Day(from2), Day(to2))] }));
    }

    [Fact]
    public void A_border_zone_holds_on_its_days_and_what_is_not_said_stays()
    {
        var known = ProfileCheck.FactsOf(
            new ReadProfile.Request(Me, null, ["612"]) { BorderZones = [new(BorderZone.South, Day(2026, 1, 1), Day(2026, 3, 31))], UsesSixthDigit = false, StartedOn = Day(2024, 5, 2) }, new TaxpayerFacts([]), Today).Value;

        var then = ProfileCheck.FactsOf(new ReadProfile.Request(Me, null, ["612"]), known, Today).Value;

        Assert.Equal((BorderZone.South, (BorderZone?)null), (then.ZoneOn(Day(2026, 3, 31)), then.ZoneOn(Day(2026, 4, 1))));
        Assert.Equal((false, Day(2024, 5, 2)), (then.UsesSixthDigit, then.StartedOn));
    }

    [Theory]
    [InlineData("0.1234", null, null, false)]
    [InlineData("1.01", null, null, true)]
    [InlineData("0.12345", null, null, true)]
    [InlineData(null, "-1", null, true)]
    [InlineData(null, "0.001", null, true)]
    [InlineData(null, null, "blind", true)]
    public void Options_of_a_year_are_amounts_and_a_coefficient(string? coefficient, string? losses, string? rent, bool wrong) =>
        Assert.Equal(wrong, ChangeYearOptions.Check(new YearOptions(Number(coefficient), Number(losses), RentMethod: rent)) is not null);

    private static TaxpayerFacts Said(string[]? regimes, RegimePeriod[] periods)
    {
        var request = new ReadProfile.Request(Me, null, regimes) { RegimenPeriods = periods };
        Assert.Null(ProfileCheck.Of(request));
        return ProfileCheck.FactsOf(request, new TaxpayerFacts([]), Today).Value;
    }

    private static DateOnly Day(int year, int month, int day) => new(year, month, day);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
