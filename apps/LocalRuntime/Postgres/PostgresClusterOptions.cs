namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>What a private cluster is asked for.</summary>
public sealed record PostgresClusterOptions
{
    /// <summary>Folder of the cluster: passwords and port stand here, the server's files below or where this file says.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Port on 127.0.0.1. Zero: a free one, chosen once, kept, and chosen again only when somebody else took it.</summary>
    public int Port { get; init; }

    /// <summary>False only where the data may be lost with the machine (tests): no fsync.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>The product's database, created on the first start.</summary>
    public string DatabaseName { get; init; } = "financetracker";

    /// <summary>Where lines for a person go.</summary>
    public Action<string>? Log { get; init; }
}
