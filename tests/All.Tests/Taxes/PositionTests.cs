using System.Net;
using System.Text;
using System.Text.Json;
using FinanceTracker.All.Demo.Cfdis;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Taxes;

/// <summary>Position, obligations and calendar over HTTP, with CFDIs made by the test.</summary>
public sealed class PositionTests(ProductFixture fixture)
{
    private const string Me = "CACX7605101P8";
    private static readonly PaperKey MyKey = TestAuthority.Shared.Issue(Me);

    [Fact]
    public async Task CFDIs_in_give_ISR_and_IVA_with_the_documents_behind_each_number()
    {
        using var ana = await ResicoAsync(fixture);

        var position = (await ana.GetAsync("/tax/position?period=2026-08")).Expect(HttpStatusCode.OK);

        var isr = position.GetProperty("isr")[0];
        Assert.Equal(("626", "computed", "0.0150", "900.00", "900"), (isr.Text("regimen"), isr.Text("state"), isr.Text("rate"), isr.Text("caused"), isr.Text("duePesos")));
        Assert.Equal("60000.00", isr.GetProperty("income").GetProperty("items")[0].Text("amount"));
        Assert.Equal("00000000-0000-4000-8000-000000000001", isr.GetProperty("income").GetProperty("items")[0].Text("uuid"));
        var iva = position.GetProperty("iva");
        Assert.Equal(("9600.00", "160.00", "9440"), (iva.GetProperty("caused").Text("amount"), iva.Text("creditable"), iva.Text("duePesos")));
        Assert.Equal(("900.00", "9440.00"), (position.GetProperty("setAside")[0].Text("isr"), position.GetProperty("setAside")[0].Text("iva")));
        Assert.Equal(("60000.00", "3500000.00"), (position.GetProperty("resico").Text("collected"), position.GetProperty("resico").Text("limit")));
        Assert.Equal(("2026-09-17", "2026-09-24"), (position.Text("dueDate"), position.Text("facilityDueDate")));
        Assert.Contains("LISR 113-E", position.GetProperty("law").ToString(), StringComparison.Ordinal);
        Assert.NotNull(position.Text("rulesVersion"));
    }

    [Fact]
    public async Task Every_number_names_its_line_and_gives_its_documents_by_page()
    {
        using var ana = await ResicoAsync(fixture);
        var line = (await ana.GetAsync("/tax/position?period=2026-08")).Expect(HttpStatusCode.OK).GetProperty("isr")[0].GetProperty("income").Text("line");

        var page = (await ana.GetAsync($"/tax/position/items?period=2026-08&line={line}&limit=1")).Expect(HttpStatusCode.OK);

        Assert.Equal(("isr.626.income", "60000.00", 1, null), (page.Text("line"), page.Text("amount"), page.GetProperty("count").GetInt32(), page.Text("nextCursor")));
        Assert.Equal("00000000-0000-4000-8000-000000000001", page.GetProperty("items")[0].Text("uuid"));
        Assert.Equal(0, (await ana.GetAsync($"/tax/position/items?period=2026-08&line={line}&cursor=1")).Expect(HttpStatusCode.OK).GetProperty("items").GetArrayLength());
        (await ana.GetAsync("/tax/position/items?period=2026-08&line=isr.999.income")).Refused(HttpStatusCode.UnprocessableEntity, "position_line_unknown");
        (await ana.GetAsync($"/tax/position/items?period=2026-08&line={line}&cursor=x")).Refused(HttpStatusCode.BadRequest, "position_bad_cursor");
    }

    [Fact]
    public async Task What_if_is_told_beside_the_position_and_changes_nothing()
    {
        using var ana = await ResicoAsync(fixture);
        var before = (await ana.GetAsync("/tax/position?period=2026-08")).Text;

        var whatIf = (await ana.GetAsync("/tax/position?period=2026-08&extraIncome=10000&extraExpense=5000")).Expect(HttpStatusCode.OK).GetProperty("whatIf");

        // 70,000 at 1.50 % is 1,050; IVA 1,600 more less 800.
        Assert.Equal(("1050", "150", "10240", "800"), (whatIf.Text("isrDuePesos"), whatIf.Text("isrChange"), whatIf.Text("ivaDuePesos"), whatIf.Text("ivaChange")));
        Assert.Equal(before, (await ana.GetAsync("/tax/position?period=2026-08")).Text);
    }

