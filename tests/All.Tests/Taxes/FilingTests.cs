using System.Net;
using System.Text;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Taxes;

/// <summary>Preparing a return over HTTP, and its way to the acuse.</summary>
public sealed class FilingTests(ProductFixture fixture)
{
    [Fact]
    public async Task A_return_is_prepared_once_and_goes_through_its_steps_to_the_acuse()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);

        var made = (await ana.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.Created);
        var again = (await ana.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.OK);
        var path = $"/tax/filings/{made.Text("id")}";

        Assert.Equal(made.Text("id"), again.Text("id"));
        Assert.Equal(("monthly", "normal", "prepared", "10340"), (made.Text("kind"), made.Text("type"), made.Text("state"), made.GetProperty("package").Text("totalPesos")));
        Assert.StartsWith("Declaración preparada", made.Text("es"), StringComparison.Ordinal);
        (await ana.PostAsync($"{path}/submitted", new { })).Refused(HttpStatusCode.Conflict, "filing_wrong_state");
        Assert.Equal("reviewed", (await ana.PostAsync($"{path}/reviewed", new { })).Expect(HttpStatusCode.OK).Text("state"));
        Assert.Equal("submitted", (await ana.PostAsync($"{path}/submitted", new { numeroOperacion = "26100001" })).Expect(HttpStatusCode.OK).Text("state"));
        Assert.Equal("acuse_not_pdf", (await AcuseAsync(ana, path, "hola")).Code);
        var accepted = (await AcuseAsync(ana, path, "%PDF-1.7 acuse")).Expect(HttpStatusCode.OK);
        Assert.Equal(("accepted", "0226 ABCD", "10340.00", "2026-09-17"), (accepted.Text("state"), accepted.Text("lineaCaptura"), accepted.Text("amountToPay"), accepted.Text("payUntil")));
        Assert.Equal("%PDF-1.7 acuse", Encoding.ASCII.GetString(await ana.DownloadAsync($"{path}/acuse")));
        Assert.Equal("accepted", (await ana.GetAsync("/tax/obligations?period=2026-08")).Body.GetProperty("items")[0].Text("state"));
        Assert.Equal(1, (await ana.GetAsync("/tax/filings?period=2026-08")).Expect(HttpStatusCode.OK).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Figures_that_change_after_the_presentation_are_a_complementaria()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);
        var first = (await ana.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.Created);
        var path = $"/tax/filings/{first.Text("id")}";
        await ana.PostAsync($"{path}/reviewed", new { });
        await ana.PostAsync($"{path}/submitted", new { });

        (await ana.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.OK);
        (await ana.UploadCfdiAsync(new CfdiMaker { SubTotal = 2000m, StampUuid = "00000000-0000-4000-8000-000000000021" }.Make())).Expect(HttpStatusCode.Created);
        var second = (await ana.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.Created);

        Assert.Equal(("complementaria", 1, "prepared"), (second.Text("type"), second.GetProperty("number").GetInt32(), second.Text("state")));
        Assert.Equal("submitted", (await ana.GetAsync(path)).Expect(HttpStatusCode.OK).Text("state"));
    }

    [Fact]
    public async Task A_complementaria_takes_off_what_was_paid_and_an_acuse_of_another_amount_is_told()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);
        var path = $"/tax/filings/{(await ana.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.Created).Text("id")}";
        await ana.PostAsync($"{path}/reviewed", new { });
        await ana.PostAsync($"{path}/submitted", new { });
        var told = (await AcuseAsync(ana, path, "%PDF-1.7 acuse", ("amount", "5170"))).Expect(HttpStatusCode.OK).GetProperty("warnings")[0];
        Assert.Equal(("acuse_differs", "10340", "5170"), (told.Text("code"), told.Text("packagePesos"), told.Text("acusePesos")));
        Assert.Equal(0, (await AcuseAsync(ana, path, "%PDF-1.7 acuse", ("paidOn", "2026-09-16"))).Expect(HttpStatusCode.OK).GetProperty("warnings").GetArrayLength());

        // 320 of IVA less: nothing more is to be paid.
        (await ana.UploadCfdiAsync(new CfdiMaker { SubTotal = 2000m, StampUuid = "00000000-0000-4000-8000-000000000022" }.Make())).Expect(HttpStatusCode.Created);
        var package = (await ana.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.Created).GetProperty("package");

        var figures = package.GetProperty("complementaria");
        Assert.Equal(("10340", "0", "320", "0"), (figures.Text("paidBeforePesos"), figures.Text("differencePesos"), figures.Text("inFavorPesos"), package.Text("totalPesos")));
        Assert.Contains(package.GetProperty("fields").EnumerateArray(), f => f.Text("field") == "Pagado con anterioridad" && f.Text("pesos") == "9440");
        (await ana.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_requests_at_once_make_one_return()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ana.PostAsync("/tax/auto-file", new { period = "2026-08" })));

        Assert.Single(answers.Select(a => a.Body.Text("id")).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.Created));
    }

    [Fact]
    public async Task What_is_not_owed_is_not_prepared_and_the_answer_says_why()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);

        var refused = (await ana.PostAsync("/tax/auto-file", new { period = "2026-08", kind = "diot" })).Refused(HttpStatusCode.UnprocessableEntity, "filing_not_owed");

        Assert.Equal("RMF 3.13.17", refused.GetProperty("relieved")[0].Text("law"));
    }

    [Fact]
    public async Task A_company_gets_its_DIOT_and_is_told_what_stands_in_the_way()
    {
        using var eku = await fixture.SomebodyAsync("business");
        (await eku.PutAsync("/tax/profile", new { rfc = "EKU9003173C9", regimenes = new[] { "601" } })).Expect(HttpStatusCode.OK);
        var supplier = TestAuthority.Shared.Issue("MISC491214B86");
        (await eku.UploadCfdiAsync(new CfdiMaker { Issuer = supplier, Emisor = "MISC491214B86", Receptor = "EKU9003173C9" }.Make())).Expect(HttpStatusCode.Created);

        var made = (await eku.PostAsync("/tax/auto-file", new { period = "2026-08", kind = "diot" })).Expect(HttpStatusCode.Created);
        var monthly = (await eku.PostAsync("/tax/auto-file", new { period = "2026-08" })).Expect(HttpStatusCode.Created);

        var line = Encoding.UTF8.GetString(await eku.DownloadAsync($"/tax/filings/{made.Text("id")}/diot"));
        Assert.StartsWith("04|85|MISC491214B86|||||||||1000|", line, StringComparison.Ordinal);
        Assert.Equal((53, true), (line.Count(c => c == '|'), line.EndsWith("|01\r\n", StringComparison.Ordinal)));
        Assert.Equal("coefficient_missing", monthly.GetProperty("package").GetProperty("blocks")[0].Text("code"));
        (await eku.PostAsync($"/tax/filings/{monthly.Text("id")}/reviewed", new { })).Refused(HttpStatusCode.Conflict, "filing_blocked");
    }

    private static async Task<Answer> AcuseAsync(Person person, string path, string content, params (string Name, string Value)[] said)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.ASCII.GetBytes(content)), "file", "acuse.pdf" },
            { new StringContent("0226 ABCD"), "lineaCaptura" },
            { new StringContent("2026-09-17"), "validUntil" },
        };
        foreach (var (name, value) in said) form.Add(new StringContent(value), name);
        if (!said.Any(s => s.Name == "amount")) form.Add(new StringContent("10340"), "amount");
        return await person.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{path}/acuse") { Content = form });
    }
}
