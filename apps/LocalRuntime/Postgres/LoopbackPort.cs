using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>Free ports on 127.0.0.1.</summary>
public static class LoopbackPort
{
    // Below the range from which systems take the ports of outgoing connections (32768 on Linux, 49152 elsewhere): such a
    // connection could sit on the port at the next start.
    private const int First = 20000;
    private const int End = 32000;

    /// <summary>True when nothing listens there.</summary>
    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>A free port.</summary>
    public static int Choose()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, End);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException("No free port was found on 127.0.0.1.");
    }
}
