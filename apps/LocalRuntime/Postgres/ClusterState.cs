using System.Security.Cryptography;
using System.Text.Json;

namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>What a cluster keeps about itself in <c>postgres.json</c> (mode 600): where it lives, its port, its passwords.</summary>
internal sealed record ClusterState
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Folder of the server's files; elsewhere when the server's account cannot reach the data folder.</summary>
    public string? Place { get; init; }

    /// <summary>Port of the last start; zero before the first.</summary>
    public int Port { get; init; }

    /// <summary>False: made for tests, may be thrown away.</summary>
    public required bool Durable { get; init; }

    /// <summary>True once roles and database stand: a start that was interrupted before is finished by the next.</summary>
    public bool Prepared { get; init; }

    /// <summary>Passwords by role.</summary>
    public required IReadOnlyDictionary<string, string> Passwords { get; init; }

    /// <summary>The file in a cluster's folder.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "postgres.json");

    /// <summary>The state kept in a folder; null when there is none.</summary>
    public static ClusterState? Load(string folder)
    {
        var file = FileIn(folder);
        return File.Exists(file) ? JsonSerializer.Deserialize<ClusterState>(File.ReadAllBytes(file), Json) : null;
    }

    /// <summary>A new state with random passwords.</summary>
    public static ClusterState New(bool durable) => new()
    {
        Durable = durable,
        Passwords = DatabaseRoles.Logins.Append(DatabaseRoles.Superuser).ToDictionary(role => role, _ => RandomNumberGenerator.GetHexString(40, lowercase: true)),
    };

    /// <summary>Writes the state; returns it.</summary>
    public ClusterState SaveIn(string folder)
    {
        PrivateFiles.Replace(FileIn(folder), JsonSerializer.SerializeToUtf8Bytes(this, Json));
        return this;
    }
}
