using System.Net;
using System.Net.Http.Json;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.SignIn;

/// <summary>A product with small allowances.</summary>
public sealed class ThrottledProduct : ProductFixture
{
    protected override IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["RateLimits:SignIn:PerMinute"] = "5",
        ["RateLimits:Api:PerMinute"] = "20",
    };
}

public sealed class RateLimitTests(ThrottledProduct fixture) : IClassFixture<ThrottledProduct>
{
    [Fact]
    public async Task Every_answer_says_what_is_left_and_the_refusal_how_long_to_wait()
    {
        using var client = new HttpClient { BaseAddress = fixture.Product.Address };
        var answers = new List<Answer>();
        for (var i = 0; i < 6; i++) answers.Add(await Answer.OfAsync(await client.PostAsync("/auth/login", JsonContent.Create(new { email = $"x{i}@example.mx", password = "otra frase cualquiera" }))));

        Assert.Equal("\"SignIn\";r=4;t=5", answers[0].Headers.GetValues("RateLimit").Single());
        Assert.All(answers.Take(5), a => a.Refused(HttpStatusCode.Unauthorized, "wrong_credentials"));
        answers[5].Refused(HttpStatusCode.TooManyRequests, "too_many_requests");
        Assert.Equal(TimeSpan.FromSeconds(5), answers[5].Headers.RetryAfter!.Delta);
    }
}
