using System.Text;

namespace FinanceTracker.Identity.People;

/// <summary>Short texts that people write about themselves.</summary>
public static class Labels
{
    /// <summary>True for something to read: 1 to <paramref name="maxLength"/> characters once trimmed, no control characters, whole Unicode.</summary>
    public static bool Is(string? text, int maxLength)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0 || trimmed.Length > maxLength) return false;
        foreach (var rune in trimmed.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune)) return false;
        }

        return true;
    }
}
