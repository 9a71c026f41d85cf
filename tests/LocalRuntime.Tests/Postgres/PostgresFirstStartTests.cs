using FinanceTracker.LocalRuntime.Postgres;
using Npgsql;

namespace FinanceTracker.LocalRuntime.Tests.Postgres;

public sealed class PostgresFirstStartTests
{
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
    public async Task The_command_leaves_an_empty_server_running_until_it_is_told_to_stop()
    {
        await using var folder = ClusterFolder.Open();
        using var output = new StringWriter();

        Assert.Equal(0, await PostgresCommand.RunAsync(["start", "--data", folder.Path], output, TextWriter.Null));
        Assert.True(await ClusterFolder.IsTrueAsync(output.ToString().Trim(), "SELECT rolsuper FROM pg_roles WHERE rolname = session_user"));
        Assert.Equal(0, await PostgresCommand.RunAsync(["stop", "--data", folder.Path], output, TextWriter.Null));

        await Assert.ThrowsAsync<NpgsqlException>(() => ClusterFolder.AskAsync(output.ToString().Trim(), "SELECT 1"));
    }

    [Fact]
    public async Task Tests_do_not_throw_away_a_durable_cluster()
    {
        var folder = Directory.CreateTempSubdirectory("ft-cluster-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "postgres.json"), """{ "durable": true, "passwords": {} }""");

        await Assert.ThrowsAsync<InvalidOperationException>(() => TestCluster.RemoveAsync(folder.FullName));
        Assert.Equal(1, await PostgresCommand.RunAsync(["start", "--data", folder.FullName], TextWriter.Null, TextWriter.Null));

        folder.Delete(recursive: true);
    }
}
