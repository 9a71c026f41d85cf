using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.AnnualReturn;

namespace FinanceTracker.Tax.Reports.Kinds;

/// <summary>The figures of a report's fiscal year.</summary>
internal static class Year
{
    /// <summary>
    /// Of every month of it that had begun on the day. Provisional payments are those recorded as paid, as the filing package credits them; when no
    /// return of the year is recorded at all, they are taken as made, as the months compute them.
    /// </summary>
    public static Result<AnnualFigures> Of(ReportFacts facts)
    {
        if (!facts.Book.Taxpayer.IsPerson) return ReportProblems.PersonsOnly;
        var year = facts.Period.Year;
        var months = AnnualFacts.Begun(year, facts.AsOf < facts.Period.Last ? facts.AsOf : facts.Period.Last);
        return AnnualFigures.Compute(
            new AnnualFacts(facts.Book, year, months, facts.Rows, facts.Inputs) { Provisional = facts.Provisional, TakesPaymentsAsMade = facts.Provisional.Count == 0 }, facts.Tables);
    }

    /// <summary>True when the year was not over on the day.</summary>
    public static bool IsOpen(ReportFacts facts) => facts.AsOf < new DateOnly(facts.Period.Year, 12, 31);
}
