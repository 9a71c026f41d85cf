using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using FinanceTracker.All.Tests.Cfdis;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Taxes;

/// <summary>The accountant's package: the tenant's own XMLs, byte for byte, and workbooks in which nothing runs.</summary>
public sealed class ReportPackageTests(ProductFixture fixture)
{
    private const string Formula = "=HYPERLINK(\"http://malo.example\",\"pago\")";
    private const string Me = "CACX7605101P8";

    [Fact]
    public async Task It_has_the_months_own_XMLs_byte_for_byte_and_nobody_elses()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        var hers = new CfdiMaker { StampUuid = "00000000-0000-4000-8000-000000000041" }.Make();
        (await ana.UploadCfdisAsync(("a.xml", hers), ("b.xml", new CfdiMaker { StampUuid = "00000000-0000-4000-8000-000000000042", Fecha = new DateTime(2026, 9, 2, 9, 0, 0, DateTimeKind.Unspecified) }.Make()))).Expect(HttpStatusCode.Created);
        (await bruno.UploadCfdiAsync(new CfdiMaker { StampUuid = "00000000-0000-4000-8000-000000000043" }.Make())).Expect(HttpStatusCode.Created);

        var package = await PackageAsync(ana);

        Assert.Equal(["xml/00000000-0000-4000-8000-000000000041.xml"], package.Keys.Where(k => k.StartsWith("xml/", StringComparison.Ordinal)));
        Assert.Equal(hers, package["xml/00000000-0000-4000-8000-000000000041.xml"]);
        Assert.Equal(
            ["LEEME.txt", "cfdi.xlsx", "hoja_de_trabajo.pdf", "hoja_de_trabajo.xlsx", "pendientes.xlsx", "sin_cfdi.xlsx"],
            package.Keys.Where(k => !k.StartsWith("xml/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("1 CFDI", System.Text.Encoding.UTF8.GetString(package["LEEME.txt"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_are_formulas_stay_text_and_bank_expenses_without_a_CFDI_are_listed()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(9000m, ("16/08/2026", "OFFICE DEPOT REFORMA", -2320m), ("02/09/2026", "OTRO MES", -10m)));
        var cfdi = new CfdiMaker { BeforeSeal = x => x.Replace("Nombre=\"ESCUELA KEMPER URGATE\"", $"Nombre=\"{System.Security.SecurityElement.Escape(Formula)}\"", StringComparison.Ordinal) };
        (await ana.UploadCfdiAsync(cfdi.Make())).Expect(HttpStatusCode.Created);

        var package = await PackageAsync(ana);

        var cfdis = Sheets(package["cfdi.xlsx"]);
        Assert.Contains(Formula, cfdis, StringComparison.Ordinal);
        var without = Sheets(package["sin_cfdi.xlsx"]);
        Assert.Contains("OFFICE DEPOT REFORMA", without, StringComparison.Ordinal);
        Assert.DoesNotContain("OTRO MES", without, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_day_gives_the_same_package()
    {
        using var ana = await fixture.SomebodyAsync();
        (await ana.UploadCfdiAsync(new CfdiMaker().Make())).Expect(HttpStatusCode.Created);
        await ProfileAsync(ana);

        var first = await ana.DownloadAsync("/tax/reports/accountant_package?period=2026-08");
        var second = await ana.DownloadAsync("/tax/reports/accountant_package?period=2026-08");

        Assert.Equal(first, second);
    }

    private static async Task<Dictionary<string, byte[]>> PackageAsync(Person person)
    {
        await ProfileAsync(person);
        using var zip = new ZipArchive(new MemoryStream(await person.DownloadAsync("/tax/reports/accountant_package?period=2026-08")));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using (var stream = await entry.OpenAsync(TestContext.Current.CancellationToken)) await stream.CopyToAsync(content, TestContext.Current.CancellationToken);
            files.Add(entry.FullName, content.ToArray());
        }

        return files;
    }

    private static string Sheets(byte[] book)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        return string.Concat(zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(e => XDocument.Load(e.Open()).Root!.Value));
    }

    private static async Task ProfileAsync(Person person) =>
        (await person.PutAsync("/tax/profile", new { rfc = Me, nombre = "XOCHILT CASAS CHAVEZ", regimenes = new[] { "612" } }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);
}
