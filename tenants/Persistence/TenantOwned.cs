namespace FinanceTracker.Tenants.Persistence;

/// <summary>A row that belongs to one tenant: the default. The tenant is stamped on insert and never changes.</summary>
public interface ITenantOwned
{
    /// <summary>Whose row this is; none until it is saved.</summary>
    TenantId TenantId { get; }
}

/// <summary>A row that belongs to nobody or to everybody (people, public lists): kept out of the walls, listed by a test.</summary>
public interface IShared;

/// <summary>
/// A list that is the same for everybody (rates, taxpayers published by SAT): the runtime role only reads it, the worker role writes it.
/// </summary>
public interface IPublicList : IShared;

/// <summary>
/// A table that work without a tenant in hand (relay, jobs, sign-in) may reach with the worker role. A test lists them:
/// everything else stays closed to that role.
/// </summary>
public interface IWorkerReachable;

/// <summary>A table to which the runtime role may only add: the audit log.</summary>
public interface IAppendOnly;
