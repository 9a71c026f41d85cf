using System.Collections.Concurrent;

namespace FinanceTracker.Tax.Sat.Services;

/// <summary>Tokens in memory for as long as they serve, by tenant and RFC: a token of one tenant is never another's.</summary>
internal sealed class SatTokens(TimeProvider time)
{
    private readonly ConcurrentDictionary<(Guid Tenant, string Rfc), SatToken> tokens = new();

    /// <summary>The token that still serves; null when there is none.</summary>
    public SatToken? Find(Guid tenant, string rfc) =>
        tokens.TryGetValue((tenant, rfc), out var token) && token.ExpiresAt > time.GetUtcNow() ? token : null;

    /// <summary>Keeps a token.</summary>
    public void Keep(Guid tenant, string rfc, SatToken token) => tokens[(tenant, rfc)] = token;

    /// <summary>Drops a token that SAT refused.</summary>
    public void Drop(Guid tenant, string rfc) => tokens.TryRemove((tenant, rfc), out _);
}
