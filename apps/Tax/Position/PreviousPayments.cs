using System.Globalization;
using FinanceTracker.Tax.AnnualReturn;

namespace FinanceTracker.Tax.Position;

/// <summary>The provisional payment of an earlier month, as it is credited.</summary>
/// <param name="Month">As 2026-09.</param>
/// <param name="Amount">Pesos.</param>
/// <param name="Source"><c>recorded</c>: of the return that was accepted; <c>computed</c>: no return is recorded, so it is taken as paid as computed here.</param>
public sealed record PreviousPayment(string Month, decimal Amount, string Source);

/// <summary>What is credited of the earlier months of a year (LISR 14, 106): what the returns recorded here say was paid; where none is recorded, what the month computes.</summary>
internal sealed class PreviousPayments(TaxBook book, string regimen)
{
    private const string Recorded = "recorded";
    private const string Computed = "computed";
    private readonly List<PreviousPayment> byMonth = [];

    /// <summary>Month by month.</summary>
    public IReadOnlyList<PreviousPayment> ByMonth => byMonth;

    /// <summary>Takes a month and answers what is credited of it.</summary>
    public decimal Add(DateOnly month, decimal computed)
    {
        var recorded = ProvisionalPayments.RecordedOf(book.Provisional, regimen, month);
        byMonth.Add(new PreviousPayment(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), recorded ?? computed, recorded is null ? Computed : Recorded));
        return byMonth[^1].Amount;
    }

    /// <summary>The same in words; nothing when there is nothing to say.</summary>
    public (string? Es, string? En) Say()
    {
        var (recorded, computed) = (MonthsOf(Recorded), MonthsOf(Computed));
        if (recorded.Length == 0)
        {
            return byMonth.Sum(p => p.Amount) == 0 ? (null, null) : (
                "Damos por pagados los meses anteriores del año, como aquí se calcularon.", "Earlier months of the year are taken as paid, as computed here.");
        }

        var (es, en) = ($"Se acredita lo pagado según tus declaraciones registradas de {recorded}.", $"What your recorded returns of {recorded} say was paid is credited.");
        return computed.Length == 0 ? (es, en) : ($"{es} Damos por pagado, como aquí se calculó, {computed}.", $"{en} Taken as paid, as computed here: {computed}.");
    }

    // A month of which nothing is credited and nothing is recorded says nothing.
    private string MonthsOf(string source) => string.Join(", ", byMonth.Where(p => p.Source == source && (source == Recorded || p.Amount != 0)).Select(p => p.Month));
}
