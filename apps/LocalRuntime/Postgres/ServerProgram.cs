using System.Diagnostics;

namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>Runs one program to its end and returns what it said.</summary>
internal static class ServerProgram
{
    private const string Setsid = "/usr/bin/setsid";

    /// <summary>Exit code, and standard output followed by standard error.</summary>
    internal sealed record Outcome(int ExitCode, string Output)
    {
        public bool Ok => ExitCode == 0;
    }

    /// <summary>The outcome of a short program, waited for.</summary>
    public static Outcome Run(string program, IReadOnlyList<string> arguments) =>
        RunAsync(program, arguments, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>
    /// The outcome of a program. It runs in a session of its own where the system can, so that Ctrl-C in the terminal does not
    /// end it (or the server it starts) before the product has stopped in order.
    /// </summary>
    public static async Task<Outcome> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var ownSession = File.Exists(Setsid);
        start.FileName = ownSession ? Setsid : program;
        foreach (var argument in ownSession ? arguments.Prepend(program) : arguments)
            start.ArgumentList.Add(argument);
        // PGPORT, PGOPTIONS and their like belong to the person's own servers; messages are read in English.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new Outcome(process.ExitCode, await output + await errors);
    }
}
