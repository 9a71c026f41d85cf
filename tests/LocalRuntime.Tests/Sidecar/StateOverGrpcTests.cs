using System.Text.Json;
using Dapr;
using Dapr.Client;
using Grpc.Core;

namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

public sealed class StateOverGrpcTests : IAsyncLifetime
{
    private Stage stage = null!;
    private DaprClient dapr = null!;

    public async ValueTask InitializeAsync()
    {
        stage = await Stage.StartAsync([ResourceFiles.State], Stage.App("one"));
        dapr = stage.Dapr;
    }

    public ValueTask DisposeAsync() => stage.DisposeAsync();

    [Fact]
    public async Task Saves_and_gets_an_object_that_http_sees_too()
    {
        await dapr.SaveStateAsync("state", "k", new Widget("w", 3));

        Assert.Equal(new Widget("w", 3), await dapr.GetStateAsync<Widget>("state", "k"));
        Assert.Equal("""{"name":"w","size":3}""", await stage.Http.GetStringAsync("/v1.0/state/state/k"));
        Assert.Null(await dapr.GetStateAsync<Widget>("state", "absent"));
    }

    [Fact]
    public async Task Try_save_and_try_delete_answer_false_for_a_stale_etag()
    {
        await dapr.SaveStateAsync("state", "k", 1);
        var (_, etag) = await dapr.GetStateAndETagAsync<int>("state", "k");

        Assert.True(await dapr.TrySaveStateAsync("state", "k", 2, etag));
        Assert.False(await dapr.TrySaveStateAsync("state", "k", 3, etag));
        Assert.False(await dapr.TryDeleteStateAsync("state", "k", etag));
        Assert.Equal(2, await dapr.GetStateAsync<int>("state", "k"));
    }

    [Fact]
    public async Task Loses_none_of_forty_concurrent_increments()
    {
        await dapr.SaveStateAsync("state", "n", 0);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => IncrementAsync()));

        Assert.Equal(40, await dapr.GetStateAsync<int>("state", "n"));

        async Task IncrementAsync()
        {
            while (true)
            {
                var (value, etag) = await dapr.GetStateAndETagAsync<int>("state", "n");
                if (await dapr.TrySaveStateAsync("state", "n", value + 1, etag)) return;
            }
        }
    }

    [Fact]
    public async Task Gets_and_deletes_in_bulk()
    {
        await dapr.SaveBulkStateAsync("state", [new SaveStateItem<int>("x", 1, ""), new SaveStateItem<int>("y", 2, "")]);

        var found = await dapr.GetBulkStateAsync("state", ["x", "y", "z"], parallelism: 2);
        Assert.Equal(["1", "2", ""], found.Select(item => item.Value));

        await dapr.DeleteBulkStateAsync("state", [new BulkDeleteStateItem("x", ""), new BulkDeleteStateItem("y", "")]);
        Assert.Equal(0, await dapr.GetStateAsync<int>("state", "x"));
    }

    [Fact]
    public async Task A_transaction_is_all_or_nothing()
    {
        await dapr.SaveStateAsync("state", "a", 1);
        StateTransactionRequest[] stale =
        [
            new("b", JsonSerializer.SerializeToUtf8Bytes(2), StateOperationType.Upsert),
            new("a", null, StateOperationType.Delete, etag: "stale"),
        ];

        var error = await Assert.ThrowsAsync<DaprException>(() => dapr.ExecuteStateTransactionAsync("state", stale));

        Assert.Equal(StatusCode.Internal, Assert.IsType<RpcException>(error.InnerException).StatusCode);
        Assert.Equal(1, await dapr.GetStateAsync<int>("state", "a"));
        Assert.Null(await dapr.GetStateAsync<int?>("state", "b"));
    }

    [Fact]
    public async Task An_unknown_store_and_a_bad_key_are_invalid_arguments()
    {
        Assert.Equal(StatusCode.InvalidArgument, await StatusAsync(() => dapr.GetStateAsync<int>("other", "k")));
        Assert.Equal(StatusCode.InvalidArgument, await StatusAsync(() => dapr.SaveStateAsync("state", "a||b", 1)));
    }

    [Fact]
    public async Task Without_any_store_the_precondition_fails()
    {
        await using var bare = await Stage.StartAsync([ResourceFiles.PubSub], Stage.App("one"));

        Assert.Equal(StatusCode.FailedPrecondition, await StatusAsync(() => bare.Dapr.GetStateAsync<int>("state", "k")));
    }

    [Fact]
    public async Task Key_prefix_name_shares_keys_and_a_scope_hides_the_store()
    {
        const string shared = """
            kind: Component
            metadata: { name: shared }
            spec: { type: state.in-memory, version: v1, metadata: [{ name: keyPrefix, value: name }] }
            scopes: [one, two]
            """;
        await using var three = await Stage.StartAsync([ResourceFiles.State, shared], Stage.App("one"), Stage.App("two"), Stage.App("three"));

        await three.Dapr.SaveStateAsync("shared", "k", 7);

        Assert.Equal(7, await three.DaprOf(1).GetStateAsync<int>("shared", "k"));
        Assert.Equal(StatusCode.InvalidArgument, await StatusAsync(() => three.DaprOf(2).GetStateAsync<int>("shared", "k")));
    }

    private static async Task<StatusCode> StatusAsync(Func<Task> call) =>
        Assert.IsType<RpcException>((await Assert.ThrowsAsync<DaprException>(call)).InnerException).StatusCode;

    private sealed record Widget(string Name, int Size);
}
