using System.Globalization;
using System.Text.Json;
using FinanceTracker.Platform.Time;
using Npgsql;

namespace FinanceTracker.Ledger.FxRates;

/// <summary>
/// The platform's own job: brings the FIX rates, at start and every hour. With the secret <c>banxico-token</c> it asks Banxico for what
/// is missing; without one it reads the file that <c>Fx:File</c> names, if any. Two replicas at once write the same rows twice, to no harm.
/// </summary>
public sealed class FxFeed(FxRateStore store, IHttpClientFactory clients, IConfiguration settings, TimeProvider time, ILogger<FxFeed> log) : BackgroundService
{
    private const string Dollar = "USD";
    private const string FirstDay = "2020-01-01";

    // Banxico may correct the latest ones.
    private const int AgainDays = 7;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await BringAsync(stoppingToken);
            }
            catch (Exception e) when (e is HttpRequestException or JsonException or FormatException or IOException or UnauthorizedAccessException or NpgsqlException
                || (e is OperationCanceledException && !stoppingToken.IsCancellationRequested))
            {
                log.LogWarning(e, "Exchange rates could not be brought; trying again in an hour");
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    /// <summary>Brings what is missing; returns how many rates are new or corrected.</summary>
    public async Task<int> BringAsync(CancellationToken cancellationToken)
    {
        if (settings["Secrets:banxico-token"] is { Length: > 0 } token)
        {
            var today = MexicoCalendar.Today(time);
            var known = await store.FindAsync(Dollar, today, cancellationToken);
            var from = known?.Day.AddDays(-AgainDays) ?? DateOnly.ParseExact(settings["Fx:From"] ?? FirstDay, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var rates = await new BanxicoSie(clients.CreateClient(BanxicoSie.ClientName)).ReadAsync(BanxicoSie.Fix, from, today, token, cancellationToken);
            return await StoredAsync($"banxico:{BanxicoSie.Fix}", rates, cancellationToken);
        }

        if (settings["Fx:File"] is { Length: > 0 } file)
            return await StoredAsync("file", FxFile.Parse(await File.ReadAllTextAsync(file, cancellationToken)), cancellationToken);
        return 0;
    }

    private async Task<int> StoredAsync(string source, IReadOnlyList<PublishedRate> rates, CancellationToken cancellationToken)
    {
        var stored = await store.StoreAsync(Dollar, source, rates, cancellationToken);
        if (stored > 0) log.LogInformation("{Count} exchange rates of {Source} were stored", stored, source);
        return stored;
    }
}
