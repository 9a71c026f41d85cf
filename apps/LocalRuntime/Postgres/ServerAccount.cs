namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>Who runs the server. PostgreSQL refuses root, so root hands it to the package's own account.</summary>
internal sealed class ServerAccount
{
    private const string Postgres = "postgres";
    private const string Setpriv = "/usr/bin/setpriv";

    private ServerAccount(bool isOther) => IsOther = isOther;

    /// <summary>True when the server runs as another account than ours.</summary>
    public bool IsOther { get; }

    /// <summary>The account for this process.</summary>
    public static ServerAccount Current()
    {
        if (!Environment.IsPrivilegedProcess)
            return new ServerAccount(isOther: false);
        if (!File.Exists(Setpriv))
            throw new InvalidOperationException("PostgreSQL does not run as root and setpriv is missing: run as an ordinary user.");
        return new ServerAccount(isOther: true);
    }

    /// <summary>Runs a program as the server's account.</summary>
    public Task<ServerProgram.Outcome> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        IsOther
            ? ServerProgram.RunAsync(Setpriv, [$"--reuid={Postgres}", $"--regid={Postgres}", "--init-groups", program, .. arguments], cancellation)
            : ServerProgram.RunAsync(program, arguments, cancellation);

    /// <summary>Gives files or folders to the server's account. False when the file system refuses.</summary>
    public async Task<bool> GiveAsync(string path, CancellationToken cancellation) =>
        !IsOther || (await ServerProgram.RunAsync("/bin/chown", [$"{Postgres}:{Postgres}", path], cancellation)).Ok;

    /// <summary>Asks the kernel, not the mode bits, whether the account can work in a folder: every parent needs o+x.</summary>
    public async Task<bool> CanUseAsync(string folder, CancellationToken cancellation) =>
        !IsOther || (await RunAsync("/usr/bin/test", ["-w", folder], cancellation)).Ok;
}
