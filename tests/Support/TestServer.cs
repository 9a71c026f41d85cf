using System.Reflection;
using DotNet.Testcontainers.Builders;
using FinanceTracker.LocalRuntime.Postgres;
using Testcontainers.PostgreSql;

namespace FinanceTracker.Support;

/// <summary>The PostgreSQL of this test process: the one that is named, else a container, else a private cluster.</summary>
internal static class TestServer
{
    /// <summary>Names a superuser's connection string of a server that is for tests alone.</summary>
    public const string Variable = "FINANCETRACKER_TEST_DB";

    private const string Image = "postgres:17-alpine";
    private const int MostProcesses = 20;

    private static readonly Lazy<Task<string>> Found = new(FindAsync);

    /// <summary>The superuser's connection string.</summary>
    public static Task<string> SuperuserAsync() => Found.Value;

    private static async Task<string> FindAsync() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named
        : await ContainerAsync() ?? await PrivateClusterAsync();

    private static async Task<string?> ContainerAsync()
    {
        try
        {
            var container = new PostgreSqlBuilder(Image).WithUsername("postgres").WithDatabase("postgres").Build();
            await container.StartAsync();
            return container.GetConnectionString();
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }

    private static async Task<string> PrivateClusterAsync()
    {
        for (var process = 1; process <= MostProcesses; process++)
        {
            try
            {
                var cluster = await TestCluster.StartEmptyAsync(Folder(process), Console.Error.WriteLine, CancellationToken.None);
                AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.StopAsync().GetAwaiter().GetResult();
                return TestCluster.SuperuserOf(cluster);
            }
            catch (ClusterInUseException)
            {
                // The same tests run in another process: the next folder.
            }
        }

        throw new InvalidOperationException($"{MostProcesses} processes of these tests run already.");
    }

    /// <summary>Below the repository, one for each test program: a run that was killed leaves at most one behind.</summary>
    private static string Folder(int process)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "FinanceTracker.sln")))
            root = root.Parent;
        var name = Assembly.GetEntryAssembly()?.GetName().Name ?? "tests";
        return Path.Combine(root?.FullName ?? AppContext.BaseDirectory, ".data-tests", process == 1 ? name : $"{name}-{process}");
    }
}
