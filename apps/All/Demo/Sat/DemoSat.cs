using System.Security.Cryptography;
using FinanceTracker.All.Demo.Cfdis;

namespace FinanceTracker.All.Demo.Sat;

/// <summary>Tells the simulated SAT about the demo's CFDIs, and gives the demo's people an e.firma to try a download with.</summary>
public static class DemoSat
{
    /// <summary>The password of the demo's e.firmas: they sign nothing outside this machine.</summary>
    public const string EfirmaPassword = "efirma de ejemplo";

    private static readonly PbeParameters Sealing = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 100_000);

    /// <summary>Registers every document, cancels those that the demo tells as cancelled, writes the e.firmas into <paramref name="folder"/>.</summary>
    public static async Task SeedAsync(SatSimulator sat, DemoPapers papers, string folder, DateTime localNow, CancellationToken cancellationToken)
    {
        foreach (var cfdi in papers.Cfdis)
        {
            sat.Register(cfdi.Xml);
            if (cfdi.Cancelled) sat.Cancel(cfdi.Uuid, localNow);
        }

        Directory.CreateDirectory(folder);
        var authority = new PaperAuthority("A.C. del ejemplo");
        foreach (var (owner, rfc) in papers.Rfcs)
        {
            var efirma = authority.Issue(rfc, new PaperTerms(Efirma: true, Until: localNow.Year + 3));
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{owner}.cer"), efirma.Certificate.RawData, cancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{owner}.key"), efirma.Key.ExportEncryptedPkcs8PrivateKey(EfirmaPassword, Sealing), cancellationToken);
        }
    }
}
