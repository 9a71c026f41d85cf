using FinanceTracker.LocalRuntime.Postgres;
using Npgsql;

namespace FinanceTracker.LocalRuntime.Tests.Postgres;

public sealed class PostgresSafetyTests(PostgresSafetyTests.Running running) : IClassFixture<PostgresSafetyTests.Running>
{
    private PostgresCluster Cluster => running.Cluster;

    [Fact]
    public async Task No_role_that_signs_in_is_superuser_or_bypasses_row_level_security()
    {
        foreach (var login in new[] { Cluster.OwnerConnectionString, Cluster.AppConnectionString, Cluster.WorkerConnectionString })
        {
            const string Strong = "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = session_user";
            Assert.False(await ClusterFolder.IsTrueAsync(login, Strong));
        }
    }

    [Fact]
    public async Task Two_clusters_stand_side_by_side_and_do_not_know_each_other()
    {
        await using var folder = ClusterFolder.Open();
        await using var other = await folder.StartAsync();

        await ClusterFolder.AskAsync(Cluster.OwnerConnectionString, "CREATE TABLE only_here()");

        Assert.NotEqual(Cluster.Port, other.Port);
        Assert.False(await ClusterFolder.IsTrueAsync(other.OwnerConnectionString, "SELECT to_regclass('only_here') IS NOT NULL"));
        var foreign = other.ConnectionString(DatabaseRoles.Owner, new NpgsqlConnectionStringBuilder(Cluster.OwnerConnectionString).Password, "financetracker");
        await Assert.ThrowsAsync<PostgresException>(() => ClusterFolder.AskAsync(foreign, "SELECT 1"));
    }

    [Fact]
    public async Task The_owner_owns_the_database_and_creates_schemas()
    {
        Assert.Equal(
            "ft_owner",
            await ClusterFolder.AskAsync(Cluster.OwnerConnectionString, "SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()"));
        await ClusterFolder.AskAsync(Cluster.OwnerConnectionString, "CREATE SCHEMA ledger CREATE TABLE entries(id int)");
        await AssertRefusedAsync(Cluster.AppConnectionString, "SELECT * FROM ledger.entries");
    }

    [Theory]
    [InlineData("CREATE SCHEMA mine")]
    [InlineData("CREATE TABLE public.mine()")]
    [InlineData("CREATE ROLE other")]
    [InlineData("SET ROLE ft_owner")]
    public async Task The_serving_roles_may_not(string sql)
    {
        await AssertRefusedAsync(Cluster.AppConnectionString, sql);
        await AssertRefusedAsync(Cluster.WorkerConnectionString, sql);
    }

    [Fact]
    public async Task The_serving_roles_have_temporary_tables() =>
        Assert.Equal(3L, await ClusterFolder.AskAsync(
            Cluster.AppConnectionString, "CREATE TEMPORARY TABLE rows AS SELECT generate_series(1, 3); SELECT count(*) FROM rows"));

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        var wrong = Cluster.ConnectionString(DatabaseRoles.App, "wrong", "financetracker");

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ClusterFolder.AskAsync(wrong, "SELECT 1"));

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task It_listens_on_loopback_alone_and_has_no_socket_file()
    {
        Assert.Equal("127.0.0.1", await ClusterFolder.AskAsync(TestCluster.SuperuserOf(Cluster), "SHOW listen_addresses"));
        Assert.Equal("", await ClusterFolder.AskAsync(TestCluster.SuperuserOf(Cluster), "SHOW unix_socket_directories"));
    }

    [Fact]
    public void Secrets_are_for_the_owner_alone()
    {
        Assert.Equal("600", ClusterFolder.ModeOf(Path.Combine(running.Folder.Path, "postgres.json")));
        Assert.Equal("600", ClusterFolder.ModeOf(Path.Combine(Cluster.DataDirectory, "pg_hba.conf")));
        Assert.Equal("700", ClusterFolder.ModeOf(Cluster.DataDirectory));
        Assert.Equal("700", ClusterFolder.ModeOf(Path.GetDirectoryName(Cluster.DataDirectory)!));
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(Cluster.DataDirectory)!, "password")));
    }

    [Fact]
    public async Task Values_of_people_do_not_reach_the_log()
    {
        await ClusterFolder.AskAsync(Cluster.OwnerConnectionString, "CREATE TABLE people(email text UNIQUE)");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ClusterFolder.AskAsync(
            Cluster.OwnerConnectionString, "INSERT INTO people VALUES ('ana@example.mx'), ('ana@example.mx')"));

        var log = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(Cluster.DataDirectory)!, "server.log"));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
        Assert.Contains("people_email_key", log, StringComparison.Ordinal);
        Assert.DoesNotContain("ana@example.mx", log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_is_not_installed_is_not_found()
    {
        Assert.Null(PostgresPackage.Find(major: 99));
        Assert.True(PostgresPackage.Find()!.Major >= PostgresPackage.MinimumMajor);
        Assert.Contains("postgresql", PostgresPackage.HowToInstall(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("start")]
    [InlineData("start", "--data")]
    [InlineData("destroy", "--data", "x")]
    public async Task The_command_says_how_it_is_used(params string[] args)
    {
        using var errors = new StringWriter();

        Assert.Equal(2, await PostgresCommand.RunAsync(args, TextWriter.Null, errors));
        Assert.StartsWith("usage:", errors.ToString(), StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(string login, string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ClusterFolder.AskAsync(login, sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    /// <summary>One running cluster for the whole class.</summary>
    public sealed class Running : IAsyncLifetime
    {
        public ClusterFolder Folder { get; } = ClusterFolder.Open();

        public PostgresCluster Cluster { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Cluster = await Folder.StartAsync();

        public async ValueTask DisposeAsync()
        {
            await Cluster.DisposeAsync();
            await Folder.DisposeAsync();
        }
    }
}
