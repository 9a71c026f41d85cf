using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.AnnualReturn;

/// <summary>What the person knows of the year and no CFDI tells.</summary>
/// <param name="RealInterest">Real interest of the year (LISR 134), as the banks certify it; null leaves interest out of the return.</param>
/// <param name="PriorYearIncome">Accumulable income of the year before (LISR 151-III); null takes it from that year's documents.</param>
/// <param name="RealMortgageInterest">Real interest paid on the home's mortgage (LISR 151-IV), as the bank certifies it; null leaves it out.</param>
public sealed record AnnualInputs(decimal? RealInterest = null, decimal? PriorYearIncome = null, decimal? RealMortgageInterest = null)
{
    private const decimal Most = 1_000_000_000_000m;

    /// <summary>Reads them as they are asked with, in pesos.</summary>
    public static Result<AnnualInputs> Read(string? realInterest, string? priorYearIncome, string? realMortgageInterest)
    {
        var interest = Amount(realInterest, "realInterest");
        var prior = Amount(priorYearIncome, "priorYearIncome");
        var mortgage = Amount(realMortgageInterest, "realMortgageInterest");
        if ((interest.Problem ?? prior.Problem ?? mortgage.Problem) is { } problem) return problem;
        return new AnnualInputs(interest.Value, prior.Value, mortgage.Value);
    }

    private static Result<decimal?> Amount(string? text, string field)
    {
        if (string.IsNullOrEmpty(text)) return Result<decimal?>.Of(null);
        var isAmount = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount < Most;
        return isAmount ? Result<decimal?>.Of(TaxRounding.Cents(amount)) : PositionProblems.BadAmount.With("field", field);
    }
}

/// <summary>Everything that the figures of a year are made of, for whoever shows them.</summary>
/// <param name="Book">Documents and payments, with the regimes of the whole year.</param>
/// <param name="Year">The fiscal year.</param>
/// <param name="Months">Its months that are counted, by their first days, in order.</param>
/// <param name="Rows">Rows of the year and of those around it, with what they say.</param>
/// <param name="Inputs">What no CFDI tells.</param>
public sealed record AnnualFacts(TaxBook Book, int Year, IReadOnlyList<DateOnly> Months, IReadOnlyList<ReadCfdi> Rows, AnnualInputs Inputs)
{
    /// <summary>Monthly returns that were presented, those of a month by their number.</summary>
    public IReadOnlyList<ProvisionalReturn> Provisional { get; init; } = [];

    /// <summary>Credits provisional payments as the months compute them, taken as made, instead of what is recorded as paid.</summary>
    public bool TakesPaymentsAsMade { get; init; }

    /// <summary>First day of the year.</summary>
    public DateOnly First => new(Year, 1, 1);

    /// <summary>Last day that is counted.</summary>
    public DateOnly Until => Months.Count == 0 ? First : Months[^1].AddMonths(1).AddDays(-1);

    /// <summary>The months of a year that had begun on a day.</summary>
    public static IReadOnlyList<DateOnly> Begun(int year, DateOnly day) => [.. Enumerable.Range(1, 12).Select(m => new DateOnly(year, m, 1)).Where(m => m <= day)];
}

/// <summary>A monthly return that was presented.</summary>
/// <param name="IsPaid">Its payment is recorded, by a person or by the bank.</param>
/// <param name="IsrBySection">ISR to pay by section of the portal.</param>
public sealed record ProvisionalReturn(DateOnly Month, bool IsPaid, IReadOnlyDictionary<string, decimal> IsrBySection)
{
    /// <summary>SAT accepted it: its acuse is stored, paid or not.</summary>
    public bool IsAccepted { get; init; }
}

/// <summary>Income of one kind in the year.</summary>
/// <param name="Key">Regime (605, 606, 612 …) or <c>interest</c>.</param>
public sealed record AnnualChapter(string Key)
{
    /// <summary>All of it, exempt income included.</summary>
    public decimal Income { get; init; }

    /// <summary>What bears no tax.</summary>
    public decimal Exempt { get; init; }

    /// <summary>What is deducted from it.</summary>
    public decimal Deductions { get; init; }

    /// <summary>Profit shared with workers, paid in the year.</summary>
    public decimal PtuPaid { get; init; }

    /// <summary>Losses of other years that are used.</summary>
    public decimal LossesUsed { get; init; }

    /// <summary>ISR withheld.</summary>
    public decimal Withheld { get; init; }

    /// <summary>Provisional payments as the months compute them.</summary>
    public decimal ProvisionalComputed { get; init; }

    /// <summary>Provisional payments that are recorded as paid.</summary>
    public decimal ProvisionalPaid { get; init; }

    /// <summary>Which of the two the return credits.</summary>
    public decimal Provisional { get; init; }

    /// <summary>What is added to the base; below zero is a loss, which no other chapter takes (LISR 109).</summary>
    public decimal Taxable => Income - Exempt - Deductions - PtuPaid - LossesUsed;

    /// <summary>False for RESICO of persons: it has a return of its own (LISR 113-F), and since 2024 none (RMF 3.13.7).</summary>
    public bool IsInReturn { get; init; } = true;

    /// <summary>The year moved nothing in it.</summary>
    public bool IsEmpty => Income == 0 && Deductions == 0 && PtuPaid == 0 && Withheld == 0 && ProvisionalPaid == 0;
}
