using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Obligations;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>Makes the package of a year: figures as far as documents tell them; what they do not tell is named.</summary>
internal static class AnnualPackages
{
    /// <summary>The package, or the figure of the law that is missing.</summary>
    public static Result<FilingPackage> Of(AnnualFiling annual, TaxTables tables) => annual.Facts.Book.Taxpayer.IsPerson
        ? AnnualFigures.Compute(annual.Facts, tables).Then<AnnualFigures, FilingPackage>(figures => OfPerson(annual, figures, tables))
        : AnnualFigures.MonthsOf(annual.Facts, tables).Then(months => AnnualChapters.Of(annual.Facts, months, tables).Then(chapters => AnnualCompanies.Of(annual, chapters, months, tables)));

    /// <summary>Whether there is something to prepare: owed, or of use to whoever earned wages.</summary>
    public static bool HasReason(FilingPackage package) => package.Obligations.Count > 0 || package.IsVoluntary;

    /// <summary>What the taxpayer owes about the year.</summary>
    public static ObligedTaxpayer Obliged(AnnualFiling annual) =>
        new(annual.Facts.Book.Taxpayer.Rfc, annual.Facts.Book.Taxpayer.Regimes, 0m, Withholds: false)
        {
            Facts = annual.Facts.Book.Facts,
            Wages = WagePayments.Of(annual.Facts.Rows, annual.Facts.Year, annual.Last),
        };

    /// <summary>The package without figures.</summary>
    public static FilingPackage Bare(AnnualFiling annual)
    {
        var obliged = Obliged(annual);
        var owed = ObligationList.AnnualOf(obliged, annual.Facts.Year);
        var due = ObligationList.AnnualDay(obliged, annual.Facts.Year);
        return new FilingPackage(
            annual.Facts.Year.ToString(CultureInfo.InvariantCulture), FilingKind.Annual, due.Legal, due.Facility, [], FilingPackages.Checklist, AnnualBlocks.Of(annual), owed, 0m, DiotRows: null);
    }

    /// <summary>Notes as the package lists them.</summary>
    public static IReadOnlyList<CheckItem> Listed(IEnumerable<AnnualNote> notes) => [.. notes.Select(n => new CheckItem(n.Code, n.Es, n.En))];

    private static FilingPackage OfPerson(AnnualFiling annual, AnnualFigures figures, TaxTables tables)
    {
        var bare = Bare(annual);
        var paid = PaymentsBesides.Of(figures);
        return bare with
        {
            Fields = [.. figures.InReturn.SelectMany(AnnualFields.OfChapter), .. AnnualFields.OfDeductions(figures), .. AnnualFields.OfTotal(figures), .. AnnualFields.OfResico(figures)],
            TotalPesos = Math.Max(0m, figures.Isr.ResultPesos) + AnnualFields.ResicoDue(figures),
            IsVoluntary = bare.Obligations.Count == 0 && figures.Wages.Count > 0,
            NotComputed = Listed(AnnualNotes.Of(figures)),
            Provisional = paid,
            Blocks = [.. bare.Blocks, .. AnnualBlocks.OfPayments(annual.Facts, figures.Chapters, figures.Months, paid)],
            Checklist = [.. bare.Checklist, .. AnnualSteps.Of(figures, tables)],
            Law = [.. bare.Obligations.SelectMany(o => o.Law).Concat(["LISR 109", "LISR 150", "LISR 151", "LISR 152", "CFF 20"]).Distinct(StringComparer.Ordinal)],
        };
    }
}
