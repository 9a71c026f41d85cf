using System.Text.Json;

namespace FinanceTracker.Tax.Tables;

/// <summary>A figure of the law as the data file has it: what it is, who says so, and when it holds.</summary>
/// <param name="Key">Name of the figure, for programs.</param>
/// <param name="Law">Articles and rules that set it.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Confidence">How sure it is: high, medium, or which part is which.</param>
/// <param name="From">First day on which it holds.</param>
/// <param name="To">Last day, for a figure of a fixed term; null when it stands until the law is amended.</param>
/// <param name="ConfirmedThrough">For a standing figure, the last day for which it was confirmed; after it the figure is provisional.</param>
/// <param name="Value">The figure itself.</param>
public sealed record FigureBlock(
    string Key, IReadOnlyList<string> Law, IReadOnlyList<string> Source, string Confidence, DateOnly From, DateOnly? To, DateOnly? ConfirmedThrough, JsonElement Value)
{
    /// <summary>True when the figure holds on the day, confirmed or not.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);

    /// <summary>True when the figure holds on the day only because nobody has amended it yet.</summary>
    public bool IsProvisionalOn(DateOnly day) => To is null && day > ConfirmedThrough;
}

/// <summary>A figure with its value read.</summary>
/// <typeparam name="T">What the figure is.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Provisional">True after the last year for which it was confirmed.</param>
/// <param name="Block">Where it comes from.</param>
public sealed record Figure<T>(T Value, bool Provisional, FigureBlock Block);
