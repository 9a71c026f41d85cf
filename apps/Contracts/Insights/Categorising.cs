namespace FinanceTracker.Contracts.Insights;

/// <summary>Bank lines to categorise, at most 5,000.</summary>
public sealed record CategorizeRequest(IReadOnlyList<CategorizeItem> Items);

/// <summary>One line.</summary>
/// <param name="Id">The caller's own id, given back.</param>
/// <param name="Descriptor">The bank's text.</param>
/// <param name="Amount">In the account's currency; the sign does not matter.</param>
/// <param name="Direction"><c>in</c> or <c>out</c>.</param>
public sealed record CategorizeItem(string Id, string Descriptor, decimal Amount, string Direction);

/// <summary>The answers, in the order asked.</summary>
public sealed record CategorizeResponse(IReadOnlyList<CategorizedItem> Items);

/// <summary>One answer.</summary>
/// <param name="Category">Always the best guess.</param>
/// <param name="Probability">0 to 1, calibrated.</param>
/// <param name="Level"><c>very_high</c> (98 % right), <c>high</c> (90 %), <c>medium</c> (75 %); null: do not apply it, ask the person.</param>
/// <param name="Merchant">The merchant, when recognised.</param>
public sealed record CategorizedItem(
    string Id, string Category, string Group, double Probability, string? Level, string? Merchant, IReadOnlyList<CategoryReason> Reasons);

/// <summary>Why: one piece of evidence, strongest first.</summary>
/// <param name="Kind">merchant, correction, rule, word, rail, tokens, transfer, cfdi.</param>
/// <param name="Text">The evidence, readable.</param>
/// <param name="Weight">How much it counted; negative speaks against.</param>
public sealed record CategoryReason(string Kind, string Text, double Weight);

/// <summary>A person's correction, for the tenant's memory.</summary>
/// <param name="Id">Id of the correction; learning it twice is learning it once.</param>
public sealed record LearnCorrection(Guid Id, string Descriptor, string Direction, string Category, string? Merchant, DateTimeOffset CorrectedAt);

/// <summary>That the correction is remembered.</summary>
public sealed record CorrectionLearned(string Key);
