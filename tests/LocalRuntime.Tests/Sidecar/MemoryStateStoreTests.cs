using FinanceTracker.LocalRuntime.Sidecar.State;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTracker.LocalRuntime.Tests.Sidecar;

public sealed class MemoryStateStoreTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_key_is_gone_when_its_time_is_over()
    {
        var store = new MemoryStateStore(time);
        store.TryApply([Save("k", TimeSpan.FromSeconds(10))]);

        time.Advance(TimeSpan.FromSeconds(9));
        Assert.NotNull(store.Get("k"));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(store.Get("k"));
    }

    [Fact]
    public void A_later_save_without_time_to_live_keeps_the_key()
    {
        var store = new MemoryStateStore(time);
        store.TryApply([Save("k", TimeSpan.FromSeconds(1))]);
        store.TryApply([Save("k", null)]);

        time.Advance(TimeSpan.FromDays(1));

        Assert.NotNull(store.Get("k"));
    }

    [Fact]
    public void First_write_may_take_the_place_of_an_expired_key()
    {
        var store = new MemoryStateStore(time);
        store.TryApply([Save("k", TimeSpan.FromSeconds(1))]);
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.True(store.TryApply([Save("k", null) with { FirstWrite = true }]));
        Assert.False(store.TryApply([Save("k", null) with { FirstWrite = true }]));
    }

    [Theory]
    [InlineData("-1", null)]
    [InlineData("0", null)]
    [InlineData("5", 5)]
    public void Time_to_live_is_read_in_seconds(string text, int? seconds)
    {
        var ttl = StateApi.TimeToLive(new Dictionary<string, string> { ["ttlInSeconds"] = text });

        Assert.Equal(seconds, ttl is { } span ? (int)span.TotalSeconds : null);
    }

    private static StateChange Save(string key, TimeSpan? ttl) => new(key, new byte[] { 1 }) { TimeToLive = ttl };
}
