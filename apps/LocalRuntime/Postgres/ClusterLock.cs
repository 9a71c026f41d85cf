namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>One live process per cluster. The lock goes with the process, however it ends.</summary>
internal sealed class ClusterLock : IDisposable
{
    private readonly FileStream file;

    private ClusterLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock of a folder, or says that it is taken.</summary>
    public static ClusterLock Take(string folder)
    {
        var path = Path.Combine(folder, "postgres.lock");
        try
        {
            return new ClusterLock(PrivateFiles.Open(path, FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new ClusterInUseException($"A running FinanceTracker uses {folder}: stop it, or choose another data folder.", e);
        }
    }

    public void Dispose() => file.Dispose();
}

/// <summary>Another live process runs the same cluster.</summary>
public sealed class ClusterInUseException(string message, Exception inner) : InvalidOperationException(message, inner);
