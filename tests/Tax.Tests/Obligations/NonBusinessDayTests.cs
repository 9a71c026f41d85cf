using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tax.Obligations;

namespace FinanceTracker.Tax.Tests.Obligations;

/// <summary>Days on which nothing is due, and what a profile's days change.</summary>
public sealed class NonBusinessDayTests
{
    private const string Person = "CACX7605101P8";

    // The 17th of April 2025 was Maundy Thursday: banks closed, and March was due on Monday the 21st.
    [Fact]
    public void A_last_day_on_which_banks_close_moves() => Assert.Equal(new DateOnly(2025, 4, 21), ObligationDays.Monthly(new DateOnly(2025, 3, 1), Person).Legal);

    [Fact]
    public void Every_day_has_its_law_and_what_is_not_verified_says_so()
    {
        var all = Enumerable.Range(2023, 5).SelectMany(NonBusinessDays.Of).ToList();

        Assert.All(all, d => Assert.True(d.Law.Length > 0 && d.Source.Length > 0 && d.Es.Length > 0 && d.En.Length > 0, d.ToString()));
        Assert.Contains(all, d => d is { IsVerified: false, Kind: NonBusinessKind.Sat });
        Assert.All(NonBusinessDays.Of(2027).Where(d => d.Kind == NonBusinessKind.Bank), d => Assert.False(d.IsVerified));
        Assert.Equal("CFF 12", NonBusinessDays.Of(2026).Single(d => d.Date == new DateOnly(2026, 5, 5)).Law);
        Assert.Contains(NonBusinessDays.Of(2024), d => d.Date == new DateOnly(2024, 10, 1) && d.Law == "LFT 74-VII");
    }

    [Fact]
    public void A_term_in_days_counts_business_days_only()
    {
        // Monday 14 September 2026: the 16th does not count.
        Assert.Equal(new DateOnly(2026, 9, 17), NonBusinessDays.After(new DateOnly(2026, 9, 14), 2));
        Assert.Equal(new DateOnly(2026, 1, 2), NonBusinessDays.After(new DateOnly(2025, 12, 31), 1));
    }

    [Fact]
    public void Whoever_does_not_use_the_facility_has_one_last_day()
    {
        var month = new DateOnly(2026, 10, 1);

        Assert.Equal(new DueDay(new(2026, 11, 17), new(2026, 11, 17)), ObligationDays.Monthly(month, Person, usesFacility: false));
        Assert.Equal(new DateOnly(2026, 11, 24), ObligationDays.Monthly(month, Person, usesFacility: true).Facility);
    }

    [Fact]
    public void Obligations_follow_the_regimes_of_their_month_and_begin_with_operations()
    {
        var taxpayer = new ObligedTaxpayer(Person, ["612"], 5_000_000m, false)
        {
            Facts = new TaxpayerFacts(["612"]) { Periods = [new("626", null, new(2026, 6, 30)), new("612", new(2026, 7, 1), null)], StartedOn = new(2026, 5, 20) },
        };

        Assert.Empty(ObligationList.Of(taxpayer, new DateOnly(2026, 4, 1)));
        Assert.Equal("LISR 113-E", ObligationList.Of(taxpayer, new DateOnly(2026, 5, 1)).First(o => o.Kind == ObligationTable.Isr).Law[0]);
        Assert.DoesNotContain(ObligationList.Of(taxpayer, new DateOnly(2026, 6, 1)), o => o.Kind == ObligationTable.Diot);
        Assert.Contains(ObligationList.Of(taxpayer, new DateOnly(2026, 7, 1)), o => o.Kind == ObligationTable.Diot);
        Assert.Equal(("2026", new DateOnly(2027, 4, 30)), ObligationList.AnnualOf(taxpayer, 2026).Select(o => (o.Period, o.DueDate)).Single());
        Assert.Empty(ObligationList.AnnualOf(taxpayer, 2025));
        Assert.Contains(ObligationList.ReliefsOf(taxpayer, new DateOnly(2026, 6, 1)), r => r is { Kind: ObligationTable.Annual, Law: "RMF 3.13.7" });
    }

    [Fact]
    public void The_calendar_names_closed_days_once()
    {
        var holyWeek = NonBusinessDays.Between(new(2026, 4, 2), new(2026, 4, 3));

        var text = CalendarFeed.Write([], DateTimeOffset.UnixEpoch, english: false, holyWeek).Replace("\r\n ", "", StringComparison.Ordinal);

        Assert.Equal(2, text.Split("BEGIN:VEVENT").Length - 1);
        Assert.Contains("UID:closed-20260402@financetracker.mx\r\n", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Inhábil: Jueves Santo\r\n", text, StringComparison.Ordinal);
        Assert.Contains("CNBV\\, días de cierre 2026\\; RMF 2026 2.1.6", text, StringComparison.Ordinal);
    }
}
