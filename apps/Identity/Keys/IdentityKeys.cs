using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace FinanceTracker.Identity.Keys;

/// <summary>
/// The key that signs people's tokens (ES256: P-256), from the secret <c>token-signing-key</c>: PKCS#8, as PEM or its base64. To change
/// the key, keep the old one as <c>token-signing-key-previous</c> until its last token has expired: it is published, and signs nothing.
/// </summary>
public sealed class IdentityKeys : IDisposable
{
    /// <summary>Name of the secret with the key that signs.</summary>
    public const string Secret = "token-signing-key";

    private readonly List<ECDsa> opened = [];

    public IdentityKeys(IConfiguration configuration)
    {
        var current = configuration[$"Secrets:{Secret}"] ?? throw new InvalidOperationException($"The secret '{Secret}' is missing.");
        var signing = Open(current);
        Signing = new SigningCredentials(signing, SecurityAlgorithms.EcdsaSha256);
        Published = configuration[$"Secrets:{Secret}-previous"] is { Length: > 0 } previous ? [signing, Open(previous)] : [signing];
    }

    /// <summary>What new tokens are signed with.</summary>
    public SigningCredentials Signing { get; }

    /// <summary>Keys with which tokens in circulation may be signed.</summary>
    public IReadOnlyList<ECDsaSecurityKey> Published { get; }

    /// <summary>A new key as it stands in the secret store: base64 of its PKCS#8 form, on one line.</summary>
    public static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in opened) key.Dispose();
    }

    private ECDsaSecurityKey Open(string text)
    {
        var key = ECDsa.Create();
        opened.Add(key);
        if (text.Contains("-----BEGIN", StringComparison.Ordinal)) key.ImportFromPem(text);
        else key.ImportPkcs8PrivateKey(Convert.FromBase64String(text.Trim()), out _);
        if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
            throw new InvalidOperationException($"The secret '{Secret}' must be a P-256 key: tokens are signed with ES256.");

        var security = new ECDsaSecurityKey(key);
        security.KeyId = Base64UrlEncoder.Encode(security.ComputeJwkThumbprint());
        return security;
    }
}
