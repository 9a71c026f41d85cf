using Dapr.Client;
using FinanceTracker.Tenants;
using Microsoft.Extensions.Logging;

namespace FinanceTracker.Ledger.Statements;

/// <summary>
/// Tells how far an import is, in the shared state store: small, loss-tolerant, gone after an hour. The key begins with the tenant,
/// and the reader takes it from the tenant of its own request.
/// </summary>
public sealed class ImportProgress(DaprClient dapr, ILogger<ImportProgress> log)
{
    private const string Store = "state";
    private static readonly Dictionary<string, string> OneHour = new(StringComparer.Ordinal) { ["ttlInSeconds"] = "3600" };

    /// <summary>Reports; a state store that is away does not stop an import.</summary>
    public async Task ReportAsync(TenantId tenant, Guid importId, int done, int total, CancellationToken cancellationToken)
    {
        try
        {
            await dapr.SaveStateAsync(Store, Contracts.Ledger.ImportState.KeyOf(tenant.Value, importId), new Contracts.Ledger.ImportState(done, total), metadata: OneHour, cancellationToken: cancellationToken);
        }
        catch (Dapr.DaprException e)
        {
            log.LogDebug(e, "Progress of import {ImportId} of tenant {Tenant} could not be reported", importId, tenant);
        }
    }
}
