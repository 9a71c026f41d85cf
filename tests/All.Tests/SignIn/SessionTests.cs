using System.Net;
using System.Text.Json;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.SignIn;

/// <summary>Signing in and out, over the running product.</summary>
public sealed class SessionTests(ProductFixture fixture)
{
    [Fact]
    public async Task Signing_up_opens_a_tenant_with_thirty_days_of_everything()
    {
        using var ana = await fixture.SomebodyAsync("business");

        var profile = (await ana.GetAsync("/user/profile")).Expect(HttpStatusCode.OK);

        var tenant = Assert.Single(profile.GetProperty("tenants").EnumerateArray());
        Assert.Equal(("business", "owner", "free", true),
            (tenant.GetProperty("kind").GetString(), tenant.GetProperty("role").GetString(), tenant.GetProperty("plan").GetString(), tenant.GetProperty("current").GetBoolean()));
        var trial = DateOnly.Parse(tenant.GetProperty("trialEndsOn").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(trial.DayNumber - DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).DayNumber, 28, 31);
    }

    [Theory]
    [InlineData("corta", "password")]
    [InlineData("1234567890", "password")]
    [InlineData("contraseña123", "password")]
    public async Task A_weak_password_is_refused_by_name(string password, string field)
    {
        using var client = new HttpClient { BaseAddress = fixture.Product.Address };

        var answer = await Answer.OfAsync(await client.PostAsync("/auth/signup", System.Net.Http.Json.JsonContent.Create(new { email = "debil@example.mx", password, fullName = "D" })));

        Assert.True(answer.Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields").GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_answer()
    {
        using var ana = await fixture.SomebodyAsync();
        using var nobody = new HttpClient { BaseAddress = fixture.Product.Address };

        var wrong = await Login(nobody, ana.Email, "otra frase cualquiera");
        var unknown = await Login(nobody, "nadie" + ana.Email, "otra frase cualquiera");

        wrong.Refused(HttpStatusCode.Unauthorized, "wrong_credentials");
        Assert.Equal(Without(wrong, "traceId"), Without(unknown, "traceId"));
    }

    [Fact]
    public async Task Too_many_failures_lock_the_address_out_known_or_not()
    {
        using var ana = await fixture.SomebodyAsync();
        using var nobody = new HttpClient { BaseAddress = fixture.Product.Address };
        foreach (var email in new[] { ana.Email, "nunca" + ana.Email })
        {
            for (var i = 0; i < 10; i++) await Login(nobody, email, "otra frase cualquiera");

            var locked = await Login(nobody, email, ana.Password);

            locked.Refused(HttpStatusCode.TooManyRequests, "locked_out");
            Assert.NotNull(locked.Headers.RetryAfter);
        }
    }

    [Fact]
    public async Task A_refresh_token_serves_once_and_its_reuse_ends_the_sign_in()
    {
        using var ana = await fixture.SomebodyAsync();
        var first = ana.Tokens.GetProperty("refreshToken").GetString();

        var rotated = (await ana.PostAsync("/auth/refresh", new { refreshToken = first })).Expect(HttpStatusCode.OK);
        var reused = await ana.PostAsync("/auth/refresh", new { refreshToken = first });
        var after = await ana.PostAsync("/auth/refresh", new { refreshToken = rotated.GetProperty("refreshToken").GetString() });

        reused.Refused(HttpStatusCode.Unauthorized, "refresh_reused");
        Assert.Equal(HttpStatusCode.Unauthorized, after.Status);
    }

    [Fact]
    public async Task After_signing_out_the_refresh_token_is_dead()
    {
        using var ana = await fixture.SomebodyAsync();
        var refreshToken = ana.Tokens.GetProperty("refreshToken").GetString();

        (await ana.PostAsync("/auth/logout", new { refreshToken })).Expect(HttpStatusCode.NoContent);

        Assert.Equal(HttpStatusCode.Unauthorized, (await ana.PostAsync("/auth/refresh", new { refreshToken })).Status);
    }

    [Fact]
    public async Task Nobody_switches_into_a_tenant_that_is_not_theirs()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();

        (await bruno.PostAsync("/auth/switch", new { tenantId = ana.TenantId })).Refused(HttpStatusCode.NotFound, "not_found");
        (await bruno.PostAsync("/auth/switch", new { tenantId = bruno.TenantId })).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_published_key_is_public_only()
    {
        using var client = new HttpClient { BaseAddress = fixture.Product.Address };

        var keys = (await Answer.OfAsync(await client.GetAsync("/.well-known/jwks.json"))).Expect(HttpStatusCode.OK).GetProperty("keys");

        Assert.All(keys.EnumerateArray(), key =>
        {
            Assert.Equal(("EC", "P-256"), (key.GetProperty("kty").GetString(), key.GetProperty("crv").GetString()));
            Assert.False(key.TryGetProperty("d", out _));
        });
    }

    private static async Task<Answer> Login(HttpClient client, string email, string password) =>
        await Answer.OfAsync(await client.PostAsync("/auth/login", System.Net.Http.Json.JsonContent.Create(new { email, password })));

    private static string Without(Answer answer, string member) =>
        string.Join(',', answer.Body.EnumerateObject().Where(p => p.Name != member).Select(p => $"{p.Name}={p.Value}"));
}
