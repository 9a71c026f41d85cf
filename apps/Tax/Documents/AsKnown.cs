using System.Buffers.Binary;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Matching;
using FinanceTracker.Tax.Sat.Status;

namespace FinanceTracker.Tax.Documents;

/// <summary>What was known at an instant: rows tell when they came and went, a match tells when it was found by its version-7 id (RFC 9562).</summary>
internal static class AsKnown
{
    /// <summary>Documents that were in the vault before the instant.</summary>
    public static IQueryable<StoredCfdi> KnownBefore(this IQueryable<StoredCfdi> rows, DateTimeOffset instant) =>
        rows.Where(c => c.CreatedAt < instant && (c.DeletedAt == null || c.DeletedAt >= instant));

    /// <summary>The row with the cancellation that had happened before the instant; one of later is not there yet. The row must not be tracked.</summary>
    public static StoredCfdi AsBefore(this StoredCfdi row, DateTimeOffset instant)
    {
        if (row.IsCancelled && !(row.Sat.CancelledSince < instant)) row.Hear(row.Sat with { Standing = CfdiStanding.Valid, CancelledSince = null }, row.SatDueAt);
        return row;
    }

    /// <summary>Whether the match held just before the instant. One that a person decided on since is read by its points: nothing keeps what it was.</summary>
    public static bool HeldBefore(this StoredMatch match, DateTimeOffset instant) =>
        CreatedAt(match.Id) < instant && (match.DecidedAt is { } decided && decided >= instant ? match.Points >= Matcher.Enough : match.Holds);

    /// <summary>When a row with a version-7 id was made.</summary>
    public static DateTimeOffset CreatedAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
    }
}
