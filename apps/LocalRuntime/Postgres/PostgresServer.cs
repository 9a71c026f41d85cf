using System.Diagnostics;
using System.Globalization;

namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>The server process over one data folder: made, started, recovered, stopped.</summary>
internal sealed class PostgresServer(PostgresBinaries binaries, ServerAccount account, string place, Action<string> log)
{
    private const long LogLimit = 10_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RecoveryPatience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    private readonly Postmaster postmaster = new(DataIn(place));

    private string Data => DataIn(place);

    private string LogFile => Path.Combine(place, "server.log");

    /// <summary>Where the data stands inside a place.</summary>
    public static string DataIn(string place) => Path.Combine(place, "data");

    /// <summary>The major version that made the data of a place; null when there is none.</summary>
    public static int? VersionOf(string place)
    {
        var file = Path.Combine(DataIn(place), "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Makes the data folder; it gets its name only when it is whole.</summary>
    public async Task CreateAsync(string password, bool durable, CancellationToken cancellation)
    {
        var fresh = Data + ".new";
        var passwordFile = Path.Combine(place, "password");
        PrivateFiles.Replace(passwordFile, System.Text.Encoding.ASCII.GetBytes(password));
        try
        {
            await account.GiveAsync(passwordFile, cancellation);
            var outcome = await InitAsync(fresh, passwordFile, "--locale=C.UTF-8", durable, cancellation);
            if (!outcome.Ok)
                outcome = await InitAsync(fresh, passwordFile, "--locale=C", durable, cancellation);
            if (!outcome.Ok)
                throw new InvalidOperationException($"initdb failed: {outcome.Output.Trim()}");
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(fresh, Data);
    }

    /// <summary>
    /// Sees to it that the server answers and returns its port: adopts one that runs, waits for one that dies or recovers,
    /// starts one where there is none, on another port when the wanted one is taken.
    /// </summary>
    public async Task<int> StartAsync(int port, bool durable, CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            switch (postmaster.Look())
            {
                case PostmasterState.Alive when await IsReadyAsync(cancellation):
                    return postmaster.Port;
                case PostmasterState.Stale:
                    postmaster.Forget();
                    continue;
                case PostmasterState.Absent:
                    port = port != 0 && LoopbackPort.IsFree(port) ? port : TakenBySomebody(port);
                    if (await TryStartAsync(port, durable, cancellation))
                        return port;
                    break;
            }

            var waited = Stopwatch.GetElapsedTime(since);
            if (waited > Patience && !(postmaster.Look() == PostmasterState.Alive && waited < RecoveryPatience))
                throw new InvalidOperationException($"PostgreSQL does not answer: {LogTail()}");
            await Task.Delay(Beat, cancellation);
        }
    }

    /// <summary>Stops the server in order; sessions are ended and their transactions rolled back.</summary>
    public async Task StopAsync()
    {
        if (postmaster.Look() != PostmasterState.Alive)
            return;
        var outcome = await account.RunAsync(binaries.Program("pg_ctl"), ["-D", Data, "-m", "fast", "-w", "-t", "30", "stop"], CancellationToken.None);
        if (!outcome.Ok && postmaster.Look() == PostmasterState.Alive)
            throw new InvalidOperationException($"PostgreSQL did not stop: {outcome.Output.Trim()}");
    }

    private Task<ServerProgram.Outcome> InitAsync(string folder, string passwordFile, string locale, bool durable, CancellationToken cancellation)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        string[] arguments = ["-D", folder, "-U", DatabaseRoles.Superuser, "-A", "scram-sha-256", $"--pwfile={passwordFile}", "-E", "UTF8", locale];
        return account.RunAsync(binaries.Program("initdb"), durable ? arguments : [.. arguments, "--no-sync"], cancellation);
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        var port = postmaster.Port.ToString(CultureInfo.InvariantCulture);
        return (await ServerProgram.RunAsync(binaries.Program("pg_isready"), ["-q", "-h", "127.0.0.1", "-p", port, "-t", "2"], cancellation)).Ok;
    }

    private async Task<bool> TryStartAsync(int port, bool durable, CancellationToken cancellation)
    {
        await WriteSettingsAsync("postgresql.conf", ClusterSettings.Text(port, durable), cancellation);
        await WriteSettingsAsync("pg_hba.conf", ClusterSettings.HostAccess, cancellation);
        if (File.Exists(LogFile) && new FileInfo(LogFile).Length > LogLimit)
            File.Move(LogFile, LogFile + ".old", overwrite: true);
        var before = File.Exists(LogFile) ? new FileInfo(LogFile).Length : 0;
        var outcome = await account.RunAsync(binaries.Program("pg_ctl"), ["-D", Data, "-l", LogFile, "-w", "-t", "30", "start"], cancellation);
        if (outcome.Ok)
            return true;
        var said = LogTail(before);
        if (postmaster.Look() != PostmasterState.Alive && !MayPass(said))
            throw new InvalidOperationException($"PostgreSQL did not start: {outcome.Output.Trim()} {said}");
        return false;
    }

    /// <summary>Reasons that pass by themselves: children of a killed server still end, or the port was taken this very moment.</summary>
    private static bool MayPass(string said) =>
        said.Contains("shared memory block", StringComparison.Ordinal)
        || said.Contains("lock file", StringComparison.Ordinal)
        || said.Contains("could not bind", StringComparison.Ordinal);

    private int TakenBySomebody(int port)
    {
        var other = LoopbackPort.Choose();
        if (port != 0)
            log(string.Create(CultureInfo.InvariantCulture, $"port {port} is taken by another program; PostgreSQL uses {other}"));
        return other;
    }

    private async Task WriteSettingsAsync(string name, string text, CancellationToken cancellation)
    {
        var path = Path.Combine(Data, name);
        PrivateFiles.Replace(path, System.Text.Encoding.UTF8.GetBytes(text));
        await account.GiveAsync(path, cancellation);
    }

    private string LogTail(long from = 0)
    {
        if (!File.Exists(LogFile))
            return "";
        using var stream = new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(Math.Max(from, stream.Length - 2000), SeekOrigin.Begin);
        return new StreamReader(stream).ReadToEnd().Trim();
    }
}
