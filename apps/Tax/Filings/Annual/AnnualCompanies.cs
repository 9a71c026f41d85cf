using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>
/// Companies. RESICO (LISR 207 to 212) is cash in less cash out at the rate of LISR 9. The general regime needs the books (cost of sales, annual
/// adjustment for inflation, updated depreciation), which no CFDI tells: its result is not computed.
/// </summary>
internal static class AnnualCompanies
{
    private const string Section = "ISR personas morales, RESICO, ejercicio";

    public static Result<FilingPackage> Of(AnnualBook annual, IReadOnlyList<Chapter> chapters, TaxTables tables)
    {
        var bare = AnnualPackages.Bare(annual);
        bare = bare with { Law = [.. bare.Obligations.SelectMany(o => o.Law).Append("CFF 20").Distinct(StringComparer.Ordinal)] };
        if (chapters.FirstOrDefault(c => c.Regimen == "626") is not { } chapter) return bare with { NotComputed = AnnualNotes.OfCompany(annual, null) };
        return tables.Investments(annual.Year).Then<Figure<InvestmentFigure>, FilingPackage>(figure =>
        {
            var taxBase = TaxRounding.NotNegative(chapter.Profit);
            var caused = TaxRounding.Cents(taxBase * figure.Value.CorporateRate);
            var balance = caused - chapter.Withheld - chapter.ProvisionalPaid;
            return bare with
            {
                Fields =
                [
                    .. AnnualFields.OfChapter(chapter with { Section = Section }),
                    AnnualFields.Of(Section, "ISR causado", caused),
                    AnnualFields.Of(Section, "ISR a cargo", TaxRounding.NotNegative(balance)),
                    AnnualFields.Of(Section, "Saldo a favor", TaxRounding.NotNegative(-balance)),
                ],
                TotalPesos = TaxRounding.Pesos(TaxRounding.NotNegative(balance)),
                NotComputed = AnnualNotes.OfCompany(annual, chapter),
                Law = [.. bare.Law, "LISR 9", "LISR 207", "LISR 208", "LISR 212"],
            };
        });
    }
}
