using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using FinanceTracker.Identity.Keys;
using FinanceTracker.Identity.People;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FinanceTracker.Identity.Tests;

public sealed class AccessTokenTests
{
    private static readonly Guid Family = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private readonly Tenant tenant = Tenant.Open(TenantKind.Business, "Taller Sol", rfc: null, TimeProvider.System);
    private readonly UserId ana = new(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));

    [Fact]
    public async Task A_token_is_understood_with_the_published_keys_alone()
    {
        using var keys = Keys((IdentityKeys.Secret, IdentityKeys.NewKey()));
        var result = await ValidateAsync(Issue(keys), keys);

        Assert.True(result.IsValid, result.Exception?.Message);
        var principal = new ClaimsPrincipal(result.ClaimsIdentity);
        Assert.Equal(tenant.ToInfo(), TokenClaims.TenantOf(principal));
        Assert.Equal(ana, TokenClaims.UserOf(principal));
        Assert.Equal("owner", principal.FindFirstValue(TokenClaims.Role));
        Assert.Equal(Family, AccessTokens.FamilyOf(principal));
    }

    [Fact]
    public void A_token_lives_fifteen_minutes_and_names_its_key()
    {
        using var keys = Keys((IdentityKeys.Secret, IdentityKeys.NewKey()));
        var token = new JsonWebToken(Issue(keys));

        Assert.Equal(TimeSpan.FromMinutes(15), token.ValidTo - token.ValidFrom);
        Assert.Equal(("ES256", PublishKeys.Of(keys).Keys[0].Kid), (token.Alg, token.Kid));
    }

    [Fact]
    public async Task A_token_of_another_key_is_refused()
    {
        using var ours = Keys((IdentityKeys.Secret, IdentityKeys.NewKey()));
        using var theirs = Keys((IdentityKeys.Secret, IdentityKeys.NewKey()));

        Assert.False((await ValidateAsync(Issue(theirs), ours)).IsValid);
    }

    [Fact]
    public async Task A_changed_token_is_refused()
    {
        using var keys = Keys((IdentityKeys.Secret, IdentityKeys.NewKey()));
        var parts = Issue(keys).Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("owner", "admin", StringComparison.Ordinal);
        var changed = string.Join('.', parts[0], Base64UrlEncoder.Encode(payload), parts[2]);

        Assert.False((await ValidateAsync(changed, keys)).IsValid);
    }

    [Fact]
    public async Task A_token_of_the_previous_key_is_still_understood()
    {
        var old = IdentityKeys.NewKey();
        using var before = Keys((IdentityKeys.Secret, old));
        using var after = Keys((IdentityKeys.Secret, IdentityKeys.NewKey()), ($"{IdentityKeys.Secret}-previous", old));

        Assert.Equal(2, PublishKeys.Of(after).Keys.Count);
        Assert.True((await ValidateAsync(Issue(before), after)).IsValid);
        Assert.True((await ValidateAsync(Issue(after), after)).IsValid);
        Assert.False((await ValidateAsync(Issue(after), before)).IsValid);
    }

    [Fact]
    public void What_is_published_has_no_private_half()
    {
        using var keys = Keys((IdentityKeys.Secret, IdentityKeys.NewKey()));
        var json = JsonSerializer.SerializeToElement(PublishKeys.Of(keys), ApiJson.Options);

        var key = json.GetProperty("keys")[0];
        Assert.Equal(["alg", "crv", "kid", "kty", "use", "x", "y"], key.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(43, key.GetProperty("kid").GetString()!.Length);
    }

    [Fact]
    public void The_key_may_stand_as_pem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var base64 = Convert.ToBase64String(key.ExportPkcs8PrivateKey());
        using var fromPem = Keys((IdentityKeys.Secret, key.ExportPkcs8PrivateKeyPem()));
        using var fromBase64 = Keys((IdentityKeys.Secret, base64));

        Assert.Equal(PublishKeys.Of(fromBase64).Keys[0], PublishKeys.Of(fromPem).Keys[0]);
    }

    [Fact]
    public void Refuses_a_missing_key_and_another_curve()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Assert.Throws<InvalidOperationException>(() => Keys());
        Assert.Throws<InvalidOperationException>(() => Keys((IdentityKeys.Secret, p384.ExportPkcs8PrivateKeyPem())));
    }

    [Fact]
    public void The_token_of_an_app_belongs_to_no_sign_in()
    {
        var app = new ClaimsPrincipal(new ClaimsIdentity([new Claim(TokenClaims.App, "banking"), new Claim("sid", Family.ToString())], "test"));

        Assert.Null(AccessTokens.FamilyOf(app));
    }

    private string Issue(IdentityKeys keys) =>
        new AccessTokens(keys, TimeProvider.System).Issue(new Membership(tenant, ana, Roles.Owner, TimeProvider.System.GetUtcNow()), Family);

    private static Task<TokenValidationResult> ValidateAsync(string token, IdentityKeys keys)
    {
        var published = new JsonWebKeySet(JsonSerializer.Serialize(PublishKeys.Of(keys), ApiJson.Options));
        return new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = TokenClaims.Issuer,
            ValidAudience = TokenClaims.Issuer,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeys = published.GetSigningKeys(),
        });
    }

    private static IdentityKeys Keys(params (string Name, string Value)[] secrets) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(secrets.Select(s => KeyValuePair.Create($"Secrets:{s.Name}", (string?)s.Value))).Build());
}
