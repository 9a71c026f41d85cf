using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace FinanceTracker.Platform.Http;

/// <summary>A page of a list: <c>items</c> and, when there is more, the <c>nextCursor</c> to ask for it with.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>
/// Where a list by day (newest first) goes on: after this day and id. Opaque to clients. Keyset, not offset: a page costs the same
/// however deep it is, and rows added meanwhile neither repeat nor hide others.
/// </summary>
public readonly record struct DayCursor(DateOnly Day, Guid Id)
{
    /// <summary>The cursor as text.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Day:yyyyMMdd}{Id:N}")));

    /// <summary>Reads a cursor; false for anything we did not write.</summary>
    public static bool TryParse(string text, out DayCursor cursor)
    {
        cursor = default;
        if (text.Length != 54 || !Base64Url.IsValid(text)) return false;
        var plain = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text));
        if (plain.Length != 40 || !DateOnly.TryParseExact(plain[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        if (!Guid.TryParseExact(plain[8..], "N", out var id)) return false;
        cursor = new DayCursor(day, id);
        return true;
    }
}
