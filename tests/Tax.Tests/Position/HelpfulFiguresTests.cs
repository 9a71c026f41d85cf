using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Tests.Position;

/// <summary>What a person sees beside the taxes: what to set aside, the meter of RESICO, what if, and warnings.</summary>
public sealed class HelpfulFiguresTests
{
    [Fact]
    public void What_is_set_aside_of_the_deposits_adds_up_to_what_will_be_paid()
    {
        var position = Books.Of(
            Books.Person, ["626"], Books.Sold("2026-10-01", 10_000m), Books.Sold("2026-10-02", 10_000m), Books.Sold("2026-10-03", 10_001m), Books.Bought("2026-10-06", 1_000m)).In(2026, 10);

        Assert.Equal(3, position.SetAside.Count);
        Assert.Equal((position.Isr[0].Due, position.Iva!.Due), (position.SetAside.Sum(s => s.Isr), position.SetAside.Sum(s => s.Iva)));
        Assert.Equal(11_600m, position.SetAside[0].Deposit);
        Assert.StartsWith("Aparta $", position.SetAside[0].Es, StringComparison.Ordinal);
    }

    // 300,000 in each of ten months is 3,000,000 by 31 October, day 304: 3.5 M on day 355, 21 December.
    [Fact]
    public void The_meter_of_RESICO_tells_the_day_on_which_the_limit_is_passed()
    {
        var meter = Books.Of(Books.Person, ["626"], [.. Enumerable.Range(1, 10).Select(m => Books.Sold($"2026-{m:00}-05", 300_000m))]).In(2026, 10).Resico!;

        Assert.Equal((3_000_000m, 500_000m, 0.025m, (decimal?)null, new DateOnly(2026, 12, 21)), (meter.Collected, meter.Left, meter.Rate, meter.NextSlabAt, meter.PassedOn));
    }

    [Fact]
    public void The_meter_tells_where_the_next_slab_begins()
    {
        var meter = Books.Of(Books.Person, ["626"], Books.Sold("2026-10-05", 24_000m)).In(2026, 10).Resico!;

        Assert.Equal((0.01m, 25_000.01m, 0.011m, (DateOnly?)null), (meter.Rate, meter.NextSlabAt, meter.NextRate, meter.PassedOn));
    }

    // LISR 113-E: 24,000 at 1 % is 240; 2,000 more are 26,000 at 1.10 %: 286.
    [Fact]
    public void What_if_tells_what_more_income_would_cost()
    {
        var book = Books.Of(Books.Person, ["626"], Books.Sold("2026-10-05", 24_000m));

        var supposed = PositionMonth.Supposing(book, new DateOnly(2026, 10, 1), 2_000m, 1_000m, TaxTables.Current).Value;

        Assert.Equal((240m, 286m, 3_840m, 4_000m), (book.In(2026, 10).IsrDuePesos, supposed.IsrDuePesos, book.In(2026, 10).IvaDuePesos, supposed.IvaDuePesos));
        Assert.Contains(supposed.Isr[0].Income.Items, i => i.CfdiId is null && i.Reason == "supposed");
    }

    [Fact]
    public void A_number_shows_200_of_its_documents_and_says_how_many_more_there_are()
    {
        var income = Books.Of(Books.Person, ["626"], [.. Enumerable.Range(0, 230).Select(_ => Books.Sold("2026-10-05", 10m))]).In(2026, 10).Isr[0].Income;

        Assert.Equal((2_300m, 200, 30), (income.Amount, income.Items.Count, income.More));
    }

    [Fact]
    public void Paid_on_credit_without_complemento_counts_nothing_and_is_warned_about()
    {
        var invoice = Books.Bought("2026-10-06", 1_000m) with { IsOnCredit = true };
        var book = Books.Of(Books.Person, ["612"], invoice) with { Lines = [new BankPayment(invoice.Id, Guid.AllBitsSet, new DateOnly(2026, 10, 8), 1_160m, "03")] };

        var position = book.In(2026, 10);

        Assert.Equal((0m, 0m), (position.Isr[0].Deductions.Amount, position.Iva!.Creditable));
        Assert.Contains(position.Warnings, w => w.Code == "REP_MISSING" && w.CfdiId == invoice.Id);
    }

    [Fact]
    public void What_is_not_the_taxpayers_or_failed_its_checks_is_named_and_counts_nothing()
    {
        var foreign = Books.Document(CfdiDirection.ThirdParty, "2026-10-06", TaxedAmounts.Zero with { Base16 = 1_000m, Iva = 160m });
        var forged = Books.Sold("2026-10-06", 1_000m) with { Counts = false };

        var position = Books.Of(Books.Person, ["626"], foreign, forged).In(2026, 10);

        Assert.Equal((0m, 0m), (position.IsrDuePesos, position.IvaDuePesos));
        Assert.Equal(["NOT_COUNTED", "THIRD_PARTY"], position.Warnings.Select(w => w.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_invoice_of_December_paid_in_January_counts_in_January_and_is_warned_about()
    {
        var invoice = Books.Bought("2025-12-20", 1_000m) with { IsOnCredit = true };
        var book = Books.Of(Books.Person, ["612"], invoice) with { Reps = [new RepPayment(invoice.Uuid!, "R", new DateOnly(2026, 1, 8), 1_160m, "03", null)] };

        var position = book.In(2026, 1);

        Assert.Equal((1_000m, 160m), (position.Isr[0].Deductions.Amount, position.Iva!.Creditable));
        Assert.Contains(position.Warnings, w => w.Code == "INVOICE_OF_ANOTHER_YEAR");
    }
}
