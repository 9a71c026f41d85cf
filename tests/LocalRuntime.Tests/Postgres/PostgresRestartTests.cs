using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FinanceTracker.LocalRuntime.Postgres;
using Npgsql;

namespace FinanceTracker.LocalRuntime.Tests.Postgres;

/// <summary>Every test starts a cluster that exists; <see cref="MadeCluster.StartAsync"/> checks that its data is there.</summary>
public sealed class PostgresRestartTests(MadeCluster made) : IClassFixture<MadeCluster>
{
    private ClusterFolder Folder => made.Folder;

    [Fact]
    public async Task Keeps_data_and_passwords()
    {
        await using var cluster = await made.StartAsync();

        Assert.True(made.WasCreated);
        Assert.Equal(PasswordOf(made.OwnerConnectionString), PasswordOf(cluster.OwnerConnectionString));
    }

    [Fact]
    public async Task Keeps_its_port_and_gives_it_up_only_when_somebody_else_took_it()
    {
        var first = await made.StartAsync();
        await first.StopAsync();
        var second = await made.StartAsync();
        await second.StopAsync();
        using var somebody = new TcpListener(IPAddress.Loopback, first.Port);
        somebody.Start();

        await using var third = await made.StartAsync();

        Assert.Equal(first.Port, second.Port);
        Assert.NotEqual(first.Port, third.Port);
        Assert.Contains(Folder.Lines, line => line.Contains($"port {first.Port} is taken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Does_not_answer_any_more_once_stopped()
    {
        var cluster = await made.StartAsync();

        await cluster.StopAsync();
        await cluster.DisposeAsync();

        await Assert.ThrowsAsync<NpgsqlException>(() => ClusterFolder.AskAsync(cluster.AppConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_second_live_start_on_the_same_folder_is_refused_by_name()
    {
        await using var running = await made.StartAsync();

        var refusal = await Assert.ThrowsAsync<ClusterInUseException>(() => Folder.StartAsync());

        Assert.Contains(Folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await ClusterFolder.AskAsync(running.AppConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_durable_start_syncs_every_commit()
    {
        await using var cluster = await made.StartAsync(durable: true);

        Assert.Equal("on", await ClusterFolder.AskAsync(cluster.AppConnectionString, "SHOW fsync"));
        Assert.Equal("on", await ClusterFolder.AskAsync(cluster.AppConnectionString, "SHOW synchronous_commit"));
        Assert.Equal("off", await ClusterFolder.AskAsync(cluster.AppConnectionString, "SHOW jit"));
    }

    [Fact]
    public async Task A_server_killed_at_work_recovers_what_was_committed()
    {
        await using var killed = await made.StartAsync(durable: true);
        await ClusterFolder.AskAsync(killed.OwnerConnectionString, "CREATE TABLE committed_last AS SELECT 7 AS answer");
        using (var postmaster = Process.GetProcessById(PostmasterOf(killed)))
            postmaster.Kill();
        await killed.StopAsync();

        await using var cluster = await made.StartAsync(durable: true);

        Assert.Equal(7, await ClusterFolder.AskAsync(cluster.OwnerConnectionString, "SELECT answer FROM committed_last"));
    }

    [Fact]
    public async Task A_server_left_behind_by_a_dead_product_is_adopted()
    {
        var dead = await made.StartAsync();
        var postmaster = PostmasterOf(dead);
        dead.LeaveRunning();

        await using var cluster = await made.StartAsync();

        Assert.Equal(dead.Port, cluster.Port);
        Assert.Equal(postmaster, PostmasterOf(cluster));
    }

    [Fact]
    public async Task A_stale_process_number_that_belongs_to_another_program_does_not_stop_the_start()
    {
        var first = await made.StartAsync();
        var file = Path.Combine(first.DataDirectory, "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file);
        await first.StopAsync();
        using var another = Process.Start("/bin/sleep", "60");
        lines[0] = another.Id.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(file, lines);

        await using var second = await made.StartAsync();
        another.Kill();

        Assert.NotEqual(another.Id, PostmasterOf(second));
    }

    [Fact]
    public async Task Roles_and_database_that_a_first_start_did_not_reach_are_made_by_the_next()
    {
        var first = await made.StartAsync();
        await ClusterFolder.AskAsync(TestCluster.SuperuserOf(first), "REVOKE ALL ON DATABASE financetracker FROM ft_worker");
        await ClusterFolder.AskAsync(TestCluster.SuperuserOf(first), "DROP ROLE ft_worker");
        await first.StopAsync();
        var file = Path.Combine(Folder.Path, "postgres.json");
        var state = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, state.Replace("\"prepared\": true", "\"prepared\": false", StringComparison.Ordinal));

        await using var second = await made.StartAsync();

        Assert.Equal("ft_worker", await ClusterFolder.AskAsync(second.WorkerConnectionString, "SELECT current_user::text"));
    }

    private static string? PasswordOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Password;

    private static int PostmasterOf(PostgresCluster cluster) =>
        int.Parse(File.ReadAllLines(Path.Combine(cluster.DataDirectory, "postmaster.pid"))[0], CultureInfo.InvariantCulture);
}
