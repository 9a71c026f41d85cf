using System.Net;
using System.Net.Sockets;
using FinanceTracker.LocalRuntime.Postgres;
using Npgsql;

namespace FinanceTracker.LocalRuntime.Tests.Postgres;

public sealed class PostgresClusterTests
{
    [Fact]
    public async Task Keeps_data_port_and_passwords_over_a_restart()
    {
        await using var folder = ClusterFolder.Open();
        await using var first = await folder.StartAsync();
        await ClusterFolder.AskAsync(first.OwnerConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        await first.StopAsync();

        await using var second = await folder.StartAsync();

        Assert.True(first.WasCreated);
        Assert.False(second.WasCreated);
        Assert.Equal(first.OwnerConnectionString, second.OwnerConnectionString);
        Assert.Equal(42, await ClusterFolder.AskAsync(second.OwnerConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task Does_not_answer_any_more_once_stopped()
    {
        await using var folder = ClusterFolder.Open();
        var cluster = await folder.StartAsync();

        await cluster.DisposeAsync();
        await cluster.StopAsync();

        await Assert.ThrowsAsync<NpgsqlException>(() => ClusterFolder.AskAsync(cluster.AppConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Two_clusters_stand_side_by_side()
    {
        await using var one = ClusterFolder.Open();
        await using var other = ClusterFolder.Open();
        await using var first = await one.StartAsync();
        await using var second = await other.StartAsync();

        await ClusterFolder.AskAsync(first.OwnerConnectionString, "CREATE TABLE only_here()");

        Assert.NotEqual(first.Port, second.Port);
        Assert.True(await ClusterFolder.IsTrueAsync(first.OwnerConnectionString, "SELECT to_regclass('only_here') IS NOT NULL"));
        Assert.False(await ClusterFolder.IsTrueAsync(second.OwnerConnectionString, "SELECT to_regclass('only_here') IS NOT NULL"));
    }

    [Fact]
    public async Task A_port_taken_by_somebody_else_is_replaced_and_said()
    {
        await using var folder = ClusterFolder.Open();
        await using var first = await folder.StartAsync();
        await ClusterFolder.AskAsync(first.OwnerConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        await first.StopAsync();
        using var somebody = new TcpListener(IPAddress.Loopback, first.Port);
        somebody.Start();

        await using var second = await folder.StartAsync();

        Assert.NotEqual(first.Port, second.Port);
        Assert.Contains(folder.Lines, line => line.Contains($"port {first.Port} is taken", StringComparison.Ordinal));
        Assert.Equal(42, await ClusterFolder.AskAsync(second.OwnerConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_second_live_start_on_the_same_folder_is_refused_by_name()
    {
        await using var folder = ClusterFolder.Open();
        await using var running = await folder.StartAsync();

        var refusal = await Assert.ThrowsAsync<ClusterInUseException>(() => folder.StartAsync());

        Assert.Contains(folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await ClusterFolder.AskAsync(running.AppConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_durable_cluster_syncs_and_is_not_thrown_away_by_tests()
    {
        await using var folder = ClusterFolder.Open();
        await using var cluster = await folder.StartAsync(durable: true);

        Assert.Equal("on", await ClusterFolder.AskAsync(cluster.AppConnectionString, "SHOW fsync"));
        Assert.Equal("on", await ClusterFolder.AskAsync(cluster.AppConnectionString, "SHOW synchronous_commit"));
        Assert.Equal("off", await ClusterFolder.AskAsync(cluster.AppConnectionString, "SHOW jit"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestCluster.RemoveAsync(folder.Path));
    }

    [Fact]
    public async Task Data_below_a_closed_parent_is_moved_and_said()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root hands the server to another account.");
        await using var folder = ClusterFolder.Closed();
        await using var first = await folder.StartAsync();
        await ClusterFolder.AskAsync(first.OwnerConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        await first.StopAsync();
        await using var second = await folder.StartAsync();

        Assert.StartsWith("/var/lib/financetracker/", first.DataDirectory, StringComparison.Ordinal);
        Assert.Equal(first.DataDirectory, second.DataDirectory);
        Assert.Contains(Path.GetDirectoryName(first.DataDirectory)!, Assert.Single(folder.Lines), StringComparison.Ordinal);
        Assert.Equal(42, await ClusterFolder.AskAsync(second.OwnerConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task Files_left_in_the_moved_place_by_a_deleted_folder_do_not_come_back()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root hands the server to another account.");
        await using var folder = ClusterFolder.Closed();
        await using var first = await folder.StartAsync();
        await ClusterFolder.AskAsync(first.OwnerConnectionString, "CREATE TABLE gone()");
        await first.StopAsync();
        Directory.Delete(folder.Path, recursive: true);

        await using var second = await folder.StartAsync();

        Assert.True(second.WasCreated);
        Assert.False(await ClusterFolder.IsTrueAsync(second.OwnerConnectionString, "SELECT to_regclass('gone') IS NOT NULL"));
    }
}
