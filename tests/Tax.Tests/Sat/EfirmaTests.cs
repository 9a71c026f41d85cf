using System.Globalization;
using System.Text;
using FinanceTracker.Tax.Sat.Signing;
using FinanceTracker.Tax.Tests.Cfdis;

namespace FinanceTracker.Tax.Tests.Sat;

public sealed class EfirmaTests
{
    private static readonly TestEfirma Ana = TestEfirma.Of("LOBA800101AB1");

    [Fact]
    public void Opens_with_its_two_files_and_its_password()
    {
        using var efirma = Ana.Open();
        Assert.Equal("LOBA800101AB1", efirma.Rfc);
        Assert.Equal("CN=A.C. de prueba,O=SAT de prueba", Sorted(efirma.Issuer));
    }

    [Theory]
    [InlineData("otra", 2026, "efirma_wrong_password")]
    [InlineData("", 2026, "efirma_wrong_password")]
    [InlineData(TestEfirma.Password, 2029, "efirma_expired")]
    [InlineData(TestEfirma.Password, 2020, "efirma_not_yet_valid")]
    public void Refuses_a_wrong_password_and_a_wrong_day(string password, int year, string code) =>
        Assert.Equal(code, Efirma.Open(Ana.Cer, Ana.Key, password, new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero)).Problem?.Code);

    [Fact]
    public void Refuses_a_seal_certificate() => Assert.Equal("efirma_is_csd", Refusal(TestEfirma.Of("LOBA800101AB1", efirma: false)));

    [Fact]
    public void Refuses_a_key_of_another_certificate() =>
        Assert.Equal("efirma_key_not_of_certificate", Refusal(Ana with { Key = TestEfirma.Of("LOBA800101AB1").Key }));

    [Fact]
    public void Refuses_files_that_are_none()
    {
        Assert.Equal("efirma_bad_certificate", Refusal(Ana with { Cer = [1, 2, 3] }));
        Assert.Equal("efirma_bad_certificate", Refusal(Ana with { Cer = Ana.Key }));
        Assert.Equal("efirma_bad_key", Refusal(Ana with { Key = Ana.Cer }));
        Assert.Equal("efirma_bad_key", Refusal(Ana with { Key = Encoding.ASCII.GetBytes("-----BEGIN ENCRYPTED PRIVATE KEY-----") }));
        Assert.Equal("efirma_bad_key", Refusal(Ana with { Key = [] }));
    }

    [Fact]
    public void Says_nothing_of_itself_in_a_text()
    {
        using var efirma = Ana.Open();
        Assert.Equal("e.firma", string.Create(CultureInfo.InvariantCulture, $"{efirma}"));
    }

    [Fact]
    public void Signs_no_more_once_closed()
    {
        var efirma = Ana.Open();
        efirma.Dispose();
        Assert.Throws<ObjectDisposedException>(() => efirma.Sign("x"));
    }

    [Theory]
    [InlineData("CACX7605101P8-2019", "CACX7605101P8")]
    [InlineData("H_AND_E951128469-2019", "H&E951128469")]
    [InlineData("IAN_TILDEL750210963-2019", "IAÑL750210963")]
    [InlineData("XIQB891116QE4-2019", "XIQB891116QE4")]
    public void Opens_the_public_test_ones_on_a_day_when_they_were_valid(string folder, string rfc)
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        var (cer, key) = (File.ReadAllBytes(SatData.At($"certs/fiel/{folder}/fiel.cer")), File.ReadAllBytes(SatData.At($"certs/fiel/{folder}/fiel.key")));
        using var efirma = Efirma.Open(cer, key, "12345678a", new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero)).Value;
        Assert.Equal(rfc, efirma.Rfc);
        Assert.Equal("efirma_expired", Efirma.Open(cer, key, "12345678a", TestEfirma.Now).Problem?.Code);
        Assert.Equal("efirma_wrong_password", Efirma.Open(cer, key, "12345678b", new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero)).Problem?.Code);
    }

    [Fact]
    public void Refuses_the_public_test_seal()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        const string Folder = "certs/csd/EKU9003173C9-2023/EKU9003173C9";
        Assert.Equal("efirma_is_csd", Efirma.Open(File.ReadAllBytes(SatData.At(Folder + ".cer")), File.ReadAllBytes(SatData.At(Folder + ".key")), "12345678a", TestEfirma.Now).Problem?.Code);
    }

    private static string? Refusal(TestEfirma files) => Efirma.Open(files.Cer, files.Key, TestEfirma.Password, TestEfirma.Now).Problem?.Code;

    private static string Sorted(string name) => string.Join(',', name.Split(',').Order(StringComparer.Ordinal));
}
