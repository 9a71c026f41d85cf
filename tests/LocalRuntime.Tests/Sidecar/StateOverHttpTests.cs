using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

public sealed class StateOverHttpTests : IAsyncLifetime
{
    private Stage stage = null!;
    private HttpClient http = null!;

    public async ValueTask InitializeAsync()
    {
        stage = await Stage.StartAsync([ResourceFiles.State], Stage.App("one"), Stage.App("two"));
        http = stage.Http;
    }

    public ValueTask DisposeAsync() => stage.DisposeAsync();

    [Fact]
    public async Task Gives_back_what_was_saved_and_204_for_what_was_not()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await SaveAsync("""[{"key":"a","value":{"n":1.10}}]""")).StatusCode);

        var found = await http.GetAsync("/v1.0/state/state/a");

        Assert.Equal("""{"n":1.10}""", await found.Content.ReadAsStringAsync());
        Assert.NotEmpty(ETag(found));
        Assert.Equal(HttpStatusCode.NoContent, (await http.GetAsync("/v1.0/state/state/absent")).StatusCode);
    }

    [Fact]
    public async Task Changes_the_etag_at_each_write_and_refuses_a_stale_one()
    {
        await SaveAsync("""[{"key":"a","value":1}]""");
        var first = ETag(await http.GetAsync("/v1.0/state/state/a"));
        Assert.Equal(HttpStatusCode.NoContent, (await SaveAsync($$"""[{"key":"a","value":2,"etag":"{{first}}"}]""")).StatusCode);

        var stale = await SaveAsync($$"""[{"key":"a","value":3,"etag":"{{first}}"}]""");

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("ERR_STATE_SAVE", await stale.ErrorCodeAsync());
        Assert.Equal("2", await http.GetStringAsync("/v1.0/state/state/a"));
    }

    [Fact]
    public async Task First_write_without_an_etag_only_inserts()
    {
        const string insert = """[{"key":"f","value":1,"options":{"concurrency":"first-write"}}]""";

        Assert.Equal(HttpStatusCode.NoContent, (await SaveAsync(insert)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await SaveAsync(insert)).StatusCode);
    }

    [Fact]
    public async Task Deletes_only_the_version_that_if_match_names()
    {
        await SaveAsync("""[{"key":"d","value":1}]""");

        Assert.Equal(HttpStatusCode.Conflict, await DeleteAsync("d", "never"));
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync("d", ETag(await http.GetAsync("/v1.0/state/state/d"))));
        Assert.Equal(HttpStatusCode.NoContent, (await http.GetAsync("/v1.0/state/state/d")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync("d", null));
    }

    [Fact]
    public async Task Bulk_get_lists_absent_keys_without_data()
    {
        await SaveAsync("""[{"key":"b1","value":{"x":1}},{"key":"b2","value":"text"}]""");

        var answer = await http.PostAsJsonAsync("/v1.0/state/state/bulk", new { keys = new[] { "b1", "b2", "b3" } });
        var items = (await answer.Content.ReadFromJsonAsync<JsonArray>())!;

        Assert.Equal(3, items.Count);
        Assert.Equal("1", items[0]!["data"]!["x"]!.ToString());
        Assert.Equal("text", items[1]!["data"]!.ToString());
        Assert.Equal("b3", items[2]!["key"]!.ToString());
        Assert.Null(items[2]!["data"]);
    }

    [Fact]
    public async Task A_transaction_with_a_stale_etag_changes_nothing_and_is_a_500()
    {
        await SaveAsync("""[{"key":"t1","value":1}]""");

        var refused = await TransactAsync("""
            {"operations":[{"operation":"upsert","request":{"key":"t2","value":2}},
                           {"operation":"delete","request":{"key":"t1","etag":"stale"}}]}
            """);

        Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        Assert.Equal("ERR_STATE_TRANSACTION", await refused.ErrorCodeAsync());
        Assert.Equal("1", await http.GetStringAsync("/v1.0/state/state/t1"));
        Assert.Equal(HttpStatusCode.NoContent, (await http.GetAsync("/v1.0/state/state/t2")).StatusCode);
    }

    [Fact]
    public async Task A_transaction_makes_all_its_changes()
    {
        await SaveAsync("""[{"key":"u1","value":1}]""");

        var done = await TransactAsync("""
            {"operations":[{"operation":"upsert","request":{"key":"u2","value":2}},{"operation":"delete","request":{"key":"u1"}}]}
            """);

        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        Assert.Equal("2", await http.GetStringAsync("/v1.0/state/state/u2"));
        Assert.Equal(HttpStatusCode.NoContent, (await http.GetAsync("/v1.0/state/state/u1")).StatusCode);
        var unknown = await TransactAsync("""{"operations":[{"operation":"merge","request":{"key":"u1"}}]}""");
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Theory]
    [InlineData("state", "{", "ERR_MALFORMED_REQUEST")]
    [InlineData("state", """[{"value":1}]""", "ERR_MALFORMED_REQUEST")]
    [InlineData("state", """[{"key":"a||b","value":1}]""", "ERR_MALFORMED_REQUEST")]
    [InlineData("other", """[{"key":"a","value":1}]""", "ERR_STATE_STORE_NOT_FOUND")]
    public async Task Refuses_a_request_that_makes_no_sense(string store, string body, string code)
    {
        var refused = await http.PostAsync($"/v1.0/state/{store}", new StringContent(body));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(code, await refused.ErrorCodeAsync());
    }

    [Fact]
    public async Task Reads_names_whatever_their_case_and_metadata_from_the_query()
    {
        await http.PostAsync("/v1.0/state/state?metadata.ttlInSeconds=100", new StringContent("""[{"KEY":"c","Value":1}]"""));

        var found = await http.GetAsync("/v1.0/state/state/c");

        Assert.Equal("1", await found.Content.ReadAsStringAsync());
        Assert.True(found.Headers.Contains("metadata.ttlExpireTime"));
    }

    [Fact]
    public async Task Keeps_the_keys_of_two_apps_apart()
    {
        await SaveAsync("""[{"key":"mine","value":1}]""");

        Assert.Equal(HttpStatusCode.NoContent, (await stage.HttpOf(1).GetAsync("/v1.0/state/state/mine")).StatusCode);
    }

    private static string ETag(HttpResponseMessage response) => response.Headers.NonValidated["ETag"].ToString();

    private Task<HttpResponseMessage> SaveAsync(string body) => http.PostAsync("/v1.0/state/state", new StringContent(body));

    private Task<HttpResponseMessage> TransactAsync(string body) => http.PostAsync("/v1.0/state/state/transaction", new StringContent(body));

    private async Task<HttpStatusCode> DeleteAsync(string key, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/v1.0/state/state/{key}");
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return (await http.SendAsync(request)).StatusCode;
    }
}
