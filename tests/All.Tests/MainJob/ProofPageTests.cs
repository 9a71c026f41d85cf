using System.Net;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>The public proof: readable without an account, and kept by caches.</summary>
public sealed class ProofPageTests(ProductFixture fixture)
{
    [Theory]
    [InlineData("/docs/proof", "text/html")]
    [InlineData("/docs/proof.css", "text/css")]
    [InlineData("/docs/proof.js", "text/javascript")]
    public async Task The_page_comes_without_an_account_and_runs_nothing_of_others(string path, string type)
    {
        using var nobody = new HttpClient { BaseAddress = fixture.Product.Address };
        using var response = await nobody.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("style=", text, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_are_public_and_may_be_kept()
    {
        using var nobody = new HttpClient { BaseAddress = fixture.Product.Address };
        using var response = await nobody.GetAsync(new Uri("/insights/proof", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.Public);
        var proof = (await Answer.OfAsync(response)).Body;
        Assert.InRange(proof.GetProperty("accuracy").GetDouble(), 0.5, 1);
        Assert.NotEmpty(proof.GetProperty("bins").EnumerateArray());
    }
}
