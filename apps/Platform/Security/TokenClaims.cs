using System.Globalization;
using System.Security.Claims;
using FinanceTracker.Tenants;

namespace FinanceTracker.Platform.Security;

/// <summary>
/// The claims of our tokens, written and read in one place. The tenant claim is the one source of truth for the tenant of a
/// request (Finbuckle's claim strategy); a header or path may only agree with it.
/// </summary>
public static class TokenClaims
{
    /// <summary>Issuer and audience of people's tokens.</summary>
    public const string Issuer = "financetracker";

    /// <summary>Issuer of the tokens that apps send each other.</summary>
    public const string ServiceIssuer = "financetracker-apps";

    /// <summary>Name of the role claim.</summary>
    public const string Role = "role";

    /// <summary>Name of the claim that says which app is calling.</summary>
    public const string App = "app";

    private const string Tenant = "tenant";
    private const string Kind = "tenant_kind";
    private const string PlanCode = "plan";
    private const string Trial = "trial_ends";
    private const string Zone = "zone";

    /// <summary>The claims that carry the tenant.</summary>
    public static Dictionary<string, object> Of(TenantInfo tenant)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Tenant] = tenant.Id.ToString(),
            [Kind] = tenant.Kind.ToString(),
            [PlanCode] = tenant.Plan,
            [Zone] = tenant.Zone,
        };
        if (tenant.TrialEndsOn is { } end) claims[Trial] = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return claims;
    }

    /// <summary>The tenant that a validated token speaks for; null when it names none.</summary>
    public static TenantInfo? TenantOf(ClaimsPrincipal principal)
    {
        if (!TenantId.TryParse(principal.FindFirstValue(Tenant), out var id)) return null;
        if (!Enum.TryParse<TenantKind>(principal.FindFirstValue(Kind), out var kind)) return null;
        DateOnly? trial = DateOnly.TryParseExact(
            principal.FindFirstValue(Trial), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) ? end : null;
        return new TenantInfo(id, kind, principal.FindFirstValue(PlanCode) ?? Plans.FreeCode, trial, principal.FindFirstValue(Zone) ?? TenantInfo.DefaultZone);
    }

    /// <summary>The person that a validated token speaks for, if any.</summary>
    public static UserId? UserOf(ClaimsPrincipal principal) =>
        UserId.TryParse(principal.FindFirstValue("sub"), out var user) ? user : null;
}
