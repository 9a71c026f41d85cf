using System.Security.Cryptography;

namespace FinanceTracker.Tenants.Encryption;

/// <summary>
/// The key that wraps tenants' data keys: 32 bytes from the secret store (a local file on one machine, Key Vault in Azure).
/// A wrapped key is bound to its tenant: unwrapping it for another one fails. Safe for many threads at once: an
/// <see cref="AesGcm"/> is not (one shared by threads wraps keys that never open again), so each use makes its own.
/// </summary>
public sealed class KeyEncryptionKey : IDisposable
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] key;

    /// <summary>Takes the key as base64 of exactly 32 bytes; throws <see cref="FormatException"/> otherwise.</summary>
    public KeyEncryptionKey(string base64)
    {
        key = Convert.FromBase64String(base64);
        if (key.Length != 32) throw new FormatException("The key-encryption key must be 32 bytes in base64.");
    }

    /// <summary>nonce | ciphertext | tag.</summary>
    public byte[] Wrap(TenantId tenant, ReadOnlySpan<byte> dataKey)
    {
        using var aes = new AesGcm(key, TagSize);
        var wrapped = new byte[NonceSize + dataKey.Length + TagSize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        aes.Encrypt(
            wrapped.AsSpan(0, NonceSize), dataKey, wrapped.AsSpan(NonceSize, dataKey.Length), wrapped.AsSpan(NonceSize + dataKey.Length), tenant.Value.ToByteArray());
        return wrapped;
    }

    /// <summary>The data key. Throws <see cref="CryptographicException"/> when it was wrapped for another tenant or by another key.</summary>
    public byte[] Unwrap(TenantId tenant, ReadOnlySpan<byte> wrapped)
    {
        using var aes = new AesGcm(key, TagSize);
        var dataKey = new byte[wrapped.Length - NonceSize - TagSize];
        aes.Decrypt(wrapped[..NonceSize], wrapped[NonceSize..^TagSize], wrapped[^TagSize..], dataKey, tenant.Value.ToByteArray());
        return dataKey;
    }

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(key);
}
