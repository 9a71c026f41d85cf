using Dapr.Client;
using FinanceTracker.Platform.Hosting;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace FinanceTracker.Platform.Security;

/// <summary>
/// Two kinds of token: people's (ES256, keys published by Identity) and apps' (two minutes, between apps). Which scheme looks at a
/// token is decided by its issuer; each scheme then trusts nothing but its own key, algorithm, issuer and audience.
/// </summary>
public static class Authentication
{
    private const string ByIssuer = "ByIssuer";
    private const string People = "People";
    private const string Apps = "Apps";

    /// <summary>Registers both schemes.</summary>
    public static void AddTokenAuthentication(this WebApplicationBuilder builder, HostedApps apps)
    {
        builder.Services.AddSingleton<ServiceTokens>();
        builder.Services.AddAuthentication(ByIssuer)
            .AddPolicyScheme(ByIssuer, ByIssuer, options => options.ForwardDefaultSelector = context =>
                IssuerOf(context.Request.Headers.Authorization.ToString()) == TokenClaims.ServiceIssuer ? Apps : People)
            .AddJwtBearer(People)
            .AddJwtBearer(Apps);
        builder.Services.AddOptions<JwtBearerOptions>(People).Configure<DaprClient, TimeProvider>((options, dapr, time) =>
        {
            options.MapInboundClaims = false;
            options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                "http://identity/.well-known/jwks.json",
                new JwksRetriever(),
                new HttpDocumentRetriever(dapr.CreateInvokableHttpClient("identity")) { RequireHttps = false });
            options.TokenValidationParameters = Parameters(time, TokenClaims.Issuer, [TokenClaims.Issuer], SecurityAlgorithms.EcdsaSha256);
        });
        builder.Services.AddOptions<JwtBearerOptions>(Apps).Configure<ServiceTokens, TimeProvider>((options, tokens, time) =>
        {
            options.MapInboundClaims = false;
            options.TokenValidationParameters = Parameters(time, TokenClaims.ServiceIssuer, apps.Names, SecurityAlgorithms.HmacSha256);
            options.TokenValidationParameters.IssuerSigningKey = tokens.Key;
        });
    }

    private static TokenValidationParameters Parameters(TimeProvider time, string issuer, IEnumerable<string> audiences, string algorithm) => new()
    {
        ValidIssuer = issuer,
        ValidAudiences = audiences,
        ValidAlgorithms = [algorithm],
        ClockSkew = TimeSpan.FromSeconds(30),
        NameClaimType = "sub",
        RoleClaimType = TokenClaims.Role,
        LifetimeValidator = (notBefore, expires, _, parameters) =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            return expires is { } end && now < end + parameters.ClockSkew && (notBefore is not { } start || now >= start - parameters.ClockSkew);
        },
    };

    private static string? IssuerOf(string authorization)
    {
        if (!authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return null;
        var handler = new JsonWebTokenHandler();
        var token = authorization["Bearer ".Length..].Trim();
        return handler.CanReadToken(token) ? TryRead(handler, token)?.Issuer : null;
    }

    private static JsonWebToken? TryRead(JsonWebTokenHandler handler, string token)
    {
        try
        {
            return handler.ReadJsonWebToken(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private sealed class JwksRetriever : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
        {
            var keys = new JsonWebKeySet(await retriever.GetDocumentAsync(address, cancel));
            var configuration = new OpenIdConnectConfiguration { Issuer = TokenClaims.Issuer, JsonWebKeySet = keys };
            foreach (var key in keys.GetSigningKeys()) configuration.SigningKeys.Add(key);
            return configuration;
        }
    }
}
