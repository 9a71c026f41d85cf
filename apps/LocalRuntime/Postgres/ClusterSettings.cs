using System.Globalization;

namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>The server's settings for one machine. Written before every start: they follow the program, not the data.</summary>
internal static class ClusterSettings
{
    /// <summary>TCP on loopback with passwords only: a socket path may be too long (107 bytes), and trust lets every local user in.</summary>
    public const string HostAccess = "host all all 127.0.0.1/32 scram-sha-256\n";

    /// <summary>The whole of <c>postgresql.conf</c>.</summary>
    public static string Text(int port, bool durable)
    {
        var onlyIfDurable = durable ? "on" : "off";
        return string.Create(CultureInfo.InvariantCulture, $"""
            listen_addresses = '127.0.0.1'
            port = {port}
            unix_socket_directories = ''
            max_connections = {(durable ? 100 : 300)}
            password_encryption = 'scram-sha-256'

            shared_buffers = {(durable ? 256 : 128)}MB
            work_mem = 8MB
            maintenance_work_mem = 64MB
            effective_cache_size = 1GB
            random_page_cost = 1.1
            jit = off

            wal_level = minimal
            max_wal_senders = 0
            max_wal_size = 1GB
            checkpoint_completion_target = 0.9
            fsync = {onlyIfDurable}
            synchronous_commit = {onlyIfDurable}
            full_page_writes = {onlyIfDurable}

            timezone = 'UTC'
            datestyle = 'iso, ymd'
            lc_messages = 'C'

            # People's data stays out of the log: neither statements nor the values in an error's detail.
            log_timezone = 'UTC'
            log_min_error_statement = panic
            log_error_verbosity = terse
            log_checkpoints = off

            """);
    }
}
