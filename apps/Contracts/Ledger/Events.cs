namespace FinanceTracker.Contracts.Ledger;

/// <summary>Rows were written to the books.</summary>
/// <param name="TenantId">Whose books.</param>
/// <param name="ImportId">The import that brought them; null for rows written by hand.</param>
/// <param name="Count">How many.</param>
/// <param name="Uncategorised">How many of them still wait for a category because the models were away.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record TransactionsRecorded(Guid TenantId, Guid? ImportId, int Count, int Uncategorised, DateOnly From, DateOnly To) : IEvent
{
    /// <inheritdoc/>
    public static string Topic => "ledger.transactions-recorded.v1";
}

/// <summary>An import was taken back, with its rows.</summary>
public sealed record StatementUndoneEvent(Guid TenantId, Guid ImportId, int Removed) : IEvent
{
    /// <inheritdoc/>
    public static string Topic => "ledger.statement-undone.v1";
}

/// <summary>A person corrected the category of a line. The text is asked for from Ledger by the correction's id.</summary>
public sealed record CategoryCorrected(Guid TenantId, Guid CorrectionId) : IEvent
{
    /// <inheritdoc/>
    public static string Topic => "ledger.category-corrected.v1";
}
