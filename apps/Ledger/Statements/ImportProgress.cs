using Dapr.Client;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.Ledger.Statements;

/// <summary>
/// Tells how far an import is, in the shared state store: small, loss-tolerant, gone after an hour. The key is the import's random id,
/// and the reader checks in its own books that the import is the tenant's before it looks.
/// </summary>
public sealed class ImportProgress(DaprClient dapr, ILogger<ImportProgress> log)
{
    private const string Store = "state";
    private static readonly Dictionary<string, string> OneHour = new(StringComparer.Ordinal) { ["ttlInSeconds"] = "3600" };

    /// <summary>Reports; a state store that is away does not stop an import.</summary>
    public async Task ReportAsync(Guid importId, int done, int total, CancellationToken cancellationToken)
    {
        try
        {
            await dapr.SaveStateAsync(Store, Contracts.Ledger.ImportState.KeyOf(importId), new Contracts.Ledger.ImportState(done, total), metadata: OneHour, cancellationToken: cancellationToken);
        }
        catch (Dapr.DaprException e)
        {
            log.LogDebug(e, "Progress of import {ImportId} could not be reported", importId);
        }
    }
}
