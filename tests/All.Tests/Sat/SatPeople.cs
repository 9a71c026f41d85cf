using System.Security.Cryptography;
using FinanceTracker.Support;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Sat;

/// <summary>The two files of an e.firma, made in the test.</summary>
internal sealed record EfirmaFiles(byte[] Cer, byte[] Key)
{
    public const string Password = "contraseña secreta de prueba 7";

    public static EfirmaFiles Of(string rfc, bool efirma = true, int from = 2024, int until = 2030)
    {
        var key = TestAuthority.Shared.Issue(rfc, efirma, from: from, until: until);
        return new(key.Certificate.RawData, key.Key.ExportEncryptedPkcs8PrivateKey(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 2000)));
    }
}

/// <summary>What people do with SAT.</summary>
internal static class SatPeople
{
    public const string Rfc = "CACX7605101P8";

    public static async Task<Answer> KeepEfirmaAsync(this Person person, EfirmaFiles files, string password = EfirmaFiles.Password, string? consent = "true", string? keep = null)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(files.Cer), "cer", "yo.cer" },
            { new ByteArrayContent(files.Key), "key", "yo.key" },
            { new StringContent(password), "password" },
        };
        if (consent is not null) form.Add(new StringContent(consent), "consent");
        if (keep is not null) form.Add(new StringContent(keep), "keep");
        return await person.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/tax/efirma") { Content = form });
    }

    public static async Task UntilAsync(Func<Task<bool>> done)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await done()) await Task.Delay(100, patience.Token);
    }
}
