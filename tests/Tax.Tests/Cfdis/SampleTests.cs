using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FinanceTracker.Tax.Cfdis.Cadena;
using FinanceTracker.Tax.Cfdis.Certificates;
using FinanceTracker.Tax.Cfdis.Checks;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Tests.Cfdis;

/// <summary>Every public sample, against facts computed with other tools (xsltproc, openssl, xmllint).</summary>
public sealed class SampleTests
{
    private static readonly string[] NoTrustFolder = [];

    [Fact]
    public void Every_sample_is_read_or_refused_as_it_should_be()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        var wrong = new List<string>();
        foreach (var (name, facts, content) in SatData.Samples())
        {
            var read = CfdiReader.Read(content);
            if (read.IsOk != (Text(facts, "expectedParse") == "accept")) wrong.Add($"{name}: {read.Problem?.Code ?? "read"}");
            if (!read.IsOk) continue;
            var cfdi = read.Value.Cfdi;
            Compare(wrong, name, "version", Text(facts, "version"), cfdi.Version);
            Compare(wrong, name, "uuid", Text(facts, "uuid")?.ToUpperInvariant(), cfdi.Uuid);
            if (cfdi.Version is "4.0" or "3.3")
            {
                Compare(wrong, name, "emisor", Text(facts, "emisorRfc")?.Trim(), cfdi.Emisor.Rfc);
                Compare(wrong, name, "receptor", Text(facts, "receptorRfc")?.Trim(), cfdi.Receptor.Rfc);
                Compare(wrong, name, "total", Text(facts, "total"), cfdi.Total?.ToString(System.Globalization.CultureInfo.InvariantCulture));
                Compare(wrong, name, "conceptos", facts.GetProperty("conceptos").GetInt32(), cfdi.Conceptos.Count);
                Compare(wrong, name, "complementos", string.Join(",", facts.GetProperty("complementos").EnumerateArray().Select(c => c.GetString()).Distinct()), string.Join(",", cfdi.Complementos));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_cadena_is_byte_for_byte_what_SATs_transformation_writes()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        var wrong = new List<string>();
        var compared = 0;
        foreach (var (name, facts, content) in SatData.Samples())
        {
            if (CfdiReader.Read(content) is not { IsOk: true } read) continue;
            var cadena = CadenaWriter.Write(read.Value.Table, read.Value.Root).Text;
            Compare(wrong, name, "xslt", SatData.Transform(read.Value.Table.Name, content), cadena);
            if (Text(facts, "cadena") is { } expected) Compare(wrong, name, "cadena", expected, cadena);
            if (Text(facts, "cadenaSha256") is { } hash) Compare(wrong, name, "hash", hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cadena))));
            compared++;
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(compared > 80, $"only {compared} compared");
    }

    [Fact]
    public void Every_seal_and_certificate_is_judged_as_openssl_judges_it()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        var wrong = new List<string>();
        var verifier = new CfdiVerifier(SatTrust.Open(null, SatData.At("certs")), SatTransformations.None);
        foreach (var (name, facts, content) in SatData.Samples())
        {
            if (CfdiReader.Read(content) is not { IsOk: true } read) continue;
            var checks = verifier.Verify(read.Value).Checks.ToDictionary(c => c.Code);
            Compare(wrong, name, checks["sello"], Flag(facts, "selloVerifies"));
            if (read.Value.Cfdi.Sello is not null) Compare(wrong, name, checks["tfd_sello_cfd"], Flag(facts, "tfdSelloCfdEqualsSello"));
            Compare(wrong, name, checks["sello_sat"], Flag(facts, "selloSatVerifies"));
            if (facts.TryGetProperty("certRfc", out _))
            {
                Compare(wrong, name, checks["certificate_serial"], Flag(facts, "certSerialMatchesNoCertificado"));
                Compare(wrong, name, checks["certificate_rfc"], Flag(facts, "certRfcMatchesEmisor"));
                Compare(wrong, name, checks["certificate_validity"], Flag(facts, "fechaWithinCertValidity"));
                Compare(wrong, name, checks["certificate_kind"], Text(facts, "certKind") is { } kind ? kind == "CSD" : null);
                if (facts.TryGetProperty("certChainsToSatCa", out var chains)) Compare(wrong, name, checks["chain"], chains.GetArrayLength() > 0 ? true : null);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Sums_agree_with_the_exact_differences()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        var wrong = new List<string>();
        foreach (var (name, facts, content) in SatData.Samples())
        {
            if (!facts.TryGetProperty("arithmetic", out var sums) || !sums.GetProperty("computable").GetBoolean()) continue;
            if (!facts.TryGetProperty("xsdValidWithReducedCatalog", out var valid) || !valid.GetBoolean()) continue;
            var check = SumChecks.Of(CfdiReader.Read(content).Value.Cfdi);
            var isWrong = sums.EnumerateObject().Any(p => p.Name.Contains("Minus", StringComparison.Ordinal) && Math.Abs(decimal.Parse(p.Value.GetString()!, System.Globalization.CultureInfo.InvariantCulture)) > 0.01m)
                || sums.GetProperty("conceptDeltasOverOneCent").GetArrayLength() > 0;
            if ((check.Status == CheckStatus.Fail) != isWrong) wrong.Add($"{name}: {check.Detail(english: false)}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Without_a_trust_folder_nobody_is_called_forged()
    {
        Assert.SkipWhen(SatData.Folder is null, SatData.Missing);
        var verifier = new CfdiVerifier(SatTrust.None, SatTransformations.None);
        var judged = SatData.Samples().Select(s => CfdiReader.Read(s.Content)).Where(r => r.IsOk).SelectMany(r => verifier.Verify(r.Value).Checks);

        Assert.Equal(NoTrustFolder, judged.Where(c => c is { Code: "chain", Status: CheckStatus.Pass } or { Code: "chain", Reason: "chain_forged" }).Select(c => c.Reason));
    }

    private static void Compare<T>(List<string> wrong, string name, string what, T expected, T actual)
    {
        if (!Equals(expected, actual)) wrong.Add($"{name} {what}: {actual} instead of {expected}");
    }

    private static void Compare(List<string> wrong, string name, Check check, bool? expected)
    {
        if (expected is { } e && check.Status != (e ? CheckStatus.Pass : CheckStatus.Fail)) wrong.Add($"{name} {check.Code}: {check.Status} {check.Detail(english: true)}");
    }

    private static bool? Flag(JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    private static string? Text(JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
