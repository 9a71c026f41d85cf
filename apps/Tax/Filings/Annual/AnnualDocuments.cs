using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Position;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>Loads what an annual return is made of.</summary>
internal sealed class AnnualDocuments(TaxDb db, PositionDocuments documents, AnnualReader reader)
{
    /// <summary>The facts of a year; null while nobody knows who the taxpayer is. Only payments that are recorded are credited.</summary>
    public async Task<AnnualFiling?> LoadAsync(int year, PositionQuestion question, AnnualInputs inputs, CancellationToken cancellationToken)
    {
        if (await documents.LoadAsync(new DateOnly(year, 12, 1), question with { WholeYear = true }, cancellationToken) is not { } book) return null;
        var facts = new AnnualFacts(book, year, AnnualFacts.Begun(year, book.Today), await reader.RowsAsync(year, cancellationToken), inputs)
        {
            Provisional = book.Provisional,
        };
        return new AnnualFiling(facts, await db.TaxpayerProfiles.AnyAsync(p => p.IsConfirmed, cancellationToken));
    }
}
