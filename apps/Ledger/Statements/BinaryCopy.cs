using System.Buffers.Binary;
using System.Text;

namespace FinanceTracker.Ledger.Statements;

/// <summary>
/// Rows in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"; values as their type's send function writes
/// them). Npgsql's importer looks each value's type up anew, which took longer than the server needs to store a large statement.
/// </summary>
public sealed class BinaryCopy(Stream stream)
{
    private const int FlushAt = 1 << 16;
    private const int TextOid = 25;
    private const long MicrosecondsTo2000 = 946_684_800_000_000;
    private static readonly int DaysTo2000 = new DateOnly(2000, 1, 1).DayNumber;
    private byte[] buffer = new byte[2 * FlushAt];
    private int used;

    /// <summary>The signature, no flags, no extension.</summary>
    public void Begin()
    {
        "PGCOPY\n"u8.CopyTo(Take(7));
        ReadOnlySpan<byte> rest = [0xFF, (byte)'\r', (byte)'\n', 0];
        rest.CopyTo(Take(4));
        Int32(0);
        Int32(0);
    }

    /// <summary>A row of so many fields follows.</summary>
    public void Row(short fields) => Int16(fields);

    /// <summary>The end of all rows, and everything to the server.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        Int16(-1);
        await stream.WriteAsync(buffer.AsMemory(0, used), cancellationToken);
        used = 0;
    }

    /// <summary>Sends what has come together, when it is worth a packet.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (used < FlushAt) return;
        await stream.WriteAsync(buffer.AsMemory(0, used), cancellationToken);
        used = 0;
    }

    public void Write(Guid? value)
    {
        if (value is not { } id) Null();
        else id.TryWriteBytes(Field(16), bigEndian: true, out _);
    }

    public void Write(DateOnly value) => BinaryPrimitives.WriteInt32BigEndian(Field(4), value.DayNumber - DaysTo2000);

    public void Write(DateTimeOffset? value)
    {
        if (value is not { } at) Null();
        else BinaryPrimitives.WriteInt64BigEndian(Field(8), ((at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond) - MicrosecondsTo2000);
    }

    public void Write(bool value) => Field(1)[0] = value ? (byte)1 : (byte)0;

    public void Write(string? value)
    {
        if (value is null) Null();
        else Encoding.UTF8.GetBytes(value, Field(Encoding.UTF8.GetByteCount(value)));
    }

    public void Write(string[] values)
    {
        var start = used;
        Int32(0);
        Int32(values.Length == 0 ? 0 : 1); // dimensions
        Int32(0);
        Int32(TextOid);
        if (values.Length > 0)
        {
            Int32(values.Length);
            Int32(1);
            foreach (var value in values) Write(value);
        }

        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(start), used - start - 4);
    }

    // numeric: digits of base 10,000, the weight of the first, sign, decimals shown.
    public void Write(decimal? value)
    {
        if (value is not { } number)
        {
            Null();
            return;
        }

        Span<int> parts = stackalloc int[4];
        _ = decimal.GetBits(number, parts);
        var scale = (parts[3] >> 16) & 0xFF;
        var groupsAfterPoint = (scale + 3) / 4;
        var mantissa = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        for (var i = scale; i < 4 * groupsAfterPoint; i++) mantissa *= 10;

        Span<short> groups = stackalloc short[10];
        var count = Groups(mantissa, groups);
        var field = Field(8 + (2 * count));
        BinaryPrimitives.WriteInt16BigEndian(field, (short)count);
        BinaryPrimitives.WriteInt16BigEndian(field[2..], (short)(count == 0 ? 0 : count - groupsAfterPoint - 1));
        BinaryPrimitives.WriteInt16BigEndian(field[4..], (short)(number < 0 ? 0x4000 : 0));
        BinaryPrimitives.WriteInt16BigEndian(field[6..], (short)scale);
        for (var i = 0; i < count; i++) BinaryPrimitives.WriteInt16BigEndian(field[(8 + (2 * i))..], groups[count - 1 - i]);
    }

    // Lowest group first; amounts fit 64 bits, where dividing is many times faster.
    private static int Groups(UInt128 mantissa, Span<short> groups)
    {
        var count = 0;
        while (mantissa > ulong.MaxValue)
        {
            groups[count++] = (short)(int)(mantissa % 10_000);
            mantissa /= 10_000;
        }

        for (var rest = (ulong)mantissa; rest > 0; rest /= 10_000) groups[count++] = (short)(rest % 10_000);
        return count;
    }

    private void Null() => Int32(-1);

    private void Int16(short value) => BinaryPrimitives.WriteInt16BigEndian(Take(2), value);

    private void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);

    private Span<byte> Field(int length)
    {
        Int32(length);
        return Take(length);
    }

    private Span<byte> Take(int length)
    {
        if (used + length > buffer.Length) Array.Resize(ref buffer, Math.Max(2 * buffer.Length, used + length));
        used += length;
        return buffer.AsSpan(used - length, length);
    }
}
