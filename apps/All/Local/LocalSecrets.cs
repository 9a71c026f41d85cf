using System.Security.Cryptography;
using System.Text.Json;
using FinanceTracker.Identity.Keys;
using FinanceTracker.LocalRuntime.Postgres;
using FinanceTracker.Platform.Security;

namespace FinanceTracker.All.Local;

/// <summary>The secret store of one machine: made once, readable by its owner alone, read through Dapr like any other.</summary>
public static class LocalSecrets
{
    /// <summary>Makes <c>secrets.json</c> in the data folder where there is none.</summary>
    public static void Ensure(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, "secrets.json");
        if (File.Exists(path)) return;
        PrivateFiles.CreateFolder(dataDirectory, passable: true);
        PrivateFiles.Replace(path, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token-signing-key"] = IdentityKeys.NewKey(),
            ["service-token-key"] = ServiceTokens.NewKey(),
            ["key-encryption-key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        }));
    }
}
