using System.Text;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Obligations;

namespace FinanceTracker.Tax.Tests.Obligations;

/// <summary>Who owes what and until when, and the calendar of it.</summary>
public sealed class ObligationTests
{
    private const string Person = "CACX7605101P8";
    private const string Company = "EKU9003173C9";
    private static readonly DateOnly October = new(2026, 10, 1);

    [Theory]
    [InlineData(Person, "626", "isr_monthly iva_monthly")] // RMF 3.13.17: no DIOT
    [InlineData(Person, "612", "isr_monthly iva_monthly")] // RMF 2.8.1.17: up to 4 million
    [InlineData(Person, "606", "isr_monthly iva_monthly")]
    [InlineData(Person, "605", "")]
    [InlineData(Person, "616", "")]
    [InlineData(Company, "601", "isr_monthly iva_monthly diot")]
    [InlineData(Company, "626", "isr_monthly iva_monthly")]
    public void A_regime_decides_what_is_owed(string rfc, string regime, string owed) =>
        Assert.Equal(owed, Kinds(new ObligedTaxpayer(rfc, [regime], 1_000_000m, Withholds: false), October));

    [Fact]
    public void Above_four_million_a_person_owes_the_DIOT()
    {
        Assert.Equal("isr_monthly iva_monthly", Kinds(new ObligedTaxpayer(Person, ["612"], 4_000_000m, false), October));
        Assert.Equal("isr_monthly iva_monthly diot", Kinds(new ObligedTaxpayer(Person, ["612"], 4_000_000.01m, false), October));
        Assert.Equal("RMF 2.8.1.17", Assert.Single(ObligationList.ReliefsOf(new ObligedTaxpayer(Person, ["612"], 0m, false), October)).Law);
    }

    [Fact]
    public void Withholdings_are_owed_only_when_there_are_some() =>
        Assert.Equal("isr_monthly iva_monthly withholdings_monthly", Kinds(new ObligedTaxpayer(Person, ["612"], 0m, Withholds: true), October));

