using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>
/// Companies. RESICO (LISR 207 to 212) is cash in less cash out at the rate of LISR 9. The general regime needs the books (cost of sales, annual
/// adjustment for inflation, updated depreciation), which no CFDI tells: its result is not computed.
/// </summary>
internal static class AnnualCompanies
{
    private const string Section = "ISR personas morales, RESICO, ejercicio";

    private static readonly AnnualNote OutsideCfdi = new(
        "outside_cfdi", "Lo que no tiene CFDI (nómina del IMSS, intereses bancarios, pérdidas cambiarias, PTU generada) no está en las cifras.",
        "What has no CFDI (social security, bank interest, exchange losses, PTU of the year) is not in the figures.");

    public static Result<FilingPackage> Of(AnnualFiling annual, IReadOnlyList<AnnualChapter> chapters, IReadOnlyList<TaxPosition> months, TaxTables tables)
    {
        var bare = AnnualPackages.Bare(annual);
        bare = bare with { Law = [.. bare.Obligations.SelectMany(o => o.Law).Append("CFF 20").Distinct(StringComparer.Ordinal)] };
        if (chapters.FirstOrDefault(c => c.Key == AnnualChapters.Resico) is not { } chapter) return bare with { NotComputed = AnnualPackages.Listed([OutsideCfdi]) };
        return tables.Investments(annual.Facts.Year).Then<Figure<InvestmentFigure>, FilingPackage>(figure =>
        {
            var taxBase = TaxRounding.NotNegative(chapter.Taxable);
            var caused = TaxRounding.Cents(taxBase * figure.Value.CorporateRate);
            var balance = caused - chapter.Withheld - chapter.Provisional;
            var paid = PaymentsBesides.Of([chapter], caused - chapter.Withheld);
            return bare with
            {
                Fields =
                [
                    .. AnnualFields.OfChapter(Section, chapter),
                    AnnualFields.Of(Section, "ISR causado", caused),
                    AnnualFields.Of(Section, "ISR a cargo", TaxRounding.NotNegative(balance)),
                    AnnualFields.Of(Section, "Saldo a favor", TaxRounding.NotNegative(-balance)),
                ],
                TotalPesos = TaxRounding.Pesos(TaxRounding.NotNegative(balance)),
                Provisional = paid,
                Blocks = [.. bare.Blocks, .. AnnualBlocks.OfPayments(annual.Facts, [chapter], months, paid)],
                NotComputed = AnnualPackages.Listed([OutsideCfdi, .. AnnualNotes.OfPayments(annual.Facts, [chapter])]),
                Law = [.. bare.Law, "LISR 9", "LISR 207", "LISR 208", "LISR 212"],
            };
        });
    }
}