    [Fact]
    public async Task Without_a_profile_or_a_period_the_person_is_told_what_is_missing()
    {
        using var ana = await fixture.SomebodyAsync();

        (await ana.GetAsync("/tax/position?period=2026-08")).Refused(HttpStatusCode.Conflict, "profile_missing");
        (await ana.GetAsync("/tax/position")).Refused(HttpStatusCode.BadRequest, "bad_period");
        (await ana.GetAsync("/tax/position?period=2026-13")).Refused(HttpStatusCode.BadRequest, "bad_period");
        (await ana.GetAsync("/tax/position?period=2026-08&extraIncome=-1")).Refused(HttpStatusCode.BadRequest, "bad_amount");
    }

    [Fact]
    public async Task A_complemento_de_pago_moves_an_invoice_on_credit_into_its_month()
    {
        using var ana = await fixture.SomebodyAsync();
        await ConfirmAsync(ana, "626");
        var invoice = Issued("00000000-0000-4000-8000-000000000011", 10_000m) with { BeforeSeal = x => Regime(x).Replace("MetodoPago=\"PUE\"", "MetodoPago=\"PPD\"", StringComparison.Ordinal).Replace("FormaPago=\"03\"", "FormaPago=\"99\"", StringComparison.Ordinal) };
        (await ana.UploadCfdiAsync(invoice.Make())).Expect(HttpStatusCode.Created);

        var open = (await ana.GetAsync("/tax/position?period=2026-08")).Expect(HttpStatusCode.OK);

        Assert.Equal("0.00", open.GetProperty("isr")[0].Text("base"));
        Assert.Equal("PPD_NOT_COLLECTED", open.GetProperty("warnings")[0].Text("code"));
    }

    [Fact]
    public async Task Only_what_is_owed_is_on_the_checklist_and_the_calendar()
    {
        using var ana = await ResicoAsync(fixture);

        var owed = (await ana.GetAsync("/tax/obligations?period=2026-08")).Expect(HttpStatusCode.OK);
        using var response = await ana.Http.GetAsync("/tax/calendar.ics", TestContext.Current.CancellationToken);
        var calendar = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["isr_monthly", "iva_monthly"], owed.GetProperty("items").EnumerateArray().Select(i => i.Text("kind")));
        Assert.Equal("diot", owed.GetProperty("relieved")[0].Text("kind"));
        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", calendar, StringComparison.Ordinal);
        Assert.Contains("UID:iva_monthly-", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("diot", calendar, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('$', calendar);
    }

    /// <summary>A person of RESICO who collected 60,000 and spent 1,000 in August 2026.</summary>
    public static async Task<Person> ResicoAsync(ProductFixture fixture)
    {
        var ana = await fixture.SomebodyAsync();
        await ConfirmAsync(ana, "626");
        (await ana.UploadCfdisAsync(("a.xml", Issued("00000000-0000-4000-8000-000000000001", 60_000m).Make()), ("b.xml", new CfdiMaker { Receptor = Me, StampUuid = "00000000-0000-4000-8000-000000000002" }.Make())))
            .Expect(HttpStatusCode.Created);
        return ana;
    }

    private static async Task ConfirmAsync(Person person, string regime) =>
        (await person.PutAsync("/tax/profile", new { rfc = Me, nombre = "XOCHILT CASAS CHAVEZ", regimenes = new[] { regime } })).Expect(HttpStatusCode.OK);

    private static CfdiMaker Issued(string uuid, decimal amount) => new()
    {
        Issuer = MyKey,
        Emisor = Me,
        Receptor = "EKU9003173C9",
        StampUuid = uuid,
        SubTotal = amount,
        BeforeSeal = Regime,
    };

    private static string Regime(string xml) => xml.Replace("RegimenFiscal=\"601\"", "RegimenFiscal=\"626\"", StringComparison.Ordinal);
}
