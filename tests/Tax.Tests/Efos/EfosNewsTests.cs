using FinanceTracker.Contracts.Tax;
using FinanceTracker.Tax.Efos;
using FinanceTracker.Tax.Tests.Position;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Tests.Efos;

/// <summary>What is said of a listed supplier.</summary>
public sealed class EfosNewsTests
{
    private static readonly ListedTaxpayer Final = new("AAA090909HHH", "MALA", EfosStatus.Definitivo, new(2026, 1, 5), new(2026, 9, 28), null);

    [Fact]
    public void What_is_at_risk_depends_on_the_regimes()
    {
        var note = Books.Bought("2026-08-10", 100m) with { Type = "E" };
        var invoices = new[] { Books.Bought("2026-08-05", 1_000m), Books.Bought("2026-08-06", 500m), note };

        var business = EfosNews.Of(Guid.AllBitsSet, Final, invoices, [Regime.Find("612")!]);
        var resico = EfosNews.Of(Guid.AllBitsSet, Final, invoices, [Regime.Find("626")!]);

        Assert.Equal((2, 1_400m, 224m, SupplierListed.Final), (business.Invoices, business.Deductions, business.Iva, business.Status));
        Assert.Equal((0m, 224m), (resico.Deductions, resico.Iva));
    }

    // CFF 69-B: thirty days, of business (CFF 12). From 29 September 2026 without Saturdays, Sundays and 2 November: 10 November.
    [Fact]
    public void The_term_to_correct_runs_for_final_ones_alone()
    {
        Assert.Equal((new DateOnly(2026, 9, 28), new DateOnly(2026, 11, 10)), (EfosNews.Of(Guid.AllBitsSet, Final, [], null).PublishedOn!.Value, EfosNews.Of(Guid.AllBitsSet, Final, [], null).CorrectBy!.Value));
        var presumed = EfosNews.Of(Guid.AllBitsSet, new ListedTaxpayer("AAA090909HHH", "MALA", EfosStatus.Presunto, new(2026, 1, 5), null, null), [], null);
        Assert.Equal((SupplierListed.Presumed, new DateOnly(2026, 1, 5), (DateOnly?)null), (presumed.Status, presumed.PublishedOn!.Value, presumed.CorrectBy));
    }
}
