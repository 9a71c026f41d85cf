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

/// <summary>SAT said that a CFDI of the vault was cancelled: it has left every tax figure.</summary>
/// <param name="TenantId">Whose it is.</param>
/// <param name="CfdiId">Its id in Tax.</param>
/// <param name="IsIssued">True when the tenant issued it.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="Total">Its total, in its own currency.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="CancelledSince">SAT's instant where it told one; else when it was found out.</param>
public sealed record CfdiCancelled(Guid TenantId, Guid CfdiId, bool IsIssued, DateOnly IssuedOn, decimal Total, string Currency, DateTimeOffset CancelledSince) : IEvent
{
    /// <inheritdoc/>
    public static string Topic => "tax.cfdi-cancelled.v1";
}
