using System.Collections.Concurrent;

namespace FinanceTracker.Tax.Cfdis.Certificates;

/// <summary>What is known of who issued a certificate.</summary>
internal enum ChainVerdict
{
    /// <summary>An authority of the trust folder signed it.</summary>
    Trusted,

    /// <summary>An authority of SAT's test environment signed it, and this installation takes those (development).</summary>
    TrustedForTests,

    /// <summary>It comes from SAT's test environment, and this installation does not take those.</summary>
    TestEnvironment,

    /// <summary>It says that it is its own issuer, or names a known key that did not sign it.</summary>
    Forged,

    /// <summary>Its issuer is not in the folder: nothing is proved, and nothing is held against it.</summary>
    UnknownIssuer,

    /// <summary>There is no folder.</summary>
    NotConfigured,
}

/// <summary>
/// The certificates that an installation trusts: SAT's authorities and the PACs', from folders of <c>.cer</c> files. Production has one
/// folder; test authorities are read from a folder of their own, which only a development installation sets.
/// </summary>
internal sealed class SatTrust
{
    /// <summary>An installation that trusts nobody: chains and PAC seals are not checked.</summary>
    public static readonly SatTrust None = new(null, null);

    // SAT numbers test certificates 2000… and 3000…, production 0000….
    private static readonly string[] TestSerials = ["20001", "30001"];
    private readonly List<SatCertificate> authorities;
    private readonly List<SatCertificate> testAuthorities;
    private readonly ConcurrentDictionary<string, SatCertificate> pacs = new(StringComparer.Ordinal);
    private readonly bool isConfigured;
    private readonly bool takesTests;

    private SatTrust(string? folder, string? testFolder)
    {
        isConfigured = folder is not null || testFolder is not null;
        takesTests = testFolder is not null;
        authorities = Load(folder);
        testAuthorities = Load(testFolder);
    }

    /// <summary>Reads the folders (with those below them); null for none.</summary>
    public static SatTrust Open(string? folder, string? testFolder) =>
        string.IsNullOrWhiteSpace(folder) && string.IsNullOrWhiteSpace(testFolder) ? None : new SatTrust(Blank(folder), Blank(testFolder));

    /// <summary>The certificate of a PAC by its 20 digits; null when it is not in the folders.</summary>
    public SatCertificate? PacOf(string serial) => pacs.GetValueOrDefault(serial);

    /// <summary>Who issued a certificate.</summary>
    public ChainVerdict Judge(SatCertificate certificate)
    {
        // No taxpayer is an authority: a self-issued certificate is a copy of the form without SAT, whatever is configured.
        if (certificate.IsSelfIssued) return ChainVerdict.Forged;
        if (!isConfigured) return ChainVerdict.NotConfigured;
        if (Signed(authorities, certificate) is { } production) return production ? ChainVerdict.Trusted : ChainVerdict.Forged;
        if (Signed(testAuthorities, certificate) is { } test) return test ? ChainVerdict.TrustedForTests : ChainVerdict.Forged;
        return !takesTests && TestSerials.Any(s => certificate.Serial.StartsWith(s, StringComparison.Ordinal))
            ? ChainVerdict.TestEnvironment
            : ChainVerdict.UnknownIssuer;
    }

    // True: signed by one of them. False: names the very key of one that did not sign it. Null: they do not know it. Authorities share
    // their names over the years, so a name alone proves nothing against a certificate.
    private static bool? Signed(List<SatCertificate> issuers, SatCertificate certificate)
    {
        var named = issuers.Where(certificate.NamesAsIssuer).ToList();
        if (named.Exists(i => certificate.IsSignedBy(i) == true)) return true;
        return named.Exists(i => certificate.NamesKeyOf(i) && certificate.IsSignedBy(i) == false) ? false : null;
    }

    private List<SatCertificate> Load(string? folder)
    {
        var found = new List<SatCertificate>();
        if (folder is null || !Directory.Exists(folder)) return found;
        foreach (var file in Directory.EnumerateFiles(folder, "*.cer", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (SatCertificate.TryRead(File.ReadAllBytes(file)) is not { } certificate) continue;
            if (certificate.IsAuthority) found.Add(certificate);
            pacs[certificate.Serial] = certificate;
        }

        return found;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
