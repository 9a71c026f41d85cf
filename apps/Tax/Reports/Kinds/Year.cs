using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Reports.Annual;

namespace FinanceTracker.Tax.Reports.Kinds;

/// <summary>The figures of a report's fiscal year.</summary>
internal static class Year
{
    /// <summary>Of every month of it that had begun on the day.</summary>
    public static Result<AnnualFigures> Of(ReportFacts facts)
    {
        if (!facts.Book.Taxpayer.IsPerson) return ReportProblems.PersonsOnly;
        var months = Enumerable.Range(1, 12).Select(m => new DateOnly(facts.Period.Year, m, 1)).Where(m => m <= facts.AsOf && m <= facts.Period.Last).ToList();
        return AnnualFigures.Compute(new AnnualFacts(facts.Book, facts.Period.Year, months, facts.Rows, facts.Inputs), facts.Tables);
    }

    /// <summary>True when the year was not over on the day.</summary>
    public static bool IsOpen(ReportFacts facts) => facts.AsOf < new DateOnly(facts.Period.Year, 12, 31);
}
