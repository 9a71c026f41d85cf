using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FinanceTracker.Platform.Identifiers;

/// <summary>
/// UUIDv7 keys that keep the order in which they were asked for: RFC 9562 §6.2, method 1, a 12-bit counter in rand_a. Rows of one
/// batch sort as the file had them. One instance per batch; not safe for several threads.
/// </summary>
public sealed class OrderedIds(TimeProvider time)
{
    private readonly byte[] random = new byte[8];
    private long millisecond = time.GetUtcNow().ToUnixTimeMilliseconds();
    private int counter = -1;

    /// <summary>The next key.</summary>
    public Guid Next()
    {
        if (++counter == 4096) (millisecond, counter) = (millisecond + 1, 0);
        RandomNumberGenerator.Fill(random);
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, millisecond << 16);
        BinaryPrimitives.WriteUInt16BigEndian(id[6..], (ushort)(0x7000 | counter));
        random.CopyTo(id[8..]);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
