namespace FinanceTracker.Tenants;

/// <summary>
/// The tenant (and person) that the current scope works for. One instance per request, event or job; set once by whoever
/// opened the scope from the one credential it trusts, and never changed afterwards. (Finbuckle's context accessor, without
/// ambient state: what needs the tenant asks for this in its constructor.)
/// </summary>
public sealed class MultiTenantContext
{
    /// <summary>The tenant, or null while none is known.</summary>
    public TenantInfo? TenantInfo { get; private set; }

    /// <summary>The person on whose behalf this scope works; null for work of the system.</summary>
    public UserId? User { get; private set; }

    /// <summary>The tenant. Throws <see cref="TenantMissingException"/> when there is none: no empty results by accident.</summary>
    public TenantInfo Tenant => TenantInfo ?? throw new TenantMissingException();

    /// <summary>Says whom this scope works for. A second call with another tenant throws <see cref="CrossTenantException"/>.</summary>
    public void Set(TenantInfo tenant, UserId? user)
    {
        if (TenantInfo is not null && TenantInfo.Id != tenant.Id)
            throw new CrossTenantException($"The scope belongs to tenant {TenantInfo.Id} and cannot be given to {tenant.Id}.");

        TenantInfo = tenant;
        User = user;
    }
}

/// <summary>Something asked for a tenant's data outside any tenant.</summary>
public sealed class TenantMissingException() : InvalidOperationException("This work has no tenant; open a tenant scope first.");

/// <summary>Something tried to write or act across tenants. Always a bug or an attack; nothing is written.</summary>
public sealed class CrossTenantException(string message) : InvalidOperationException(message);
