using System.Net;
using System.Text.Json;
using FinanceTracker.All.Demo.Cfdis;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Taxes;

/// <summary>The annual return over HTTP: kept by year, and its complementarias by number.</summary>
public sealed class AnnualFilingTests(ProductFixture fixture)
{
    private const string Me = "CACX7605101P8";
    private static readonly PaperKey MyKey = TestAuthority.Shared.Issue(Me);

    [Fact]
    public async Task A_year_is_prepared_from_its_documents_and_stays_one_until_it_is_presented()
    {
        using var ana = await fixture.SomebodyAsync();
        (await ana.PutAsync("/tax/profile", new { rfc = Me, regimenes = new[] { "612" } })).Expect(HttpStatusCode.OK);
        (await ana.UploadCfdisAsync(("a.xml", Sold("00000000-0000-4000-8000-000000000041", 100_000m)), ("b.xml", Doctor("00000000-0000-4000-8000-000000000042")))).Expect(HttpStatusCode.Created);

        var made = (await ana.PostAsync("/tax/auto-file", new { period = "2025" })).Expect(HttpStatusCode.Created);
        var again = (await ana.PostAsync("/tax/auto-file", new { period = "2025", kind = "annual" })).Expect(HttpStatusCode.OK);

        Assert.Equal(("annual", "2025", "2026-04-30", made.Text("id")), (made.Text("kind"), made.Text("period"), made.GetProperty("package").Text("dueDate"), again.Text("id")));
        Assert.Equal(("100000", "2320", "97680"), (Field(made, "Ingresos acumulables"), Field(made, "Total de deducciones personales"), Field(made, "Base gravable")));
        Assert.Contains(made.GetProperty("package").GetProperty("notComputed").EnumerateArray(), n => n.Text("code") == "provisional_not_known");
        var path = $"/tax/filings/{made.Text("id")}";
        (await ana.UploadCfdiAsync(Sold("00000000-0000-4000-8000-000000000043", 1_000m))).Expect(HttpStatusCode.Created);
        Assert.Equal((made.Text("id"), 0), Number((await ana.PostAsync("/tax/auto-file", new { period = "2025" })).Expect(HttpStatusCode.OK)));
        (await ana.PostAsync($"{path}/reviewed", new { })).Expect(HttpStatusCode.OK);
        (await ana.PostAsync($"{path}/submitted", new { })).Expect(HttpStatusCode.OK);
        (await ana.PostAsync("/tax/auto-file", new { period = "2025" })).Expect(HttpStatusCode.OK);
        (await ana.UploadCfdiAsync(Sold("00000000-0000-4000-8000-000000000044", 1_000m))).Expect(HttpStatusCode.Created);
        var first = (await ana.PostAsync("/tax/auto-file", new { period = "2025" })).Expect(HttpStatusCode.Created);
        (await ana.UploadCfdiAsync(Sold("00000000-0000-4000-8000-000000000045", 1_000m))).Expect(HttpStatusCode.Created);
        Assert.Equal((first.Text("id"), 1), Number((await ana.PostAsync("/tax/auto-file", new { period = "2025" })).Expect(HttpStatusCode.OK)));
        Assert.Equal(2, (await ana.GetAsync("/tax/filings?period=2025")).Expect(HttpStatusCode.OK).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await ana.GetAsync("/tax/filings?period=2025-01")).Expect(HttpStatusCode.OK).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task What_an_acuse_says_was_paid_is_credited_by_the_months_after_it()
    {
        using var ana = await fixture.SomebodyAsync();
        (await ana.PutAsync("/tax/profile", new { rfc = Me, regimenes = new[] { "612" } })).Expect(HttpStatusCode.OK);
        (await ana.UploadCfdiAsync(Sold("00000000-0000-4000-8000-000000000049", 300_000m))).Expect(HttpStatusCode.Created);
        var before = (await ana.GetAsync("/tax/position?period=2025-06")).Expect(HttpStatusCode.OK).GetProperty("isr")[0];
        Assert.Contains("como aquí se calcularon", before.Text("es"), StringComparison.Ordinal);

        await PaidAsync(ana, "2025-05", "5000");

        var after = (await ana.GetAsync("/tax/position?period=2025-06")).Expect(HttpStatusCode.OK).GetProperty("isr")[0];
        var may = after.GetProperty("previousByMonth")[4];
        Assert.Equal(("2025-05", "recorded"), (may.Text("month"), may.Text("source")));
        Assert.InRange(decimal.Parse(may.Text("amount")!, Invariant), 1m, 5_000m);
        Assert.True(decimal.Parse(after.Text("due")!, Invariant) > decimal.Parse(before.Text("due")!, Invariant));
        Assert.Contains("registradas de 2025-05", after.Text("es"), StringComparison.Ordinal);
        var yearly = (await ana.PostAsync("/tax/auto-file", new { period = "2025" })).Expect(HttpStatusCode.Created).GetProperty("package");
        Assert.Contains(yearly.GetProperty("blocks").EnumerateArray(), b => b.Text("code") == "provisional_not_recorded" && b.GetProperty("isWarning").GetBoolean());
    }

    [Fact]
    public async Task Payrolls_received_are_wages_and_a_year_that_goes_on_is_blocked()
    {
        using var ana = await fixture.SomebodyAsync();
        (await ana.PutAsync("/tax/profile", new { rfc = Me, regimenes = new[] { "605" } })).Expect(HttpStatusCode.OK);
        (await ana.UploadCfdiAsync(Payroll())).Expect(HttpStatusCode.Created);

        var made = (await ana.PostAsync("/tax/auto-file", new { period = "2026" })).Expect(HttpStatusCode.Created);

        Assert.Equal(("10000", "1000", "9000", "900"), (Field(made, "Ingresos totales"), Field(made, "Ingresos exentos"), Field(made, "Ingresos acumulables"), Field(made, "ISR retenido")));
        Assert.True(made.GetProperty("package").GetProperty("isVoluntary").GetBoolean());
        if (TimeProvider.System.GetUtcNow().Year == 2026)
            Assert.Equal("period_open", made.GetProperty("package").GetProperty("blocks")[0].Text("code"));
    }

    [Fact]
    public async Task RESICO_owes_none_and_a_year_is_no_month()
    {
        using var ana = await PositionTests.ResicoAsync(fixture);

        var refused = (await ana.PostAsync("/tax/auto-file", new { period = "2026" })).Refused(HttpStatusCode.UnprocessableEntity, "filing_not_owed");

        Assert.Equal("RMF 3.13.7", Assert.Single(refused.GetProperty("relieved").EnumerateArray()).Text("law"));
        (await ana.PostAsync("/tax/auto-file", new { period = "2026", kind = "monthly" })).Refused(HttpStatusCode.BadRequest, "filing_period_kind");
        (await ana.PostAsync("/tax/auto-file", new { period = "2026-08", kind = "annual" })).Refused(HttpStatusCode.BadRequest, "filing_period_kind");
        (await ana.PostAsync("/tax/auto-file", new { period = "1950" })).Refused(HttpStatusCode.BadRequest, "bad_fiscal_year");
    }

    [Fact]
    public async Task The_report_and_the_package_tell_one_balance_once_a_month_is_recorded_as_paid()
    {
        using var ana = await fixture.SomebodyAsync();
        (await ana.PutAsync("/tax/profile", new { rfc = Me, regimenes = new[] { "612" } })).Expect(HttpStatusCode.OK);
        (await ana.UploadCfdisAsync(("a.xml", Sold("00000000-0000-4000-8000-000000000047", 100_000m)), ("b.xml", Doctor("00000000-0000-4000-8000-000000000048")))).Expect(HttpStatusCode.Created);
        var supposed = await ReportAsync(ana, "");
        Assert.NotEqual("0.00", Line(supposed, "provisional"));
        Assert.Contains("se toman como hechos", supposed, StringComparison.Ordinal);
        await PaidAsync(ana, "2025-05");

        var report = await ReportAsync(ana, "");
        var package = (await ana.PostAsync("/tax/auto-file", new { period = "2025", realInterest = "1000" })).Expect(HttpStatusCode.Created);

        var (paid, due, inFavor) = (Field(package, "Pagos provisionales pagados"), Field(package, "ISR a cargo"), Field(package, "Saldo a favor"));
        Assert.NotEqual("0", paid);
        Assert.Contains("como constan pagados", report, StringComparison.Ordinal);
        var withInterest = await ReportAsync(ana, "&realInterest=1000");
        Assert.Equal($"{paid}.00", Line(withInterest, "provisional"));
        Assert.Equal(decimal.Parse(due!, Invariant) - decimal.Parse(inFavor!, Invariant), decimal.Parse(Line(withInterest, "result_pesos"), Invariant));
        Assert.DoesNotContain("provisional_difference", withInterest, StringComparison.Ordinal);

        // Before today nothing was recorded, nor stored.
        var yesterday = Platform.Time.MexicoCalendar.Today(TimeProvider.System).AddDays(-2).ToString("yyyy-MM-dd", Invariant);
        Assert.DoesNotContain("como constan pagados", await ReportAsync(ana, $"&asOf={yesterday}"), StringComparison.Ordinal);
        (await ana.PostAsync("/tax/auto-file", new { period = "2025", realInterest = "mucho" })).Refused(HttpStatusCode.BadRequest, "bad_amount");
    }

    private static readonly System.Globalization.CultureInfo Invariant = System.Globalization.CultureInfo.InvariantCulture;

    private static async Task<string> ReportAsync(Person person, string more)
    {
        var answer = await person.GetAsync($"/tax/reports/annual?period=2025{more}");
        answer.Expect(HttpStatusCode.OK);
        return answer.Text;
    }

    private static string Line(string report, string id) => JsonDocument.Parse(report).RootElement.GetProperty("sections").EnumerateArray().Single(s => s.Text("id") == "return")
        .GetProperty("lines").EnumerateArray().Single(l => l.Text("id") == id).GetProperty("value").GetProperty("amount").GetString()!;

    private static async Task PaidAsync(Person person, string month, string? amount = null)
    {
        var path = $"/tax/filings/{(await person.PostAsync("/tax/auto-file", new { period = month })).Expect(HttpStatusCode.Created).Text("id")}";
        (await person.PostAsync($"{path}/reviewed", new { })).Expect(HttpStatusCode.OK);
        (await person.PostAsync($"{path}/submitted", new { })).Expect(HttpStatusCode.OK);
        using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.7 acuse"u8.ToArray()), "file", "acuse.pdf" }, { new StringContent("2025-06-17"), "paidOn" } };
        if (amount is not null) form.Add(new StringContent(amount), "amount");
        Assert.Equal("paid", (await person.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{path}/acuse") { Content = form })).Expect(HttpStatusCode.OK).Text("state"));
    }

    private static byte[] Sold(string uuid, decimal amount) => new CfdiMaker
    {
        Issuer = MyKey,
        Emisor = Me,
        Receptor = "EKU9003173C9",
        StampUuid = uuid,
        SubTotal = amount,
        Fecha = new DateTime(2025, 5, 14, 10, 10, 0, DateTimeKind.Unspecified),
        BeforeSeal = x => x.Replace("RegimenFiscal=\"601\"", "RegimenFiscal=\"612\"", StringComparison.Ordinal),
    }.Make();

    private static byte[] Doctor(string uuid) => new CfdiMaker
    {
        Receptor = Me,
        StampUuid = uuid,
        SubTotal = 2_000m,
        ClaveProdServ = "85121600",
        Fecha = new DateTime(2025, 6, 14, 10, 10, 0, DateTimeKind.Unspecified),
        BeforeSeal = x => x.Replace("UsoCFDI=\"G03\"", "UsoCFDI=\"D01\"", StringComparison.Ordinal),
    }.Make();

    private static byte[] Payroll() => new CfdiMaker
    {
        Receptor = Me,
        TipoDeComprobante = "N",
        SubTotal = 10_000m,
        StampUuid = "00000000-0000-4000-8000-000000000046",
        Total = 9_100m,
        BeforeSeal = Wages,
    }.Make();

    // The same document as a payroll: one line without taxes, what was withheld as its discount, and the complement nómina 1.2.
    private static string Wages(string xml)
    {
        xml = System.Text.RegularExpressions.Regex.Replace(
            xml, "<cfdi:Impuestos.*?</cfdi:Impuestos>\\s*(?=</cfdi:Concepto>|</cfdi:Comprobante>)", "", System.Text.RegularExpressions.RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        return xml
            .Replace("FormaPago=\"03\" ", "", StringComparison.Ordinal)
            .Replace("SubTotal=\"10000.00\"", "SubTotal=\"10000.00\" Descuento=\"900.00\"", StringComparison.Ordinal)
            .Replace("ObjetoImp=\"02\"", "Descuento=\"900.00\" ObjetoImp=\"01\"", StringComparison.Ordinal)
            .Replace("UsoCFDI=\"G03\"", "UsoCFDI=\"CN01\"", StringComparison.Ordinal)
            .Replace("RegimenFiscalReceptor=\"612\"", "RegimenFiscalReceptor=\"605\"", StringComparison.Ordinal)
            .Replace("</cfdi:Comprobante>", """
                <cfdi:Complemento><nomina12:Nomina xmlns:nomina12="http://www.sat.gob.mx/nomina12" Version="1.2" TipoNomina="O" FechaPago="2026-08-14" FechaInicialPago="2026-08-01" FechaFinalPago="2026-08-14" NumDiasPagados="14.000" TotalPercepciones="10000.00" TotalDeducciones="900.00"><nomina12:Percepciones TotalSueldos="10000.00" TotalGravado="9000.00" TotalExento="1000.00"><nomina12:Percepcion TipoPercepcion="001" Clave="001" Concepto="Sueldo" ImporteGravado="9000.00" ImporteExento="1000.00"/></nomina12:Percepciones><nomina12:Deducciones TotalImpuestosRetenidos="900.00"><nomina12:Deduccion TipoDeduccion="002" Clave="002" Concepto="ISR" Importe="900.00"/></nomina12:Deducciones></nomina12:Nomina></cfdi:Complemento></cfdi:Comprobante>
                """, StringComparison.Ordinal);
    }

    private static (string? Id, int Number) Number(JsonElement filing) => (filing.Text("id"), filing.GetProperty("number").GetInt32());

    private static string? Field(JsonElement filing, string name) =>
        filing.GetProperty("package").GetProperty("fields").EnumerateArray().First(f => f.Text("field") == name).Text("pesos");
}
