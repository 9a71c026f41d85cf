using System.Globalization;
using Npgsql;

namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>
/// A private PostgreSQL on 127.0.0.1 for one machine: made on the first start, kept between starts, recovered after kill -9 of
/// the product or of the server. Disposing stops the server.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private readonly PostgresClusterOptions options;
    private readonly PostgresServer server;
    private readonly IDisposable[] locks;
    private readonly ClusterState state;
    private bool isStopped;

    private PostgresCluster(PostgresClusterOptions options, PostgresServer server, ClusterState state, IDisposable[] locks)
    {
        this.options = options;
        this.server = server;
        this.state = state;
        this.locks = locks;
    }

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port => state.Port;

    /// <summary>PostgreSQL's own data folder (PGDATA).</summary>
    public string DataDirectory => PostgresServer.DataIn(state.Place!);

    /// <summary>True when this start made the cluster.</summary>
    public bool WasCreated { get; private init; }

    /// <summary>Migrates: owns the database.</summary>
    public string OwnerConnectionString => ConnectionString(DatabaseRoles.Owner, null, options.DatabaseName);

    /// <summary>Serves requests.</summary>
    public string AppConnectionString => ConnectionString(DatabaseRoles.App, null, options.DatabaseName);

    /// <summary>Works without a tenant in hand.</summary>
    public string WorkerConnectionString => ConnectionString(DatabaseRoles.Worker, null, options.DatabaseName);

    /// <summary>The superuser, on the maintenance database: for tests alone.</summary>
    internal string SuperuserConnectionString => ConnectionString(DatabaseRoles.Superuser, null, "postgres");

    /// <summary>Starts the cluster of a folder, making it when there is none.</summary>
    /// <exception cref="ClusterInUseException">Another live process runs it.</exception>
    public static async Task<PostgresCluster> StartAsync(PostgresClusterOptions options, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(options.DataDirectory);
        var log = options.Log ?? (_ => { });
        var account = ServerAccount.Current();
        PrivateFiles.CreateFolder(folder, passable: account.IsOther);
        var held = new List<IDisposable> { ClusterLock.Take(folder) };
        try
        {
            var known = ClusterState.Load(folder) ?? ClusterState.New(options.Durable).SaveIn(folder);
            var place = known.Place ?? await new ClusterPlace(folder, account, log).ChooseAsync(!known.Durable, cancellation);
            held.Add(ClusterLock.Take(place));
            known = (known with { Place = place }).SaveIn(folder);

            var made = PostgresServer.VersionOf(place);
            var program = new PostgresServer(BinariesFor(made, place), account, place, log);
            if (made is null)
                await program.CreateAsync(known.Passwords[DatabaseRoles.Superuser], options.Durable, cancellation);
            var port = await program.StartAsync(options.Port != 0 ? options.Port : known.Port, options.Durable, cancellation);
            known = (known with { Port = port, Prepared = known.Prepared && made is not null }).SaveIn(folder);

            var cluster = new PostgresCluster(options, program, known, [.. held]) { WasCreated = made is null };
            if (!known.Prepared)
            {
                await cluster.PrepareAsync(cancellation);
                (known with { Prepared = true }).SaveIn(folder);
            }

            return cluster;
        }
        catch
        {
            held.ForEach(l => l.Dispose());
            throw;
        }
    }

    /// <summary>Stops the server in order and lets go of the folder.</summary>
    public async Task StopAsync()
    {
        if (isStopped)
            return;
        await server.StopAsync();
        LeaveRunning();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>How to connect as a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="password">Null for the roles of the cluster, whose passwords it keeps.</param>
    /// <param name="database">The database.</param>
    public string ConnectionString(string role, string? password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = role,
        Password = password ?? state.Passwords[role],
        Database = database,
        // Loopback: no certificate and no Kerberos to ask for, which saves two round trips per connection.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Lets go of the folder and leaves the server running, as a killed process does; the next start adopts it.</summary>
    public void LeaveRunning()
    {
        isStopped = true;
        foreach (var held in locks)
            held.Dispose();
    }

    private static PostgresBinaries BinariesFor(int? major, string place) =>
        PostgresPackage.Find(major) ?? throw new InvalidOperationException(
            major is null || PostgresPackage.Find() is not { } other
                ? string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {PostgresPackage.MinimumMajor} or newer is not installed. Run: {PostgresPackage.HowToInstall()}")
                : string.Create(CultureInfo.InvariantCulture, $"{place} was made by PostgreSQL {major}, and only {other.Major} is installed: install postgresql-{major}."));

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        var direct = new NpgsqlConnectionStringBuilder(SuperuserConnectionString) { Pooling = false };
        await using var superuser = new NpgsqlConnection(direct.ConnectionString);
        await superuser.OpenAsync(cancellation);
        await DatabaseRoles.EnsureAsync(superuser, role => state.Passwords[role], cancellation);
        if (!await DatabaseRoles.DatabaseExistsAsync(superuser, options.DatabaseName, cancellation))
            await DatabaseRoles.CreateDatabaseAsync(superuser, options.DatabaseName, template: null, cancellation);
        await DatabaseRoles.GrantAsync(superuser, options.DatabaseName, cancellation);
    }
}