    // LISR 150: April. LISR 9, 76-V: March. RMF 3.13.7: none of RESICO since 2024.
    [Theory]
    [InlineData(Person, "612", 2026, 3, "2025 2026-04-30")]
    [InlineData(Person, "612", 2026, 4, "")]
    [InlineData(Company, "601", 2026, 2, "2025 2026-03-31")]
    [InlineData(Person, "626", 2026, 3, "")]
    [InlineData(Person, "626", 2024, 3, "2023 2024-04-30")]
    [InlineData(Person, "605", 2026, 3, "")]
    public void The_annual_return_is_owed_by_those_who_file_one(string rfc, string regime, int year, int month, string owed)
    {
        var annual = ObligationList.Of(new ObligedTaxpayer(rfc, [regime], 0m, false), new DateOnly(year, month, 1)).Where(o => o.Kind == ObligationTable.Annual);

        Assert.Equal(owed, string.Join(' ', annual.Select(o => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{o.Period} {o.DueDate:yyyy-MM-dd}"))));
    }

    // LISR 98-III: above 400,000; two employers; who left before 31 December; other income.
    [Theory]
    [InlineData("605", 400_000, false, false, false)]
    [InlineData("605", 400_001, false, false, true)]
    [InlineData("605", 100_000, true, false, true)]
    [InlineData("605", 100_000, false, true, true)]
    [InlineData("626", 400_001, false, false, true)]
    public void Wages_oblige_to_an_annual_return_by_what_payrolls_tell(string regime, int income, bool twoEmployers, bool left, bool isOwed)
    {
        List<WagePayment> wages = [new(Guid.AllBitsSet, null, new DateOnly(2026, 6, 15), "EKU9003173C9", "A", income, 0m, 0m, 0m) { HasSeparation = left }];
        if (twoEmployers) wages.Add(new(Guid.AllBitsSet, null, new DateOnly(2026, 6, 15), "AAA010101AAA", "B", 1m, 0m, 0m, 0m));
        var taxpayer = new ObligedTaxpayer(Person, [regime], 0m, false) { Wages = wages };

        var owed = ObligationList.Of(taxpayer, new DateOnly(2027, 3, 1)).Where(o => o.Kind == ObligationTable.Annual).ToList();

        Assert.Equal(isOwed ? ["2026"] : [], owed.Select(o => o.Period));
        Assert.All(owed, o => Assert.Contains("LISR 98-III, 150", o.Law));
        Assert.Empty(ObligationList.AnnualOf(taxpayer, 2025));
    }

    [Fact]
    public void Of_two_regimes_an_obligation_has_both_names_and_both_articles()
    {
        var both = new ObligedTaxpayer(Person, ["612", "626"], 5_000_000m, false);

        var isr = ObligationList.Of(both, October)[0];

        Assert.Equal(["LISR 113-E", "LISR 106", "CFF 12"], isr.Law);
        Assert.Equal("Pago mensual de ISR (RESICO); Pago provisional de ISR", isr.Es);
        Assert.Equal("2026", Assert.Single(ObligationList.AnnualOf(both, 2026)).Period);
        Assert.Empty(ObligationList.ReliefsOf(both, October));
        Assert.Equal(["RMF 3.13.17", "RMF 2.8.1.17"], ObligationList.ReliefsOf(both with { YearIncome = 1m }, October).Select(r => r.Law));
    }

    // CFF 12: 17 November 2026 is a Tuesday; the decree gives digit 0 five business days, to the 24th. The DIOT goes with the month.
    [Fact]
    public void Last_days_are_business_days_and_the_facility_stands_beside_them()
    {
        var owed = ObligationList.Of(new ObligedTaxpayer(Person, ["612"], 5_000_000m, false), October);

        Assert.Equal((new DateOnly(2026, 11, 17), new DateOnly(2026, 11, 24)), (owed[0].DueDate, owed[0].FacilityDueDate));
        Assert.Equal(new DateOnly(2026, 11, 30), owed.Single(o => o.Kind == ObligationTable.Diot).DueDate);
        Assert.Equal(new DateOnly(2026, 5, 18), ObligationDays.Monthly(new DateOnly(2026, 4, 1), Person).Legal);
    }

    [Theory]
    [InlineData("CACX7605101P8", 0)]
    [InlineData("EKU9003173C9", 7)]
    [InlineData("nada", null)]
    public void The_sixth_digit_is_the_last_of_the_day(string rfc, int? digit) => Assert.Equal(digit, ObligationDays.SixthDigit(rfc));

    [Fact]
    public void Every_rule_has_its_law_and_begins_before_it_ends() =>
        Assert.All(ObligationTable.Rules, r => Assert.True(r.Law.Length > 0 && r.Regimes.Count > 0 && (r.To is null || r.From < r.To)));

    // RFC 5545, 3.1 and 3.3.11.
    [Fact]
    public void The_calendar_is_folded_escaped_and_without_amounts()
    {
        var long_ = new Obligation("isr_monthly", "2026-10", new DateOnly(2026, 11, 17), new DateOnly(2026, 11, 24), ["LISR 96, 106; LIVA 1-A", "CFF 12"], new string('ñ', 90), "x");

        var text = CalendarFeed.Write([long_], DateTimeOffset.UnixEpoch, english: false);

        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains(new string('ñ', 90) + " 2026-10\r\n", unfolded, StringComparison.Ordinal);
        Assert.Contains("DESCRIPTION:LISR 96\\, 106\\; LIVA 1-A\\; CFF 12\\nCon el decreto del 26-12-2013: 2026-11-24\r\n", unfolded, StringComparison.Ordinal);
        Assert.Contains("UID:isr_monthly-2026-10@financetracker.mx\r\nDTSTAMP:19700101T000000Z\r\nDTSTART;VALUE=DATE:20261117\r\nDTEND;VALUE=DATE:20261118\r\n", unfolded, StringComparison.Ordinal);
        Assert.DoesNotContain('$', text);
    }

    private static string Kinds(ObligedTaxpayer taxpayer, DateOnly month) => string.Join(' ', ObligationList.Of(taxpayer, month).Select(o => o.Kind));
}
