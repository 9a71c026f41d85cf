using System.Text.Json.Serialization;
using FinanceTracker.Tax.Calculations;

namespace FinanceTracker.Tax.AnnualReturn;

/// <summary>Provisional payments of a return as recorded and as computed, and its result with either: reports and the filing package show these same figures.</summary>
/// <param name="RecordedPesos">Recorded as paid.</param>
/// <param name="ComputedPesos">As the months compute them, where none is recorded.</param>
/// <param name="ResultRecordedPesos">Result crediting what is recorded; below zero is in favour.</param>
/// <param name="ResultComputedPesos">Result if what is computed had been paid.</param>
public sealed record PaymentsBesides(
    [property: JsonConverter(typeof(PesosText))] decimal RecordedPesos, [property: JsonConverter(typeof(PesosText))] decimal ComputedPesos,
    [property: JsonConverter(typeof(PesosText))] decimal ResultRecordedPesos, [property: JsonConverter(typeof(PesosText))] decimal ResultComputedPesos)
{
    /// <summary>Of a person's return.</summary>
    public static PaymentsBesides Of(AnnualFigures figures) => Of([.. figures.InReturn], figures.Isr.IsrCaused - figures.Withheld);

    /// <summary>Of chapters whose ISR, less what was withheld, is told.</summary>
    public static PaymentsBesides Of(IReadOnlyList<AnnualChapter> chapters, decimal isr)
    {
        var (recorded, computed) = (chapters.Sum(c => c.ProvisionalPaid), chapters.Sum(c => c.ProvisionalComputed));
        return new PaymentsBesides(recorded, computed, TaxRounding.Pesos(isr - recorded), TaxRounding.Pesos(isr - computed));
    }
}
