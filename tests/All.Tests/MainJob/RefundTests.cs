using System.Net;
using System.Text.Json;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>Money that comes back lowers what was spent, instead of being income.</summary>
public sealed class RefundTests(ProductFixture fixture)
{
    [Fact]
    public async Task An_exact_refund_is_linked_and_lowers_its_expenses_category_in_its_own_month()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(
            9000m, ("10/09/2026", "LIVERPOOL INSURGENTES 551", -2400m), ("12/09/2026", "WALMART SUPERCENTER", -1500m), ("03/10/2026", "DEVOLUCION LIVERPOOL INSURGENTES", 2400m)));
        var (expense, refund) = (await RowAsync(ana, "LIVERPOOL INSURGENTES 551"), await RowAsync(ana, "DEVOLUCION LIVERPOOL INSURGENTES"));
        var category = expense.GetProperty("category").GetString();

        Assert.Equal((Id(expense), "matched"), (refund.GetProperty("refundOf").GetString(), refund.GetProperty("refundSource").GetString()));
        Assert.Equal("2400.00", await SpentAsync(ana, "2026-09", category!));
        Assert.Equal("-2400.00", await SpentAsync(ana, "2026-10", category!));
        Assert.Equal(("0.00", "-2400.00"), await TotalsAsync(ana, "2026-10"));
    }

    [Fact]
    public async Task A_named_part_of_an_expense_is_linked_and_an_unclear_one_is_not()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(
            9000m, ("10/09/2026", "ZAPATERIA TRES HERMANOS", -900m), ("11/09/2026", "LIBRERIA GANDHI 1", -500m), ("12/09/2026", "LIBRERIA GANDHI 2", -500m),
            ("20/09/2026", "DEVOLUCION ZAPATERIA TRES HERMANOS", 300m), ("21/09/2026", "DEVOLUCION LIBRERIA GANDHI", 500m), ("22/09/2026", "DEVOLUCION FERRETERIA LOPEZ", 900m)));

        Assert.Equal(Id(await RowAsync(ana, "ZAPATERIA TRES HERMANOS")), (await RowAsync(ana, "DEVOLUCION ZAPATERIA TRES HERMANOS")).GetProperty("refundOf").GetString());
        Assert.Null((await RowAsync(ana, "DEVOLUCION LIBRERIA GANDHI")).GetProperty("refundOf").GetString());
        Assert.Null((await RowAsync(ana, "DEVOLUCION FERRETERIA LOPEZ")).GetProperty("refundOf").GetString());
    }

    [Fact]
    public async Task A_refund_whose_expense_comes_in_a_later_file_is_linked_then()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, ("03/10/2026", "DEVOLUCION COMPRA LIVERPOOL", 2400m)));
        await ana.UploadAsync(Csv.Bbva(11400m, ("10/09/2026", "LIVERPOOL", -2400m)));

        Assert.Equal(Id(await RowAsync(ana, "LIVERPOOL")), (await RowAsync(ana, "DEVOLUCION COMPRA LIVERPOOL")).GetProperty("refundOf").GetString());
    }

    [Fact]
    public async Task A_person_links_and_unlinks_and_the_sums_follow()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, ("10/09/2026", "LIBRERIA GANDHI 1", -500m), ("11/09/2026", "LIBRERIA GANDHI 2", -500m), ("21/09/2026", "DEVOLUCION LIBRERIA GANDHI", 500m)));
        var (expense, refund) = (await RowAsync(ana, "LIBRERIA GANDHI 1"), await RowAsync(ana, "DEVOLUCION LIBRERIA GANDHI"));
        var path = $"/bank/transactions/{Id(refund)}/refund-of";

        var linked = (await ana.PutAsync(path, new { expenseId = Id(expense) })).Expect(HttpStatusCode.OK);
        var after = await TotalsAsync(ana, "2026-09");
        (await ana.PutAsync($"/bank/transactions/{Id(refund)}/splits", new { parts = new[] { new { amount = "200.00", category = "income_other" }, new { amount = "300.00", category = "income_other" } } }))
            .Refused(HttpStatusCode.UnprocessableEntity, "refund_is_linked");
        (await ana.DeleteAsync(path)).Expect(HttpStatusCode.NoContent);

        Assert.Equal("person", linked.GetProperty("refundSource").GetString());
        Assert.Equal("500.00", after.Spent);
        Assert.Equal("1000.00", (await TotalsAsync(ana, "2026-09")).Spent);
        await ana.UploadAsync(Csv.Bbva(8500m, ("05/09/2026", "LIBRERIA GANDHI", -500m)));
        Assert.Null((await RowAsync(ana, "DEVOLUCION LIBRERIA GANDHI")).GetProperty("refundOf").GetString());
    }

    [Fact]
    public async Task What_cannot_be_a_refund_is_refused_with_the_reason()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(
            9000m, ("01/04/2026", "FARMACIA VIEJA", -800m), ("10/09/2026", "FARMACIA GUADALAJARA", -500m), ("21/09/2026", "DEPOSITO EN EFECTIVO", 700m), ("25/09/2026", "ABONO", 400m), ("26/09/2026", "ABONO DOS", 200m)));
        var expense = Id(await RowAsync(ana, "FARMACIA GUADALAJARA"));
        var (large, fits, toomuch) = (Id(await RowAsync(ana, "DEPOSITO EN EFECTIVO")), Id(await RowAsync(ana, "ABONO")), Id(await RowAsync(ana, "ABONO DOS")));

        (await LinkAsync(ana, large, expense)).Refused(HttpStatusCode.UnprocessableEntity, "not_a_refund");
        (await LinkAsync(ana, fits, Id(await RowAsync(ana, "FARMACIA VIEJA")))).Refused(HttpStatusCode.UnprocessableEntity, "not_a_refund");
        (await LinkAsync(ana, expense, fits)).Refused(HttpStatusCode.UnprocessableEntity, "not_a_refund");
        (await LinkAsync(ana, fits, Guid.Empty.ToString())).Refused(HttpStatusCode.NotFound, "not_found");
        (await LinkAsync(ana, fits, expense)).Expect(HttpStatusCode.OK);
        Assert.Equal("100.00", (await LinkAsync(ana, toomuch, expense)).Refused(HttpStatusCode.UnprocessableEntity, "not_a_refund").GetProperty("left").GetString());
    }

    [Fact]
    public async Task When_the_expense_is_taken_back_its_refund_stands_alone_again()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, ("03/10/2026", "DEVOLUCION COMPRA LIVERPOOL", 2400m)));
        var import = (await ana.UploadAsync(Csv.Bbva(11400m, ("10/09/2026", "LIVERPOOL", -2400m)))).Expect(HttpStatusCode.Created);

        (await ana.DeleteAsync($"/bank/statements/{import.GetProperty("importId").GetString()}")).Expect(HttpStatusCode.OK);

        var refund = await RowAsync(ana, "DEVOLUCION COMPRA LIVERPOOL");
        Assert.Null(refund.GetProperty("refundOf").GetString());
        Assert.Equal("2400.00", (await CategoryAsync(ana, "2026-10", "income_refund")).GetProperty("received").GetString());
        var (fromRows, kept) = await Books.SumsAsync(fixture, ana.TenantId);
        Assert.Equal(fromRows, kept);
    }

    private static Task<Answer> LinkAsync(Person person, string refund, string expense) => person.PutAsync($"/bank/transactions/{refund}/refund-of", new { expenseId = expense });

    private static string Id(JsonElement row) => row.GetProperty("id").GetString()!;

    private static async Task<JsonElement> RowAsync(Person person, string description) =>
        (await person.TransactionsAsync()).Single(t => t.GetProperty("description").GetString() == description);

    private static async Task<JsonElement> MonthAsync(Person person, string month) =>
        (await person.GetAsync($"/ledger/summary?from={month}&to={month}")).Expect(HttpStatusCode.OK).GetProperty("months")[0];

    private static async Task<JsonElement> CategoryAsync(Person person, string month, string category) =>
        (await MonthAsync(person, month)).GetProperty("categories").EnumerateArray().Single(c => c.GetProperty("category").GetString() == category);

    private static async Task<string?> SpentAsync(Person person, string month, string category) => (await CategoryAsync(person, month, category)).GetProperty("spent").GetString();

    private static async Task<(string? Received, string? Spent)> TotalsAsync(Person person, string month)
    {
        var sums = await MonthAsync(person, month);
        return (sums.GetProperty("received").GetString(), sums.GetProperty("spent").GetString());
    }
}
