namespace FinanceTracker.Insights.Categorising;

/// <summary>Which way the money went, seen from the account.</summary>
public enum Direction
{
    /// <summary>Money came into the account.</summary>
    In,

    /// <summary>Money left the account.</summary>
    Out
}

/// <summary>One line of a bank statement to give a meaning to. The absolute amount counts; <paramref name="Direction"/> has the sign.</summary>
public sealed record BankLine(string Id, string Descriptor, decimal Amount, Direction Direction);

/// <summary>One piece of readable evidence, in Spanish.</summary>
/// <param name="Kind">merchant, correction, rule, word, rail or tokens.</param>
/// <param name="Text">What was seen in the line.</param>
/// <param name="Weight">How much it moved the answer (log-odds).</param>
public sealed record Reason(string Kind, string Text, double Weight);

/// <summary>The meaning of a bank line.</summary>
/// <param name="Id">The id of the line.</param>
/// <param name="Category">Best guess, always a leaf of the taxonomy.</param>
/// <param name="Group">The group of that leaf.</param>
/// <param name="Probability">Calibrated probability that the guess is right.</param>
/// <param name="Level">very_high, high, medium, or null: do not apply it, ask.</param>
/// <param name="Merchant">Name of the merchant when it is known.</param>
/// <param name="Reasons">Why, strongest first.</param>
public sealed record Suggestion(
    string Id, string Category, string Group, double Probability, string? Level, string? Merchant, IReadOnlyList<Reason> Reasons);

/// <summary>One correction that a tenant made.</summary>
/// <param name="Key">Key of the line as the ledger keeps it; used when the descriptor is empty.</param>
/// <param name="Descriptor">The line that was corrected.</param>
/// <param name="Direction">Direction of that line.</param>
/// <param name="Category">The category it was given.</param>
/// <param name="Merchant">The name it was given, if any.</param>
/// <param name="CorrectedAt">When; the most recent wins.</param>
/// <param name="Amount">Amount of the line, when known: breaks ties between contradictory corrections.</param>
public sealed record MemoryRow(
    string Key, string Descriptor, Direction Direction, string Category, string? Merchant, DateTimeOffset CorrectedAt, decimal? Amount = null);
