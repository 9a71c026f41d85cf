using System.Security.Cryptography;
using System.Text;
using FinanceTracker.Tenants.Persistence;

namespace FinanceTracker.Tenants.Encryption;

/// <summary>A tenant's data key as stored: wrapped. Deleting the row makes everything under it unreadable (crypto-erasure).</summary>
public sealed class DataKey : ITenantOwned
{
    private DataKey()
    {
    }

    /// <summary>A new random key for the tenant.</summary>
    public DataKey(Guid id, TenantId tenant, byte[] wrapped, DateTimeOffset createdAt) =>
        (Id, TenantId, Wrapped, CreatedAt) = (id, tenant, wrapped, createdAt);

    /// <inheritdoc/>
    public TenantId TenantId { get; private set; }

    /// <summary>Id written in front of every ciphertext.</summary>
    public Guid Id { get; private set; }

    /// <summary>The key, wrapped by the <see cref="KeyEncryptionKey"/>.</summary>
    public byte[] Wrapped { get; private set; } = [];

    /// <summary>When the key was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }
}

/// <summary>A tenant's data key, open: encrypts fields (AES-256-GCM) and makes blind indexes of them (HMAC-SHA-256).</summary>
public sealed class OpenDataKey
{
    private const byte Version = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = 1 + 16;
    private readonly byte[] fieldKey;
    private readonly byte[] indexKey;
    private readonly TenantId tenant;
    private readonly Guid id;

    /// <summary>Derives one key per use from the tenant's data key.</summary>
    public OpenDataKey(TenantId tenant, Guid id, ReadOnlySpan<byte> dataKey)
    {
        (this.tenant, this.id) = (tenant, id);
        fieldKey = HKDF.Expand(HashAlgorithmName.SHA256, dataKey.ToArray(), 32, "field"u8.ToArray());
        indexKey = HKDF.Expand(HashAlgorithmName.SHA256, dataKey.ToArray(), 32, "blind-index"u8.ToArray());
    }

    /// <summary>version | key id | nonce | ciphertext | tag; bound to the tenant and to the name of the field.</summary>
    public byte[] Encrypt(string field, string plain)
    {
        var text = Encoding.UTF8.GetBytes(plain);
        var sealedText = new byte[HeaderSize + NonceSize + text.Length + TagSize];
        sealedText[0] = Version;
        id.TryWriteBytes(sealedText.AsSpan(1));
        var nonce = sealedText.AsSpan(HeaderSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(fieldKey, TagSize);
        aes.Encrypt(nonce, text, sealedText.AsSpan(HeaderSize + NonceSize, text.Length), sealedText.AsSpan(sealedText.Length - TagSize), Bound(field));
        return sealedText;
    }

    /// <summary>The text. Throws <see cref="CryptographicException"/> for another tenant's, another field's or a tampered value.</summary>
    public string Decrypt(string field, byte[] sealedText)
    {
        if (sealedText.Length < HeaderSize + NonceSize + TagSize || sealedText[0] != Version || new Guid(sealedText.AsSpan(1, 16)) != id)
            throw new CryptographicException("The value was not encrypted with this tenant's key.");

        var text = new byte[sealedText.Length - HeaderSize - NonceSize - TagSize];
        using var aes = new AesGcm(fieldKey, TagSize);
        aes.Decrypt(
            sealedText.AsSpan(HeaderSize, NonceSize), sealedText.AsSpan(HeaderSize + NonceSize, text.Length), sealedText.AsSpan(sealedText.Length - TagSize), text, Bound(field));
        return Encoding.UTF8.GetString(text);
    }

    /// <summary>A 32-byte fingerprint to find equal values without reading them; differs between tenants and fields.</summary>
    public byte[] BlindIndex(string field, string plain) => HMACSHA256.HashData(indexKey, Encoding.UTF8.GetBytes($"{field}\n{plain}"));

    private byte[] Bound(string field) => [.. tenant.Value.ToByteArray(), .. Encoding.UTF8.GetBytes(field)];
}
