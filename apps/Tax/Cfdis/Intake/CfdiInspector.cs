using System.Security.Cryptography;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Cfdis.Cadena;
using FinanceTracker.Tax.Cfdis.Certificates;
using FinanceTracker.Tax.Cfdis.Checks;
using FinanceTracker.Tax.Cfdis.Reading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace FinanceTracker.Tax.Cfdis.Intake;

/// <summary>A file after reading and checking; a problem instead when it is no CFDI. Its elements are gone: thousands may be held at once.</summary>
internal sealed record InspectedCfdi(IntakeFile File, string Hash, Cfdi? Cfdi, Verification? Verification, Problem? Problem);

/// <summary>
/// Reads and checks files, several at a time: it is all computing. Trust comes from <c>Tax:Sat:TrustFolder</c>; authorities of SAT's
/// test environment only from <c>Tax:Sat:TestTrustFolder</c>, which only a Development installation may set.
/// </summary>
internal sealed class CfdiInspector(SatTrust trust, SatTransformations transformations)
{
    private readonly CfdiVerifier verifier = new(trust, transformations);

    /// <summary>The inspector of an installation. Throws when a test authority is configured outside Development: it must never count.</summary>
    public static CfdiInspector Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var tests = configuration["Tax:Sat:TestTrustFolder"];
        if (!string.IsNullOrWhiteSpace(tests) && !environment.IsDevelopment())
            throw new InvalidOperationException("Tax:Sat:TestTrustFolder is for Development only: certificates of a test environment prove nothing.");
        return new CfdiInspector(
            SatTrust.Open(configuration["Tax:Sat:TrustFolder"], tests), new SatTransformations(configuration["Tax:Sat:XsltFolder"] is { Length: > 0 } folder ? folder : null));
    }

    /// <summary>Inspects files, in their order.</summary>
    public InspectedCfdi[] Inspect(IReadOnlyList<IntakeFile> files)
    {
        var inspected = new InspectedCfdi[files.Count];
        if (files.Count == 1) inspected[0] = Inspect(files[0]);
        else Parallel.For(0, files.Count, i => inspected[i] = Inspect(files[i]));
        return inspected;
    }

    /// <summary>Inspects one file.</summary>
    public InspectedCfdi Inspect(IntakeFile file)
    {
        if (file.Problem is { } reason) return new InspectedCfdi(file, "", null, null, reason);
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Content));
        var read = CfdiReader.Read(file.Content);
        return read.IsOk
            ? new InspectedCfdi(file, hash, read.Value.Cfdi, verifier.Verify(read.Value), null)
            : new InspectedCfdi(file, hash, null, null, read.Problem);
    }
}
