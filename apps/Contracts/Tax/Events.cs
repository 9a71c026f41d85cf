namespace FinanceTracker.Contracts.Tax;

/// <summary>CFDIs came into the vault.</summary>
/// <param name="TenantId">Whose they are.</param>
/// <param name="CfdiIds">Their ids in Tax, at most 500.</param>
/// <param name="Count">How many.</param>
/// <param name="Counting">How many of them enter tax figures; the others failed a check.</param>
/// <param name="From">Earliest day of issue, inclusive.</param>
/// <param name="To">Latest day of issue, inclusive.</param>
public sealed record CfdisStored(Guid TenantId, IReadOnlyList<Guid> CfdiIds, int Count, int Counting, DateOnly From, DateOnly To) : IEvent
{
    /// <inheritdoc/>
    public static string Topic => "tax.cfdi-stored.v1";
}
