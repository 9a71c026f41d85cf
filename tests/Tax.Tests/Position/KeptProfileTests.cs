using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.Tests.Position;

/// <summary>Regimes with days, border zones and balances that the profile keeps.</summary>
public sealed class KeptProfileTests
{
    // RESICO until June, business from July: the provisional payment of July starts from what July collected.
    [Fact]
    public void A_document_belongs_to_the_regime_that_held_when_it_was_collected()
    {
        var facts = new TaxpayerFacts(["612"]) { Periods = [new("626", null, new(2026, 6, 30)), new("612", new(2026, 7, 1), null)] };
        var july = Books.Of(Books.Person, ["612"], Books.Sold("2026-05-05", 50_000m), Books.Sold("2026-07-05", 10_000m)) with { Facts = facts };
        var may = july with { Taxpayer = july.Taxpayer with { Regimes = ["626"] } };

        Assert.Equal(10_000m, july.In(2026, 7).Isr.Single().Income.Amount);
        Assert.Equal(("626", 50_000m), (may.In(2026, 5).Isr.Single().Regimen, may.In(2026, 5).Isr.Single().Income.Amount));
        Assert.Equal(60_000m, (july with { Facts = null }).In(2026, 7).Isr.Single().Income.Amount);
    }

    [Fact]
    public void A_balance_of_IVA_of_1_January_begins_the_carry()
    {
        var book = Books.Of(Books.Person, ["612"], Books.Bought("2025-11-05", 10_000m), Books.Sold("2026-02-05", 10_000m));

        var carried = book.In(2026, 2).Iva!;
        var said = (book with { Options = new PositionOptions(PriorIvaBalance: 500m, IvaBalanceYear: 2026) }).In(2026, 2).Iva!;

        Assert.Equal((1_600m, 0m), (carried.PriorBalance, carried.Due));
        Assert.Equal((500m, 1_100m, new DateOnly(2026, 1, 1)), (said.PriorBalance, said.Due, said.CarriedSince));
    }

    [Fact]
    public void Eight_percent_outside_of_the_border_zone_of_the_profile_is_warned_about()
    {
        var sale = Books.Document(CfdiDirection.Issued, "2026-08-05", TaxedAmounts.Zero with { Base8 = 1_000m, Iva = 80m });
        var facts = new TaxpayerFacts(["612"]) { BorderZones = [new(BorderZone.North, new(2026, 9, 1), null)] };
        var book = Books.Of(Books.Person, ["612"], sale);

        Assert.Contains((book with { Facts = facts }).In(2026, 8).Warnings, w => w.Code == "BORDER_NOT_IN_PROFILE");
        Assert.DoesNotContain((book with { Facts = facts with { BorderZones = [new(BorderZone.North, null, null)] } }).In(2026, 8).Warnings, w => w.Code == "BORDER_NOT_IN_PROFILE");
    }
}
