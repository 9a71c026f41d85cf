using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FinanceTracker.Tenants.Encryption;

/// <summary>
/// Documents at rest: AES-256-GCM in chunks of 64 KiB, each bound to its place, to the last-chunk mark and to the tenant, under a
/// key of the document's own that is wrapped for the tenant in the header. Nothing is ever on disk in clear, and a document cut
/// short, reordered or given to another tenant does not open.
/// Layout: "FTS1" | wrapped-key length (2, big endian) | wrapped key | chunks of (last? 1 byte | length 4 | ciphertext | tag 16).
/// </summary>
public static class SealedStream
{
    private const int ChunkSize = 64 * 1024;
    private const int TagSize = 16;
    private static readonly byte[] Magic = "FTS1"u8.ToArray();

    /// <summary>Encrypts <paramref name="clear"/> to <paramref name="target"/>.</summary>
    public static async Task SealAsync(KeyEncryptionKey kek, TenantId tenant, Stream clear, Stream target, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = kek.Wrap(tenant, key);
        using var aes = new AesGcm(key, TagSize);
        CryptographicOperations.ZeroMemory(key);
        var header = new byte[Magic.Length + 2];
        Magic.CopyTo(header, 0);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(Magic.Length), (ushort)wrapped.Length);
        await target.WriteAsync(header, cancellationToken);
        await target.WriteAsync(wrapped, cancellationToken);

        var chunk = new byte[ChunkSize];
        var next = new byte[ChunkSize];
        var frame = new byte[5 + ChunkSize + TagSize];
        var length = await clear.ReadAtLeastAsync(chunk, ChunkSize, throwOnEndOfStream: false, cancellationToken);
        var index = 0L;
        while (true)
        {
            var nextLength = length < ChunkSize ? 0 : await clear.ReadAtLeastAsync(next, ChunkSize, throwOnEndOfStream: false, cancellationToken);
            var last = nextLength == 0;
            await target.WriteAsync(frame.AsMemory(0, SealChunk(aes, tenant, index++, last, chunk.AsSpan(0, length), frame)), cancellationToken);
            if (last) return;
            (chunk, next, length) = (next, chunk, nextLength);
        }
    }

    /// <summary>Decrypts <paramref name="source"/> whole. Throws <see cref="CryptographicException"/> when it is not this tenant's or was changed.</summary>
    public static async Task<byte[]> OpenAsync(KeyEncryptionKey kek, TenantId tenant, Stream source, CancellationToken cancellationToken)
    {
        using var clear = new MemoryStream();
        await OpenToAsync(kek, tenant, source, clear, cancellationToken);
        return clear.ToArray();
    }

    /// <summary>
    /// Decrypts <paramref name="source"/> to <paramref name="target"/>, chunk by chunk: each is proved before it is handed on. Throws
    /// <see cref="CryptographicException"/> when it is not this tenant's or was changed, a document cut short at its end: until this returns,
    /// what came out may lack its end.
    /// </summary>
    public static async Task OpenToAsync(KeyEncryptionKey kek, TenantId tenant, Stream source, Stream target, CancellationToken cancellationToken)
    {
        var header = new byte[Magic.Length + 2];
        await Fill(source, header, cancellationToken);
        if (!header.AsSpan(0, Magic.Length).SequenceEqual(Magic)) throw new CryptographicException("Not a sealed document.");
        var wrapped = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(Magic.Length))];
        await Fill(source, wrapped, cancellationToken);
        using var aes = new AesGcm(kek.Unwrap(tenant, wrapped), TagSize);

        var head = new byte[5];
        var body = new byte[ChunkSize + TagSize];
        var clear = new byte[ChunkSize];
        var last = false;
        for (var index = 0L; !last; index++)
        {
            await Fill(source, head, cancellationToken);
            last = head[0] == 1;
            var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1));
            if (length is < 0 or > ChunkSize) throw new CryptographicException("Not a sealed document.");
            await Fill(source, body.AsMemory(0, length + TagSize), cancellationToken);
            aes.Decrypt(Nonce(index), body.AsSpan(0, length), body.AsSpan(length, TagSize), clear.AsSpan(0, length), Bound(tenant, last));
            await target.WriteAsync(clear.AsMemory(0, length), cancellationToken);
        }
    }

    private static int SealChunk(AesGcm aes, TenantId tenant, long index, bool last, ReadOnlySpan<byte> clear, byte[] frame)
    {
        frame[0] = last ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), clear.Length);
        aes.Encrypt(Nonce(index), clear, frame.AsSpan(5, clear.Length), frame.AsSpan(5 + clear.Length, TagSize), Bound(tenant, last));
        return 5 + clear.Length + TagSize;
    }

    // The key is used for this document only, so a counter is a safe nonce.
    private static byte[] Nonce(long index)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), index);
        return nonce;
    }

    private static byte[] Bound(TenantId tenant, bool last) => [.. tenant.Value.ToByteArray(), last ? (byte)1 : (byte)0];

    private static async Task Fill(Stream source, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (await source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) < buffer.Length)
            throw new CryptographicException("The document was cut short.");
    }
}
