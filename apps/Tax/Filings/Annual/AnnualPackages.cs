using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Obligations;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>Makes the package of a year: figures as far as documents tell them; what they do not tell is named.</summary>
internal static class AnnualPackages
{
    private const string Deductions = "Deducciones personales";
    private const string Total = "Determinación del ISR del ejercicio";

    /// <summary>The package, or the figure of the law that is missing.</summary>
    public static Result<FilingPackage> Of(AnnualBook annual, TaxTables tables) => AnnualChapters.Of(annual, tables).Then(chapters =>
        annual.Book.Taxpayer.IsPerson ? OfPerson(annual, chapters, tables) : AnnualCompanies.Of(annual, chapters, tables));

    /// <summary>Whether there is something to prepare: owed, or of use to whoever earned wages.</summary>
    public static bool HasReason(FilingPackage package) => package.Obligations.Count > 0 || package.IsVoluntary;

    /// <summary>What the taxpayer owes about the year.</summary>
    public static ObligedTaxpayer Obliged(AnnualBook annual) => new(annual.Book.Taxpayer.Rfc, annual.Book.Taxpayer.Regimes, 0m, Withholds: false) { Facts = annual.Book.Facts };

    /// <summary>The package without figures.</summary>
    public static FilingPackage Bare(AnnualBook annual)
    {
        var obliged = Obliged(annual);
        var owed = ObligationList.AnnualOf(obliged, annual.Year);
        var due = ObligationList.AnnualDay(obliged, annual.Year);
        return new FilingPackage(
            annual.Year.ToString(CultureInfo.InvariantCulture), FilingKind.Annual, due.Legal, due.Facility, [], FilingPackages.Checklist, AnnualBlocks.Of(annual), owed, 0m, DiotRows: null);
    }

    private static Result<FilingPackage> OfPerson(AnnualBook annual, IReadOnlyList<Chapter> all, TaxTables tables) => tables.IsrTariff(annual.Year).Then(tariff =>
    {
        // LISR 113-F: RESICO has a return of its own kind, and since 2024 none (RMF 3.13.7); it enters neither base nor deductions.
        var chapters = all.Where(c => c.Regimen != "626").ToList();
        return AnnualDeductions.Of(annual, chapters, tables).Then<AnnualDeductions.Found, FilingPackage>(found =>
        {
            var credits = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["withheld"] = chapters.Sum(c => c.Withheld), ["provisional"] = chapters.Sum(c => c.ProvisionalPaid) };
            var profits = chapters.ToDictionary(c => c.Regimen, c => c.Profit, StringComparer.Ordinal);
            var result = IsrAnnual.Compute(new IsrAnnual.Input(annual.Year, profits, found.Result.TotalDeductible, credits), tariff.Value);
            var (bare, resico) = (Bare(annual), AnnualFields.OfResico(annual.Year, all.FirstOrDefault(c => c.Regimen == "626"), tables));
            return bare with
            {
                Fields = [.. chapters.SelectMany(AnnualFields.OfChapter), .. OfDeductions(found), .. OfTotal(chapters, found, result), .. resico.Fields],
                TotalPesos = Math.Max(0m, result.ResultPesos) + resico.Due,
                IsVoluntary = bare.Obligations.Count == 0 && annual.Payrolls.Count > 0,
                NotComputed = AnnualNotes.Of(annual, all, found),
                Checklist = [.. bare.Checklist, .. AnnualNotes.Steps(annual, result, tables)],
                Law = [.. bare.Obligations.SelectMany(o => o.Law).Concat(["LISR 109", "LISR 150", "LISR 151", "LISR 152", "CFF 20"]).Distinct(StringComparer.Ordinal)],
            };
        });
    });

    private static IEnumerable<PortalField> OfDeductions(AnnualDeductions.Found found) =>
    [
        .. found.ByUse.Select(u => AnnualFields.Of(Deductions, $"{u.Key}, después de su límite", u.Value)),
        AnnualFields.Of(Deductions, "Tope global (LISR 151, último párrafo)", found.Result.GlobalCap),
        AnnualFields.Of(Deductions, "Total de deducciones personales", found.Result.TotalDeductible),
    ];

    private static IEnumerable<PortalField> OfTotal(IReadOnlyList<Chapter> chapters, AnnualDeductions.Found found, IsrAnnual.Result result) =>
    [
        AnnualFields.Of(Total, "Ingresos acumulables", chapters.Sum(c => Math.Max(0m, c.Profit))),
        AnnualFields.Of(Total, "Deducciones personales", found.Result.TotalDeductible),
        AnnualFields.Of(Total, "Base gravable", result.TaxBase),
        AnnualFields.Of(Total, "ISR conforme a la tarifa anual", result.IsrCaused),
        AnnualFields.Of(Total, "ISR retenido", chapters.Sum(c => c.Withheld)),
        AnnualFields.Of(Total, "Pagos provisionales pagados", chapters.Sum(c => c.ProvisionalPaid)),
        AnnualFields.Of(Total, "ISR a cargo", result.IsrDue),
        AnnualFields.Of(Total, "Saldo a favor", result.BalanceInFavor),
    ];
}
