namespace FinanceTracker.Contracts;

/// <summary>
/// A fact that one app tells the others. Its wire name never changes; a change of shape is a new version. Carries ids and figures,
/// never bank text or personal data: brokers and dead-letter topics keep what they are given.
/// </summary>
public interface IEvent
{
    /// <summary>Wire name: <c>{publisher}.{what-happened}.v{n}</c>, also the topic.</summary>
    static abstract string Topic { get; }

    /// <summary>Whose fact it is; the tenant in which every handler runs.</summary>
    Guid TenantId { get; }
}
