using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.Obligations;

/// <summary>What decides obligations, from a book of documents.</summary>
internal static class ObligedReader
{
    /// <summary>Income is what was invoiced: of the year before, or of this one when it is larger already.</summary>
    public static ObligedTaxpayer Of(TaxBook book, TaxPosition position)
    {
        var issued = book.Documents.Where(d => d is { IsLive: true, Direction: Cfdis.Intake.CfdiDirection.Issued, Type: "I" or "E" }).ToList();
        decimal Year(int year) => issued.Where(d => d.Date.Year == year).Sum(d => d.Type == "E" ? -d.Amounts.Subtotal : d.Amounts.Subtotal);
        var withholds = position.Withholdings.TotalPesos > 0;
        return new ObligedTaxpayer(book.Taxpayer.Rfc, book.Taxpayer.Regimes, Math.Max(Year(position.Month.Year - 1), Year(position.Month.Year)), withholds)
        {
            Facts = book.Facts,
            Wages = book.Wages,
        };
    }
}
