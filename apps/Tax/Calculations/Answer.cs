using System.Globalization;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Calculations;

/// <summary>A line of the working, for a person: what was taken, multiplied or left out.</summary>
/// <param name="Es">In Spanish.</param>
/// <param name="En">In English.</param>
/// <param name="Amount">The amount of the line, when it has one.</param>
public sealed record Step(string Es, string En, decimal? Amount = null)
{
    /// <summary>A line with figures in its words, written the same on every machine.</summary>
    public static Step Of(FormattableString es, FormattableString en, decimal? amount = null) =>
        new(FormattableString.Invariant(es), FormattableString.Invariant(en), amount);

    /// <summary>Money inside the words of a line: <c>1,234.50</c>.</summary>
    public static string Money(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A rate inside the words of a line, in percent: <c>2.07</c>.</summary>
    public static string Percent(decimal rate) => (rate * 100m).ToString("0.00##", CultureInfo.InvariantCulture);
}

/// <summary>What a rule answers.</summary>
/// <param name="Result">The figures; its members stand at the top level of the answer.</param>
/// <param name="Law">Articles that the result rests on.</param>
/// <param name="Steps">The working.</param>
public sealed record Answer(object Result, IReadOnlyList<string> Law, IReadOnlyList<Step> Steps)
{
    /// <summary>True when a figure was used that stands only because nobody has amended it yet.</summary>
    public bool Provisional { get; init; }
}

/// <summary>Chains steps that may refuse.</summary>
internal static class ResultChain
{
    /// <summary>Goes on with the value, or hands on the refusal.</summary>
    public static Result<TNext> Then<T, TNext>(this Result<T> result, Func<T, Result<TNext>> next) =>
        result.Problem is { } problem ? problem : next(result.Value);
}
