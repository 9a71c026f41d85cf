using System.Diagnostics;
using System.Globalization;
using FinanceTracker.LocalRuntime.Postgres;

namespace FinanceTracker.LocalRuntime.Tests.Postgres;

public sealed class PostgresRecoveryTests
{
    [Fact]
    public async Task A_server_killed_at_work_recovers_what_was_committed()
    {
        await using var folder = ClusterFolder.Open();
        await using var killed = await folder.StartAsync(durable: true);
        await ClusterFolder.AskAsync(killed.OwnerConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        using (var postmaster = Process.GetProcessById(PostmasterOf(killed)))
            postmaster.Kill();
        await killed.StopAsync();

        await using var cluster = await folder.StartAsync(durable: true);

        Assert.False(cluster.WasCreated);
        Assert.Equal(42, await ClusterFolder.AskAsync(cluster.OwnerConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task A_server_left_behind_by_a_dead_product_is_adopted()
    {
        await using var folder = ClusterFolder.Open();
        using var output = new StringWriter();
        Assert.Equal(0, await PostgresCommand.RunAsync(["start", "--data", folder.Path], output, TextWriter.Null));
        await ClusterFolder.AskAsync(output.ToString().Trim(), "CREATE DATABASE sign_of_life");
        var before = File.ReadAllLines(Path.Combine(folder.Path, "server", "data", "postmaster.pid"))[0];

        await using var cluster = await folder.StartAsync();

        Assert.False(cluster.WasCreated);
        Assert.Equal(before, PostmasterOf(cluster).ToString(CultureInfo.InvariantCulture));
        Assert.Contains($"Port={cluster.Port};", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_process_number_that_belongs_to_another_program_does_not_stop_the_start()
    {
        await using var folder = ClusterFolder.Open();
        await using var first = await folder.StartAsync();
        var file = Path.Combine(first.DataDirectory, "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file);
        await first.StopAsync();
        using var sleeper = Process.Start("/bin/sleep", "60");
        lines[0] = sleeper.Id.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(file, lines);

        await using var second = await folder.StartAsync();
        sleeper.Kill();

        Assert.Equal(1, await ClusterFolder.AskAsync(second.AppConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_first_start_that_was_interrupted_is_begun_again()
    {
        await using var folder = ClusterFolder.Open();
        var half = Directory.CreateDirectory(Path.Combine(folder.Path, "server", "data.new"));
        await File.WriteAllTextAsync(Path.Combine(half.FullName, "PG_VERSION"), "15\n");

        await using var cluster = await folder.StartAsync();

        Assert.True(cluster.WasCreated);
        Assert.Equal(1, await ClusterFolder.AskAsync(cluster.AppConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Roles_and_database_that_a_first_start_did_not_reach_are_made_by_the_next()
    {
        await using var folder = ClusterFolder.Open();
        await using var first = await folder.StartAsync();
        var superuser = TestCluster.SuperuserOf(first);
        await ClusterFolder.AskAsync(superuser, "DROP DATABASE financetracker");
        await ClusterFolder.AskAsync(superuser, "DROP ROLE ft_worker");
        await first.StopAsync();
        var file = Path.Combine(folder.Path, "postgres.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\"prepared\": true", "\"prepared\": false", StringComparison.Ordinal));

        await using var second = await folder.StartAsync();

        Assert.Equal("ft_worker", await ClusterFolder.AskAsync(second.WorkerConnectionString, "SELECT current_user::text"));
    }

    private static int PostmasterOf(PostgresCluster cluster) =>
        int.Parse(File.ReadAllLines(Path.Combine(cluster.DataDirectory, "postmaster.pid"))[0], CultureInfo.InvariantCulture);
}
