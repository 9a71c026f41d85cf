namespace FinanceTracker.Tenants;

/// <summary>What a tenant is.</summary>
public enum TenantKind
{
    /// <summary>One person, or a household.</summary>
    Personal,

    /// <summary>A small business with team roles.</summary>
    Business,

    /// <summary>A fintech that uses the engine by API and owns managed tenants.</summary>
    Partner,

    /// <summary>An end user of a partner; has the partner as its parent.</summary>
    Managed,

    /// <summary>The operators of the platform: keeps the public lists, has no books. Nobody signs up for it.</summary>
    Platform,
}

/// <summary>What the rest of the product needs to know of a tenant while it serves one request, event or job.</summary>
/// <param name="Id">Whose data this is.</param>
/// <param name="Kind">What the tenant is.</param>
/// <param name="Plan">Code of the plan in <c>plans.json</c>.</param>
/// <param name="TrialEndsOn">Last day on which everything is included; null when the tenant has no trial.</param>
/// <param name="Zone">IANA time zone in which this tenant's days begin and end.</param>
public sealed record TenantInfo(TenantId Id, TenantKind Kind, string Plan, DateOnly? TrialEndsOn, string Zone)
{
    /// <summary>The zone of a tenant that has not chosen one.</summary>
    public const string DefaultZone = "America/Mexico_City";

    /// <summary>
    /// A tenant known by its id alone: what work without a person in hand (events, jobs) runs as. Carries the free plan,
    /// because such work was allowed when it was asked for.
    /// </summary>
    public static TenantInfo ForWork(TenantId id) => new(id, TenantKind.Personal, Plans.FreeCode, null, DefaultZone);

    /// <summary>True when the plan, or a trial that still runs on <paramref name="today"/>, includes the feature.</summary>
    public bool Allows(Feature feature, DateOnly today) =>
        (TrialEndsOn is { } end && today <= end) || Plans.Find(Plan).Includes(feature);
}
