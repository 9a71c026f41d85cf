using System.Net;
using System.Text;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.Statements;

/// <summary>PDF, remembered mappings and coverage, over HTTP.</summary>
public sealed class CoverageAndMappingTests(ProductFixture fixture)
{
    private const string Mapping = """{"date":"Cuándo","description":"Qué","amount":"Cuánto","amountsArePositiveSpent":true}""";

    private static byte[] Table(string day, string text, string amount) => Encoding.UTF8.GetBytes($"Cuándo,Qué,Cuánto\n{day},{text},{amount}\n");

    [Fact]
    public async Task A_PDF_is_imported_with_a_warning_and_covers_its_printed_month()
    {
        using var ana = await fixture.SomebodyAsync();

        var import = (await ana.UploadAsync(PaperOverHttp.Afirme(1000m, ("05/10/2026", "SPEI RECIBIDO NOMINA", 8000m), ("07/10/2026", "OXXO PLUTARCO", -45.50m)), "estado.pdf")).Expect(HttpStatusCode.Created);

        Assert.Equal(("pdf", 2, "layoutUnconfirmed"), (import.GetProperty("format").GetString(), import.GetProperty("rows").GetProperty("new").GetInt32(), import.GetProperty("warnings")[0].GetProperty("code").GetString()));
        Assert.True(import.GetProperty("balances").GetProperty("proved").GetBoolean());
        var account = (await ana.GetAsync("/bank/coverage")).Expect(HttpStatusCode.OK).GetProperty("accounts")[0];
        Assert.Equal(("****2211", "2026-10-01", "2026-10-31"), (account.GetProperty("accountNumber").GetString(), account.GetProperty("from").GetString(), account.GetProperty("to").GetString()));
        var month = account.GetProperty("months")[0];
        Assert.Equal(("2026-10", "complete", 31, 2), (month.GetProperty("month").GetString(), month.GetProperty("status").GetString(), month.GetProperty("daysCovered").GetInt32(), month.GetProperty("rows").GetInt32()));
    }

    [Fact]
    public async Task A_PDF_that_does_not_add_up_is_refused_with_the_way_out()
    {
        using var ana = await fixture.SomebodyAsync();
        var file = PaperOverHttp.Afirme(1000m, ("05/10/2026", "OXXO", -10m));
        var text = Encoding.Latin1.GetString(file).Replace("(10.00)", "(11.00)", StringComparison.Ordinal);

        var answer = await ana.UploadAsync(Encoding.Latin1.GetBytes(text), "estado.pdf", fields: new() { ["password"] = "PEGJ800101AB1" });

        answer.Refused(HttpStatusCode.UnprocessableEntity, "pdf_statement");
        Assert.DoesNotContain("PEGJ", answer.Text, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Body.GetProperty("steps").EnumerateArray());
        Assert.Empty((await ana.GetAsync("/bank/statements")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_mapping_is_remembered_until_it_is_forgotten_and_only_by_its_tenant()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        var unknown = await ana.UploadAsync(Table("01/10/2026", "OXXO", "10.00"), query: "?dryRun=true");
        unknown.Refused(HttpStatusCode.UnprocessableEntity, "columns_not_recognised");
        Assert.Equal("3", unknown.Body.GetProperty("guess").GetProperty("amount").GetString());
        Assert.Equal("OXXO", unknown.Body.GetProperty("rows")[0][1].GetString());

        var trial = (await ana.UploadAsync(Table("01/10/2026", "OXXO", "10.00"), query: "?dryRun=true", fields: new() { ["mapping"] = Mapping })).Expect(HttpStatusCode.OK);
        Assert.Empty((await ana.GetAsync("/bank/mappings")).Body.GetProperty("items").EnumerateArray());
        var given = (await ana.UploadAsync(Table("01/10/2026", "OXXO", "10.00"), fields: new() { ["mapping"] = Mapping })).Expect(HttpStatusCode.Created);
        var next = (await ana.UploadAsync(Table("02/10/2026", "UBER", "20.00"))).Expect(HttpStatusCode.Created);

        Assert.Equal(("given", "given", "remembered"), (trial.GetProperty("mapping").GetString(), given.GetProperty("mapping").GetString(), next.GetProperty("mapping").GetString()));
        Assert.Equal("20.00", next.GetProperty("totals").GetProperty("out").GetString());
        (await bruno.UploadAsync(Table("02/10/2026", "UBER", "20.00"))).Refused(HttpStatusCode.UnprocessableEntity, "columns_not_recognised");
        var mapping = Assert.Single((await ana.GetAsync("/bank/mappings")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal("Cuándo", mapping.GetProperty("columns")[0].GetString());
        (await ana.DeleteAsync($"/bank/mappings/{mapping.GetProperty("mappingId").GetString()}")).Expect(HttpStatusCode.NoContent);
        (await ana.UploadAsync(Table("03/10/2026", "UBER", "30.00"))).Refused(HttpStatusCode.UnprocessableEntity, "columns_not_recognised");
    }

    [Fact]
    public async Task Gaps_and_balances_that_do_not_meet_are_shown_and_go_with_the_import()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(1000m, ("01/08/2026", "OXXO", -10m), ("31/08/2026", "OXXO", -20m)));
        var second = (await ana.UploadAsync(Csv.Bbva(500m, ("01/10/2026", "UBER", -30m), ("31/10/2026", "UBER", -40m)))).Expect(HttpStatusCode.Created);

        var account = (await ana.GetAsync("/bank/coverage")).Expect(HttpStatusCode.OK).GetProperty("accounts")[0];

        Assert.Equal(["unproved", "missing", "unproved"], account.GetProperty("months").EnumerateArray().Select(m => m.GetProperty("status").GetString()));
        Assert.Equal(("2026-09-01", "2026-09-30"), (account.GetProperty("gaps")[0].GetProperty("from").GetString(), account.GetProperty("gaps")[0].GetProperty("to").GetString()));
        Assert.Equal(("970.00", "500.00"), (account.GetProperty("balanceBreaks")[0].GetProperty("closing").GetString(), account.GetProperty("balanceBreaks")[0].GetProperty("opening").GetString()));
        (await ana.DeleteAsync($"/bank/statements/{second.GetProperty("importId").GetString()}")).Expect(HttpStatusCode.OK);
        var left = (await ana.GetAsync("/bank/coverage")).Expect(HttpStatusCode.OK).GetProperty("accounts")[0];
        Assert.Equal("complete", Assert.Single(left.GetProperty("months").EnumerateArray()).GetProperty("status").GetString());
    }
}
