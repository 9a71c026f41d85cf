using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.Reports.Annual;

/// <summary>What the person knows of the year and no CFDI tells.</summary>
/// <param name="RealInterest">Real interest of the year (LISR 134), as the banks certify it; null leaves interest out of the return.</param>
/// <param name="PriorYearIncome">Accumulable income of the year before (LISR 151-III); null takes it from that year's documents.</param>
public sealed record AnnualInputs(decimal? RealInterest = null, decimal? PriorYearIncome = null);

/// <summary>Everything that the figures of a year are made of.</summary>
/// <param name="Book">Documents and payments.</param>
/// <param name="Year">The fiscal year.</param>
/// <param name="Months">Its months that are counted, by their first days, in order.</param>
/// <param name="Rows">Rows of the year and of the one before, with what they say.</param>
/// <param name="Inputs">What no CFDI tells.</param>
public sealed record AnnualFacts(TaxBook Book, int Year, IReadOnlyList<DateOnly> Months, IReadOnlyList<ReadCfdi> Rows, AnnualInputs Inputs)
{
    /// <summary>Last day that is counted.</summary>
    public DateOnly Until => Months.Count == 0 ? new DateOnly(Year, 1, 1) : Months[^1].AddMonths(1).AddDays(-1);
}

/// <summary>Income of one kind in the return of a year.</summary>
/// <param name="Key">Regime (605, 606, 612 …) or <c>interest</c>.</param>
/// <param name="Income">All of it, exempt income included.</param>
/// <param name="Exempt">What bears no tax.</param>
/// <param name="Deductions">What is deducted from it, losses and PTU included.</param>
/// <param name="Withheld">ISR withheld.</param>
/// <param name="Provisional">Provisional payments as computed month by month, taken as made.</param>
public sealed record AnnualChapter(string Key, decimal Income, decimal Exempt, decimal Deductions, decimal Withheld, decimal Provisional)
{
    /// <summary>What is added to the base; below zero is a loss, which no other chapter takes (LISR 109).</summary>
    public decimal Taxable => Income - Exempt - Deductions;

    /// <summary>False for RESICO since 2024: the monthly payments are definitive (RMF 3.13.7).</summary>
    public bool IsInReturn { get; init; } = true;
}
