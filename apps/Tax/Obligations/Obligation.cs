using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Cfdis.Taxpayer;

namespace FinanceTracker.Tax.Obligations;

/// <summary>Something that a taxpayer must do about a period.</summary>
/// <param name="Kind">Stable code.</param>
/// <param name="Period">The month, or the fiscal year.</param>
/// <param name="DueDate">Last day by law.</param>
/// <param name="FacilityDueDate">Last day with the decree's facility.</param>
/// <param name="Law">Articles.</param>
public sealed record Obligation(string Kind, string Period, DateOnly DueDate, DateOnly FacilityDueDate, IReadOnlyList<string> Law, string Es, string En);

/// <summary>Something that others must do and this taxpayer need not.</summary>
public sealed record Relief(string Kind, string Law, string Es, string En);

/// <summary>What decides obligations besides the regime.</summary>
/// <param name="Rfc">Twelve characters for a company.</param>
/// <param name="Regimes">Keys of c_RegimenFiscal.</param>
/// <param name="YearIncome">Income without IVA of the year before, or of this one when it is larger.</param>
/// <param name="Withholds">There is something withheld from others in the month.</param>
public sealed record ObligedTaxpayer(string Rfc, IReadOnlyList<string> Regimes, decimal YearIncome, bool Withholds)
{
    /// <summary>A person, not a company.</summary>
    public bool IsPerson => Rfc.Length == 13;

    /// <summary>What the profile says about days; without it the regimes hold always.</summary>
    public TaxpayerFacts? Facts { get; init; }

    /// <summary>Payrolls received: they decide whether wages oblige to an annual return.</summary>
    public IReadOnlyList<WagePayment> Wages { get; init; } = [];

    /// <summary>The same with the regimes of a span, and none before operations began.</summary>
    public ObligedTaxpayer In(DateOnly first, DateOnly last) =>
        Facts is null ? this : this with { Regimes = Facts.StartedOn is { } started && started > last ? [] : Facts.RegimesIn(first, last) };
}

/// <summary>What is owed in the month after a period, by the table: only that reaches calendar, checklist and package.</summary>
public static class ObligationList
{
    private const int PersonsAnnualMonth = 4;
    private const int CompaniesAnnualMonth = 3;
    private const string Wages = "605";

    /// <summary>Everything owed about a month, and the annual return when its last day lies in the month after.</summary>
    public static IReadOnlyList<Obligation> Of(ObligedTaxpayer taxpayer, DateOnly month)
    {
        var then = taxpayer.In(month, month.AddMonths(1).AddDays(-1));
        return
        [
            .. Rules(then, month, ObligationRhythm.Monthly).Where(r => !r.OnlyWhenPresent || then.Withholds).GroupBy(r => r.Kind)
                .Select(g => Of([.. g], MonthText(month), ObligationDays.Monthly(month, then.Rfc, then.Facts?.UsesSixthDigit))),
            .. Rules(then, month, ObligationRhythm.MonthlyInformative).Where(r => !IsRelieved(r.Kind, then, month)).GroupBy(r => r.Kind)
                .Select(g => Of([.. g], MonthText(month), ObligationDays.MonthAfter(month))),
            .. month.AddMonths(1).Month == AnnualMonth(taxpayer) ? AnnualOf(taxpayer, month.Year - 1) : [],
        ];
    }

    /// <summary>The annual return of a fiscal year; nothing when none is owed.</summary>
    public static IReadOnlyList<Obligation> AnnualOf(ObligedTaxpayer taxpayer, int year)
    {
        var then = taxpayer.In(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

        // Payrolls tell of wages, whether or not the profile names their regime.
        var obliges = WageDuty.Reasons(then.Wages, then.Regimes, year).Count > 0;
        if (obliges) then = then with { Regimes = [.. then.Regimes.Union([Wages], StringComparer.Ordinal)] };
        return Rules(then, new DateOnly(year, 12, 1), ObligationRhythm.Annual).Where(r => !r.OnlyWhenWagesOblige || obliges).GroupBy(r => r.Kind)
            .Select(g => Of([.. g], year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture), AnnualDay(then, year))).ToList();
    }

    /// <summary>Last day of the annual return of a fiscal year: 30 April, of companies 31 March.</summary>
    public static DueDay AnnualDay(ObligedTaxpayer taxpayer, int year) => ObligationDays.Annual(year, AnnualMonth(taxpayer));

    /// <summary>What the taxpayer is relieved of.</summary>
    public static IReadOnlyList<Relief> ReliefsOf(ObligedTaxpayer taxpayer, DateOnly month)
    {
        var then = taxpayer.In(month, month.AddMonths(1).AddDays(-1));
        return ObligationTable.Rules.Where(r => r.Relieves && Relieves(r, then, month) && IsRelieved(r.Kind, then, month)).Select(r => new Relief(r.Kind, r.Law, r.Es, r.En)).ToList();
    }

    private static IEnumerable<ObligationRule> Rules(ObligedTaxpayer taxpayer, DateOnly period, ObligationRhythm rhythm) =>
        ObligationTable.Rules.Where(r => !r.Relieves && r.Rhythm == rhythm && r.Holds(taxpayer.Regimes, taxpayer.IsPerson, period));

    // Relieved only when every regime that owes it is: a person with 612 above the limit declares everything, and owes the annual return beside RESICO.
    private static bool IsRelieved(string kind, ObligedTaxpayer taxpayer, DateOnly month)
    {
        var owing = ObligationTable.Rules.Where(r => !r.Relieves && !r.OnlyWhenWagesOblige && r.Kind == kind && r.Holds(taxpayer.Regimes, taxpayer.IsPerson, month)).SelectMany(r => r.Regimes).Where(taxpayer.Regimes.Contains).ToHashSet(StringComparer.Ordinal);
        var relieved = ObligationTable.Rules.Where(r => r.Relieves && r.Kind == kind && Relieves(r, taxpayer, month)).SelectMany(r => r.Regimes).ToHashSet(StringComparer.Ordinal);
        return owing.IsSubsetOf(relieved);
    }

    private static bool Relieves(ObligationRule rule, ObligedTaxpayer taxpayer, DateOnly month) =>
        rule.Holds(taxpayer.Regimes, taxpayer.IsPerson, month) && (rule.MostIncome is not { } most || taxpayer.YearIncome <= most);

    private static int AnnualMonth(ObligedTaxpayer taxpayer) => taxpayer.IsPerson ? PersonsAnnualMonth : CompaniesAnnualMonth;

    // Of several regimes it has the names and the articles of all.
    private static Obligation Of(IReadOnlyList<ObligationRule> rules, string period, DueDay due) => new(
        rules[0].Kind, period, due.Legal, due.Facility, [.. rules.Select(r => r.Law).Distinct(StringComparer.Ordinal), "CFF 12"],
        string.Join("; ", rules.Select(r => r.Es).Distinct(StringComparer.Ordinal)), string.Join("; ", rules.Select(r => r.En).Distinct(StringComparer.Ordinal)));

    private static string MonthText(DateOnly month) => month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
