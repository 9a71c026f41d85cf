using FinanceTracker.Tax.Sat.Services;
using Microsoft.Extensions.Configuration;

namespace FinanceTracker.Tax.Sat;

/// <summary>Whether SAT is called, and where. Without a setting nothing is asked and every standing is "not checked".</summary>
/// <param name="Addresses">Where its services are; null: nowhere.</param>
internal sealed record SatConnection(SatAddresses? Addresses)
{
    /// <summary>The setting.</summary>
    public const string Setting = "Tax:Sat:Services";

    /// <summary>True when who answers is not SAT.</summary>
    public bool IsSimulated => Addresses is { IsSimulated: true };

    /// <summary>
    /// <c>sat</c>: SAT's own addresses. An address on this machine: a simulator's. An address anywhere else is refused, so that no
    /// installation takes somebody's word for SAT's.
    /// </summary>
    public static SatConnection Of(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" or "off" => new(Addresses: null),
        "sat" => new(new SatAddresses()),
        var text when Uri.TryCreate(text, UriKind.Absolute, out var root) && root.IsLoopback => new(SatAddresses.SimulatedAt(root)),
        _ => throw new InvalidOperationException($"{Setting} is 'sat', 'off', or the address of a simulator on this machine."),
    };
}
