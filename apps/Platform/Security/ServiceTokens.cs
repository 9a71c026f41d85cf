using System.Text;
using FinanceTracker.Tenants;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FinanceTracker.Platform.Security;

/// <summary>
/// The short token that one app sends another: for one audience, one tenant, on behalf of one person. Signed with a key that
/// only apps get from the secret store (<c>service-token-key</c>, at least 32 bytes in base64); lives two minutes.
/// </summary>
public sealed class ServiceTokens
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);
    private readonly SymmetricSecurityKey key;
    private readonly TimeProvider time;

    /// <summary>Takes the key from the secrets.</summary>
    public ServiceTokens(IConfiguration configuration, TimeProvider time)
    {
        var secret = configuration["Secrets:service-token-key"]
            ?? throw new InvalidOperationException("The secret 'service-token-key' is missing.");
        key = new SymmetricSecurityKey(Convert.FromBase64String(secret));
        this.time = time;
    }

    /// <summary>The key, for the scheme that validates these tokens.</summary>
    public SecurityKey Key => key;

    /// <summary>A token with which <paramref name="caller"/> calls <paramref name="audience"/> for the tenant.</summary>
    public string Issue(string caller, string audience, TenantInfo tenant, UserId? onBehalfOf)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var claims = TokenClaims.Of(tenant);
        claims[TokenClaims.App] = caller;
        if (onBehalfOf is { } user) claims["sub"] = user.ToString();
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = TokenClaims.ServiceIssuer,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>A new key as it stands in the secret store.</summary>
    public static string NewKey() => Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(48));
}
