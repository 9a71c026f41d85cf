using System.Text.Json;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tax.Filings;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Tests.Position;

namespace FinanceTracker.Tax.Tests.Filings;

/// <summary>A complementaria asks for what is still to be paid, tax by tax; an acuse of another amount is told.</summary>
public sealed class ComplementariaTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly PackageDay InTime = new(new DateOnly(2026, 4, 16), UsesFacility: false);

    // RESICO of a person: 48,000 at 1.10 % is 528, IVA 7,680; with 1,000 more 539 and 7,840.
    [Fact]
    public void What_was_paid_comes_off_and_the_difference_is_left()
    {
        var package = Again(49_000m, Paid(48_000m), InTime);

        Assert.Equal((8_379m, 8_208m, 171m, 0m), Figures(package));
        Assert.Equal(171m, package.TotalPesos);
        Assert.Equal((528m, 11m), (Field(package, "ISR simplificado de confianza", "Pagado con anterioridad"), Field(package, "ISR simplificado de confianza", "Diferencia a pagar")));
        Assert.Equal((7_680m, 160m), (Field(package, "IVA", "Pagado con anterioridad"), Field(package, "IVA", "Diferencia a pagar")));
        Assert.Contains("CFF 32", package.Law);
    }

    [Fact]
    public void Less_than_was_paid_is_in_favour_and_nothing_is_to_be_paid()
    {
        var package = Again(47_000m, Paid(48_000m), InTime);

        Assert.Equal((8_037m, 8_208m, 0m, 171m), Figures(package));
        Assert.Equal((0m, 11m), (package.TotalPesos, Field(package, "ISR simplificado de confianza", "Saldo a favor por lo pagado de más")));
    }

    [Fact]
    public void What_was_not_paid_is_asked_for_again()
    {
        var accepted = Presented(48_000m, new Acuse("a.pdf", null, "0226", null, null, null, null));

        Assert.Equal((8_379m, 0m, 8_379m, 0m), Figures(Again(49_000m, accepted, InTime)));
    }

    // CFF 17-A: 145.831 / 145.544 cut to 1.0019; CFF 21: 2.07 % of a month begun. 171 x 0.0019 = 0.32; 171.32 x 2.07 % = 3.55.
    [Fact]
    public void After_the_last_day_updating_and_surcharges_are_added()
    {
        var package = Again(49_000m, Paid(48_000m), new PackageDay(new DateOnly(2026, 5, 10), UsesFacility: false));

        Assert.Equal((0m, 4m), (package.Complementaria!.UpdatePesos, package.Complementaria.SurchargesPesos));
        Assert.Equal((175m, 4m), (package.TotalPesos, Field(package, "Actualización y recargos", "Recargos")));
    }

    [Fact]
    public void A_figure_that_is_missing_for_them_is_named()
    {
        var package = Again(49_000m, Paid(48_000m), new PackageDay(new DateOnly(2026, 12, 1), UsesFacility: false));

        Assert.Equal(171m, package.TotalPesos);
        Assert.Contains(package.NotComputed, n => n.Code == "late_payment_missing" && n.Es.Contains("inpc", StringComparison.Ordinal));
    }

    [Fact]
    public void The_fields_of_the_taxes_alone_tell_whether_anything_changed()
    {
        var complementaria = Again(49_000m, Paid(48_000m), InTime);

        Assert.Equal(Package(49_000m).Fields, Complementarias.Whole(complementaria.Fields));
    }

    // 4,104 of 8,208 is half of each tax.
    [Fact]
    public void An_acuse_of_another_amount_is_warned_about_and_taken_by_share()
    {
        var filing = Presented(48_000m, new Acuse("a.pdf", null, "0226", 4_104m, null, new DateOnly(2026, 4, 16), null));

        var warning = Assert.Single(FilingView.Of(filing, withPackage: false).Warnings);

        Assert.Equal(("acuse_differs", 8_208m, 4_104m), (warning.Code, warning.PackagePesos, warning.AcusePesos));
        Assert.Contains("$4,104.00", warning.En, StringComparison.Ordinal);
        Assert.Equal(0.5m, PaidShare.Of(filing, FilingView.PackageOf(filing)));
        Assert.Equal((8_379m, 4_104m, 4_275m, 0m), Figures(Again(49_000m, filing, InTime)));
        Assert.Empty(FilingView.Of(Paid(48_000m), withPackage: false).Warnings);
    }

    private static (decimal Whole, decimal Paid, decimal Difference, decimal InFavor) Figures(FilingPackage package) =>
        (package.Complementaria!.WholePesos, package.Complementaria.PaidBeforePesos, package.Complementaria.DifferencePesos, package.Complementaria.InFavorPesos);

    private static FilingPackage Again(decimal income, Filing earlier, PackageDay day) => Complementarias.Of(Package(income), [earlier], day, TaxTables.Current);

    private static FilingPackage Package(decimal income)
    {
        var book = Books.Of(Books.Person, ["626"], Books.Sold("2026-03-05", 40_000m), Books.Sold("2026-03-06", income - 40_000m));
        return FilingPackages.Of(book, book.In(2026, 3), FilingKind.Monthly, new PackageFacts(IsProfileConfirmed: true));
    }

    private static Filing Paid(decimal income) => Presented(income, new Acuse("a.pdf", null, "0226", Package(income).TotalPesos, null, new DateOnly(2026, 4, 16), null));

    private static Filing Presented(decimal income, Acuse acuse)
    {
        var filing = new Filing(Guid.AllBitsSet, new DateOnly(2026, 3, 1), FilingKind.Monthly, 0);
        filing.Prepare(JsonSerializer.Serialize(Package(income), ApiJson.Options), null, Now);
        Assert.True(filing.Review(Now) && filing.Submit("1", Now) && filing.Answer(acuse, Now));
        return filing;
    }

    private static decimal Field(FilingPackage package, string section, string field) => package.Fields.Single(f => f.Section == section && f.Field == field).Pesos;
}
