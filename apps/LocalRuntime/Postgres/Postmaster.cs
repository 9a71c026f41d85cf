using System.Diagnostics;
using System.Globalization;

namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>What is known of the server process of a data folder.</summary>
internal enum PostmasterState
{
    /// <summary>No server: one may be started.</summary>
    Absent,

    /// <summary>A server process lives; whether it answers is for pg_isready to say.</summary>
    Alive,

    /// <summary>The server is dead but its traces are not gone: a zombie, or children that still hold the data.</summary>
    Dying,

    /// <summary>Only a stale postmaster.pid is left: its number belongs to a zombie nobody reaps, or to another program by now.</summary>
    Stale,
}

/// <summary>
/// Reads <c>postmaster.pid</c> and the process table. After kill -9 the dead server may stay a zombie for seconds, or for ever
/// where process 1 reaps nothing; <c>pg_ctl status</c> calls that "running" and a start refuses, so the process itself is looked at.
/// </summary>
internal sealed class Postmaster(string dataFolder)
{
    // The lines of postmaster.pid (PostgreSQL source, src/include/utils/pidfile.h): 1 process, 2 data folder, 3 start time, 4 port.
    private const int PortLine = 3;

    private readonly string file = Path.Combine(dataFolder, "postmaster.pid");

    /// <summary>The port of the running server; zero while it has not written it.</summary>
    public int Port => Number(Lines(), PortLine);

    /// <summary>What there is now.</summary>
    public PostmasterState Look()
    {
        var pid = Number(Lines(), 0);
        if (pid == 0)
            return PostmasterState.Absent;
        if (!Directory.Exists("/proc/self"))
            return IsRunning(pid) ? PostmasterState.Alive : PostmasterState.Absent;

        var process = Path.Combine("/proc", pid.ToString(CultureInfo.InvariantCulture));
        var isLeft = Directory.Exists(process);
        if (isLeft && !IsZombie(process) && WorksHere(process))
            return PostmasterState.Alive;
        if (IsHeld())
            return PostmasterState.Dying;
        return isLeft ? PostmasterState.Stale : PostmasterState.Absent;
    }

    /// <summary>Removes a stale postmaster.pid, which PostgreSQL itself would take for a running server.</summary>
    public void Forget() => File.Delete(file);

    private string[] Lines()
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static int Number(string[] lines, int index) =>
        lines.Length > index && int.TryParse(lines[index], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Math.Abs(number) : 0;

    private static bool IsRunning(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Every server process works inside the data folder (proc_pid_cwd(5)).</summary>
    private bool IsHeld() => Directory.EnumerateDirectories("/proc").Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0])).Any(WorksHere);

    private bool WorksHere(string process)
    {
        try
        {
            return string.Equals(File.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName, RealFolder(), StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // gone meanwhile, or of another account: the server is ours or our child's
        }
    }

    private string RealFolder()
    {
        var real = "/";
        foreach (var part in dataFolder.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            real = Directory.ResolveLinkTarget(next, returnFinalTarget: true)?.FullName ?? next;
        }

        return real;
    }

    private static bool IsZombie(string process)
    {
        try
        {
            // proc_pid_stat(5): "pid (name) state …"; the name may hold anything, so the last bracket counts.
            var stat = File.ReadAllText(Path.Combine(process, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..][0] is 'Z' or 'X';
        }
        catch (IOException)
        {
            return true;
        }
    }
}
