using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using FinanceTracker.Platform.Security;
using FinanceTracker.Support;
using FinanceTracker.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FinanceTracker.All.Tests.Attacks;

/// <summary>Who gets through which door.</summary>
public sealed class DoorTests(ProductFixture fixture)
{
    private static readonly string[] PublicRoutes =
    [
        "GET /", "GET /.well-known/jwks.json", "GET /dapr/subscribe", "GET /docs/proof", "GET /docs/proof.css", "GET /docs/proof.js", "GET /docs/{documentName?}", "GET /health", "GET /insights/proof", "GET /openapi.json", "GET /openapi/{documentName}.json", "GET /page.css", "GET /page.js", "GET /tax/proof",
        "POST /auth/login", "POST /auth/logout", "POST /auth/refresh", "POST /auth/signup",
        "POST /events/ledger.category-corrected.v1", "POST /events/ledger.statement-undone.v1", "POST /events/ledger.transactions-recorded.v1", "POST /events/tax.cfdi-cancelled.v1", "POST /events/tax.cfdi-stored.v1", "POST /events/tax.lines-matched.v1", "POST /events/tax.supplier-listed.v1",
    ];

    [Fact]
    public void The_public_routes_are_these_and_no_others()
    {
        var found = Route.Of(fixture.Product.Host).Where(r => r.Access.IsPublic && !r.Pattern.Text.StartsWith("/docs", StringComparison.Ordinal)).Select(r => r.ToString()).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(PublicRoutes.Where(r => !r.StartsWith("GET /docs", StringComparison.Ordinal)).Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public async Task Without_a_token_every_other_route_asks_to_sign_in()
    {
        using var nobody = new HttpClient { BaseAddress = fixture.Product.Address };
        foreach (var route in Route.Of(fixture.Product.Host).Where(r => r.Access.Permission is not null))
        {
            using var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Pattern.Fill(_ => Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString("D")));
            using var response = await nobody.SendAsync(request);

            Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{route}: {(int)response.StatusCode}");
            Assert.Equal("sign_in_required", (await Answer.OfAsync(response)).Code);
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("other key")]
    [InlineData("public key as HMAC secret")]
    [InlineData("expired")]
    [InlineData("not yet")]
    [InlineData("other issuer")]
    [InlineData("other audience")]
    [InlineData("service token")]
    [InlineData("cut short")]
    [InlineData("not a token")]
    public async Task A_forged_or_stale_token_is_no_token(string kind)
    {
        using var ana = await fixture.SomebodyAsync();
        using var client = new HttpClient { BaseAddress = fixture.Product.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + Forge(kind, ana));

        using var response = await client.GetAsync("/bank/transactions");

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
        Assert.Contains((await Answer.OfAsync(response)).Code, new[] { "sign_in_required", "not_allowed" });
    }

    [Fact]
    public async Task A_viewer_reads_and_does_not_write()
    {
        using var ana = await fixture.SomebodyAsync();
        ana.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Sign(Claims(ana, "viewer")));

        (await ana.GetAsync("/bank/transactions")).Expect(HttpStatusCode.OK);
        (await ana.PostAsync("/expenses", new { date = "2026-10-01", amount = "1.00", description = "X" })).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await ana.UploadAsync("x")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await ana.PutAsync("/budgets", new { })).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task The_sidecars_paths_do_not_exist_on_the_public_port_whatever_the_host_header_says()
    {
        using var ana = await fixture.SomebodyAsync();
        foreach (var path in new[] { "/internal/ledger/statements", "/events/ledger.transactions-recorded.v1", "/INTERNAL/insights/categorize", "/dapr/subscribe" })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
            request.Headers.Host = $"127.0.0.1:{fixture.Product.AppPort}";

            (await ana.SendAsync(request)).Refused(HttpStatusCode.NotFound, "no_such_route");
        }
    }

    [Fact]
    public async Task On_the_app_port_the_sidecars_paths_demand_its_token_and_the_apps_their_own()
    {
        using var ana = await fixture.SomebodyAsync();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{fixture.Product.AppPort}") };
        client.DefaultRequestHeaders.Authorization = ana.Http.DefaultRequestHeaders.Authorization;

        using var withoutToken = await client.PostAsync("/internal/ledger/statements", new StringContent("{}", Encoding.UTF8, "application/json"));
        client.DefaultRequestHeaders.Add("dapr-api-token", fixture.Product.Host.Configuration["Dapr:AppToken"]);
        using var asAPerson = await client.PostAsync("/internal/ledger/statements", new StringContent("{}", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.Forbidden, withoutToken.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, asAPerson.StatusCode);
    }

    [Fact]
    public async Task An_app_that_is_not_listed_cannot_call()
    {
        using var ana = await fixture.SomebodyAsync();
        var tokens = fixture.Product.Host.Services.GetRequiredService<ServiceTokens>();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{fixture.Product.AppPort}") };
        client.DefaultRequestHeaders.Add("dapr-api-token", fixture.Product.Host.Configuration["Dapr:AppToken"]);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", tokens.Issue("insights", "ledger", TenantInfo.ForWork(new TenantId(ana.TenantId)), onBehalfOf: null));

        using var response = await client.PostAsync("/internal/ledger/statements", new StringContent("{}", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private string Forge(string kind, Person ana)
    {
        var own = ana.Tokens.GetProperty("accessToken").GetString()!;
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return kind switch
        {
            "none" => $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{own.Split('.')[1]}.",
            "other key" => Sign(Claims(ana), key: new SigningCredentials(new ECDsaSecurityKey(other), SecurityAlgorithms.EcdsaSha256)),
            "public key as HMAC secret" => Sign(Claims(ana), key: new SigningCredentials(new SymmetricSecurityKey(PublicKey()), SecurityAlgorithms.HmacSha256)),
            "expired" => Sign(Claims(ana), from: -3600, seconds: 60),
            "not yet" => Sign(Claims(ana), from: 3600, seconds: 60),
            "other issuer" => Sign(Claims(ana), issuer: "somebody"),
            "other audience" => Sign(Claims(ana), audience: "somebody"),
            "service token" => fixture.Product.Host.Services.GetRequiredService<ServiceTokens>().Issue("ledger", "banking", TenantInfo.ForWork(new TenantId(ana.TenantId)), null),
            "cut short" => own[..^10],
            _ => "garbage",
        };
    }

    private static Dictionary<string, object> Claims(Person person, string role = "owner")
    {
        var claims = TokenClaims.Of(new TenantInfo(new TenantId(person.TenantId), TenantKind.Personal, "free", null, TenantInfo.DefaultZone));
        claims["sub"] = person.UserId.ToString("D");
        claims[TokenClaims.Role] = role;
        return claims;
    }

    private string Sign(
        Dictionary<string, object> claims, SigningCredentials? key = null, string issuer = TokenClaims.Issuer, string audience = TokenClaims.Issuer, int from = 0, int seconds = 600)
    {
        var start = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(from);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = start,
            IssuedAt = start,
            Expires = start.AddSeconds(seconds),
            Claims = claims,
            SigningCredentials = key ?? fixture.Product.Host.Services.GetRequiredService<Identity.Keys.IdentityKeys>().Signing,
        });
    }

    private byte[] PublicKey() => fixture.Product.Host.Services.GetRequiredService<Identity.Keys.IdentityKeys>().Published[0].ECDsa.ExportSubjectPublicKeyInfo();

    private static string Encode(string json) => Base64UrlEncoder.Encode(json);
}
