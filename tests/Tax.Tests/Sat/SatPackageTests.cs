using System.IO.Compression;
using System.Text;
using FinanceTracker.Tax.Sat.Packages;
using FinanceTracker.Tax.Tests.Cfdis;

namespace FinanceTracker.Tax.Tests.Sat;

public sealed class SatPackageTests
{
    private const string Header = "Uuid~RfcEmisor~NombreEmisor~RfcReceptor~NombreReceptor~RfcPac~FechaEmision~FechaCertificacionSat~Monto~EfectoComprobante~Estatus~FechaCancelacion";
    private const string Uuid = "E7215E3B-2DC5-4A40-AB10-C902FF9258DF";

    [Fact]
    public void The_public_packages_are_read_without_their_junk()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        var names = new List<string>();
        Assert.Null(SatPackage.ReadCfdis(File.ReadAllBytes(SatData.At("soap/packages/cfdi.zip")), c => names.Add(c.Name)));
        Assert.Equal(["AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE", "AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE"], names);

        var metadata = SatPackage.ReadMetadata(File.ReadAllBytes(SatData.At("soap/packages/metadata.zip"))).Value;
        Assert.Equal([1124.11m, 1485.17m], metadata.Rows.Select(r => r.Total));
        Assert.Equal(0, metadata.BadLines);
        Assert.All(metadata.Rows, r => Assert.True(r.Valid));
    }

    [Theory]
    [InlineData("\r\n", "\n")]
    [InlineData("\n", "")]
    public void A_stray_line_feed_belongs_to_a_name(string end, string stray)
    {
        var metadata = Metadata(("x_01.txt", $"{Header}{end}{Row($"UNO \"DOS\"{stray} TRES")}{end}{Row("CUATRO", "0~2026-07-02 08:00:00")}{end}"));
        Assert.Equal(["UNO \"DOS\" TRES", "CUATRO"], metadata.Rows.Select(r => r.IssuerName));
        Assert.Equal([true, false], metadata.Rows.Select(r => r.Valid));
        Assert.Equal(new DateTime(2026, 7, 2, 8, 0, 0, DateTimeKind.Unspecified), metadata.Rows[1].CancelledAt);
        Assert.Equal(0, metadata.BadLines);
    }

    [Fact]
    public void Third_parties_lie_in_a_file_of_their_own()
    {
        var metadata = Metadata(("x_01.txt", $"\uFEFF{Header}\r\n{Row("UNO")}\r\n"), ("x_tercero.txt", $"Uuid~RfcACuentaTerceros~NombreACuentaTerceros\r\n{Uuid}~AAA010101AAA~TERCERO\r\n"));
        Assert.Equal(new ThirdPartyRow(Uuid, "AAA010101AAA", "TERCERO"), Assert.Single(metadata.ThirdParties));
        Assert.Single(metadata.Rows);
    }

    [Theory]
    [InlineData("x~y~z")]
    [InlineData(Uuid + "~A~B~C~D~E~no date~x~1.00~I~1~")]
    [InlineData(Uuid + "~A~B~C~D~E~2026-07-01 10:00:00~x~1,160.00~I~1~")]
    [InlineData(Uuid + "~A~B~C~D~E~2026-07-01 10:00:00~x~1.00~I~7~")]
    public void A_line_that_cannot_be_read_is_counted_not_guessed(string line)
    {
        var metadata = Metadata(("x_01.txt", $"{Header}\r\n{line}\r\n{Row("UNO")}\r\n"));
        Assert.Equal((1, 1), (metadata.BadLines, metadata.Rows.Count));
    }

    [Fact]
    public void A_damaged_package_is_refused()
    {
        var zip = Zip(("a.xml", "<Comprobante/>" + new string('x', 5000)));
        Assert.Equal("sat_package_broken", SatPackage.ReadCfdis([1, 2, 3], _ => { })?.Code);
        Assert.Equal("sat_package_broken", SatPackage.ReadMetadata(zip[..(zip.Length / 2)]).Problem?.Code);
    }

    [Fact]
    public void An_entry_that_unpacks_beyond_a_cfdi_is_refused() =>
        Assert.Equal("sat_package_too_large", SatPackage.ReadCfdis(Zip(("a.xml", "<Comprobante>" + new string(' ', 11_000_000))), _ => { })?.Code);

    [Fact]
    public void Names_that_climb_are_passed_over() => Assert.Null(SatPackage.ReadCfdis(Zip(("../a.xml", "<Comprobante/>"), ("__MACOSX/._a.xml", "<Comprobante/>"), ("d/", "")), _ => Assert.Fail("taken")));

    internal static string Row(string name, string end = "1~") => $"{Uuid}~LOBA800101AB1~{name}~AAA010101AAA~OTRO~SPR190613I52~2026-07-01 10:00:00~2026-07-01 10:00:05~1160.00~I~{end}";

    internal static byte[] MetadataZip(params string[] rows) => Zip(("x_01.txt", $"{Header}\r\n{string.Join("\r\n", rows)}\r\n"));

    internal static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return target.ToArray();
    }

    private static PackedMetadata Metadata(params (string Name, string Content)[] entries) => SatPackage.ReadMetadata(Zip(entries)).Value;
}
