namespace FinanceTracker.Tenants;

/// <summary>The identity of a tenant. A type of its own because mixing it up with another id is a breach, not a bug.</summary>
public readonly record struct TenantId(Guid Value)
{
    /// <summary>Reads a tenant id in the 8-4-4-4-12 form; false for anything else and for the empty id.</summary>
    public static bool TryParse(string? text, out TenantId id)
    {
        var ok = Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty;
        id = new TenantId(ok ? value : Guid.Empty);
        return ok;
    }

    /// <summary>True for the id of no tenant.</summary>
    public bool IsNone => Value == Guid.Empty;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>The identity of a person, the same in every tenant that the person belongs to.</summary>
public readonly record struct UserId(Guid Value)
{
    /// <summary>Reads a user id in the 8-4-4-4-12 form; false for anything else and for the empty id.</summary>
    public static bool TryParse(string? text, out UserId id)
    {
        var ok = Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty;
        id = new UserId(ok ? value : Guid.Empty);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
