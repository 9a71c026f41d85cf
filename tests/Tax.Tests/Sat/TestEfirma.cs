using System.Security.Cryptography;
using FinanceTracker.All.Demo.Cfdis;
using FinanceTracker.Support.Cfdis;
using FinanceTracker.Tax.Sat.Signing;
using FinanceTracker.Tax.Tests.Cfdis;

namespace FinanceTracker.Tax.Tests.Sat;

/// <summary>The two files of an e.firma, made in the test.</summary>
internal sealed record TestEfirma(byte[] Cer, byte[] Key)
{
    public const string Password = "contraseña de prueba";
    public static readonly DateTimeOffset Now = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    public static TestEfirma Of(string rfc, bool efirma = true) => From(TestAuthority.Shared.Issue(rfc, efirma));

    public static TestEfirma From(PaperKey key) => new(key.Certificate.RawData, key.Key.ExportEncryptedPkcs8PrivateKey(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 2000)));

    public Efirma Open() => Efirma.Open(Cer, Key, Password, Now).Value;

    /// <summary>SAT's public test e.firma.</summary>
    public static Efirma Public() => Efirma.Open(
        File.ReadAllBytes(SatData.At("certs/fiel/EKU9003173C9-2023/EKU9003173C9.cer")), File.ReadAllBytes(SatData.At("certs/fiel/EKU9003173C9-2023/EKU9003173C9.key")), "12345678a", Now).Value;
}
