using System.Security.Claims;
using FinanceTracker.Identity.People;
using FinanceTracker.Platform.Security;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FinanceTracker.Identity.Keys;

/// <summary>The short token that a person's client sends with every request.</summary>
public sealed class AccessTokens(IdentityKeys keys, TimeProvider time)
{
    /// <summary>How long one lives: also how long a role that was taken away, or a sign-out, may go unnoticed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const string Sign = "sid";

    /// <summary>A token with which the member acts in their tenant, in the sign-in <paramref name="family"/>.</summary>
    public string Issue(Membership member, Guid family)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var claims = TokenClaims.Of(member.Tenant.ToInfo());
        claims["sub"] = member.PersonId.ToString();
        claims[TokenClaims.Role] = member.Role;
        claims[Sign] = family.ToString("D");
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenClaims.Issuer,
            Audience = TokenClaims.Issuer,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = claims,
            SigningCredentials = keys.Signing,
        });
    }

    /// <summary>The sign-in that a validated token belongs to; null for the tokens of apps and for nobody.</summary>
    public static Guid? FamilyOf(ClaimsPrincipal principal) =>
        principal.FindFirstValue(TokenClaims.App) is null && Guid.TryParseExact(principal.FindFirstValue(Sign), "D", out var id) ? id : null;
}
