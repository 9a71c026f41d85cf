namespace FinanceTracker.Contracts.Tax;

/// <summary>Bank lines were found to be the payment of CFDIs, or are so no longer: what was invoiced says what a line was for.</summary>
/// <param name="TenantId">Whose they are.</param>
/// <param name="Lines">At most 500.</param>
public sealed record LinesMatched(Guid TenantId, IReadOnlyList<MatchedLine> Lines) : IEvent
{
    /// <summary>How many lines one event tells at most.</summary>
    public const int Most = 500;

    /// <inheritdoc/>
    public static string Topic => "tax.lines-matched.v1";
}

/// <summary>A line and what its CFDI says.</summary>
/// <param name="LineId">The line, in Ledger.</param>
/// <param name="Kind">Class of what was invoiced, by its ClaveProdServ (fuel, restaurant, payroll …); <c>other</c> when no class is known.</param>
/// <param name="Name">Name of the other side.</param>
/// <param name="Holds">True when it is matched now; false when a match that was told is taken back.</param>
public sealed record MatchedLine(Guid LineId, string Kind, string Name, bool Holds);
