namespace FinanceTracker.LocalRuntime.Tests.Postgres;

public sealed class PostgresPlaceTests
{
    [Fact]
    public async Task Data_below_a_closed_parent_is_moved_and_said_and_does_not_outlive_its_folder()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root hands the server to another account.");
        await using var folder = ClusterFolder.Closed();
        await using var first = await folder.StartAsync();
        await ClusterFolder.AskAsync(first.OwnerConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
        await first.StopAsync();
        await using var second = await folder.StartAsync();

        Assert.StartsWith("/var/lib/financetracker/", first.DataDirectory, StringComparison.Ordinal);
        Assert.Contains(Path.GetDirectoryName(first.DataDirectory)!, Assert.Single(folder.Lines), StringComparison.Ordinal);
        Assert.Equal(first.DataDirectory, second.DataDirectory);
        Assert.Equal(42, await ClusterFolder.AskAsync(second.OwnerConnectionString, "SELECT answer FROM kept"));

        await second.StopAsync();
        Directory.Delete(folder.Path, recursive: true);
        await using var third = await folder.StartAsync();

        Assert.True(third.WasCreated);
        Assert.False(await ClusterFolder.IsTrueAsync(third.OwnerConnectionString, "SELECT to_regclass('kept') IS NOT NULL"));
    }
}
