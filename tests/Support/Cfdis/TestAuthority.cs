using FinanceTracker.All.Demo.Cfdis;

namespace FinanceTracker.Support.Cfdis;

/// <summary>The authority of tests: made in the test, nothing of it exists outside.</summary>
public sealed class TestAuthority(string name = "A.C. de prueba") : PaperAuthority(name)
{
    /// <summary>One authority for every test that needs no other.</summary>
    public static TestAuthority Shared { get; } = new();

    /// <summary>The seal certificate of the usual issuer.</summary>
    public static PaperKey Issuer { get; } = Shared.Issue("EKU9003173C9");

    /// <summary>A PAC's certificate.</summary>
    public static PaperKey Pac { get; } = Shared.Issue("SPR190613I52");

    /// <summary>Issues a certificate: a CSD, or an e.firma, or one that is its own issuer.</summary>
    public PaperKey Issue(string rfc, bool efirma = false, bool selfIssued = false, int from = 2024, int until = 2028) =>
        Issue(rfc, new PaperTerms(efirma, selfIssued, from, until));

    /// <summary>Writes the authority, and what else is wanted, as a trust folder.</summary>
    public string Folder(params PaperKey[] others)
    {
        var folder = Directory.CreateTempSubdirectory("ft-trust-").FullName;
        File.WriteAllBytes(Path.Combine(folder, "ca.cer"), Root.RawData);
        foreach (var other in others) File.WriteAllBytes(Path.Combine(folder, $"{other.Serial}.cer"), other.Certificate.RawData);
        return folder;
    }
}
