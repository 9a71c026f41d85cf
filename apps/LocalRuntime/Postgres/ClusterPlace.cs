using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FinanceTracker.LocalRuntime.Postgres;

/// <summary>
/// Decides where the server's files stand: below the data folder, or, when the server's account cannot reach that folder
/// (root's clone below a folder of mode 700), in a folder of the system named after it.
/// </summary>
internal sealed class ClusterPlace(string folder, ServerAccount account, Action<string> log)
{
    private const string SystemRoot = "/var/lib/financetracker";

    /// <summary>Where a folder's cluster goes when the folder cannot be reached; the n-th try when an earlier one is occupied.</summary>
    public static string NameFor(string folder, int attempt)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12];
        return attempt == 0 ? hash : string.Create(CultureInfo.InvariantCulture, $"{hash}-{attempt}");
    }

    /// <summary>The place of a new cluster, made and usable by the server's account.</summary>
    /// <param name="mayDiscard">True when what an earlier cluster of this folder left behind was for tests only.</param>
    public async Task<string> ChooseAsync(bool mayDiscard, CancellationToken cancellation)
    {
        var own = Path.Combine(folder, "server");
        if (await PrepareAsync(own, cancellation))
            return own;
        Directory.Delete(own, recursive: true);
        PrivateFiles.CreateFolder(SystemRoot, passable: true);
        var place = Free(mayDiscard);
        if (!await PrepareAsync(place, cancellation))
            throw new InvalidOperationException($"The postgres account can reach neither {folder} nor {place}: choose a data folder it can reach.");
        log($"the postgres account cannot reach {folder}: the database's files are in {place}");
        return place;
    }

    /// <summary>
    /// The data folder was deleted and its files here were left: their passwords are gone with it, so they are never opened
    /// again, and never deleted either unless they were for tests.
    /// </summary>
    private string Free(bool mayDiscard)
    {
        var attempt = 0;
        var place = Path.Combine(SystemRoot, NameFor(folder, attempt));
        while (PostgresServer.VersionOf(place) is not null)
        {
            if (mayDiscard && new Postmaster(PostgresServer.DataIn(place)).Look() is PostmasterState.Absent or PostmasterState.Stale)
            {
                Directory.Delete(place, recursive: true);
                return place;
            }

            log($"{place} holds the files of a data folder that was deleted: they are left alone");
            place = Path.Combine(SystemRoot, NameFor(folder, ++attempt));
        }

        return place;
    }

    private async Task<bool> PrepareAsync(string place, CancellationToken cancellation)
    {
        PrivateFiles.CreateFolder(place);
        return await account.GiveAsync(place, cancellation) && await account.CanUseAsync(place, cancellation);
    }
}
