using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Sat.Packages;
using FinanceTracker.Tax.Sat.Signing;
using FinanceTracker.Tax.Sat.Status;
using FinanceTracker.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>Downloads as rows, packages as sealed documents, their CFDIs through the same intake as an upload.</summary>
internal sealed class DownloadStore(TaxDb db, DocumentStore documents, IServiceScopeFactory scopes, TimeProvider time) : IDownloadStore
{
    private const int Chunk = 1000;

    /// <inheritdoc/>
    public async Task KeepAsync(Download download, CancellationToken cancellationToken)
    {
        (await RowAsync(download, cancellationToken)).Take(download, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task KeepPackageAsync(Download download, string packageId, byte[] package, CancellationToken cancellationToken)
    {
        var row = await RowAsync(download, cancellationToken);
        await documents.PutAsync(db.Tenant, NameOf(row, download, packageId), new MemoryStream(package, writable: false), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Problem?> IngestAsync(Download download, CancellationToken cancellationToken)
    {
        var row = await RowAsync(download, cancellationToken);
        var count = new IngestCount(0, 0, 0, IsBroken: false);
        foreach (var package in download.Packages.Where(p => p.Fetched))
        {
            if (await documents.GetAsync(db.Tenant, NameOf(row, download, package.Id), cancellationToken) is not { } zip) continue;
            var one = row.Content == SatContent.Cfdi ? await CfdisAsync(zip, cancellationToken) : await MetadataAsync(zip, cancellationToken);
            count = new IngestCount(count.Found + one.Found, count.Stored + one.Stored, count.Cancelled + one.Cancelled, count.IsBroken || one.IsBroken);
        }

        row.Count(count); // saved with the step that follows; a package that cannot be read is told, not tried for ever
        return null;
    }

    /// <summary>What the metadata of these questions names, and whether its document is in the vault.</summary>
    public async Task<IReadOnlyList<KnownCfdi>> KnownAsync(IEnumerable<SatRequest> requests, CancellationToken cancellationToken)
    {
        var named = new Dictionary<string, MetadataRow>(StringComparer.Ordinal);
        foreach (var row in requests.Where(r => r is { Content: SatContent.Metadata, State: DownloadState.Ingested }))
        {
            var download = row.Read();
            foreach (var package in download.Packages.Where(p => p.Fetched))
            {
                if (await documents.GetAsync(db.Tenant, NameOf(row, download, package.Id), cancellationToken) is not { } zip) continue;
                var read = SatPackage.ReadMetadata(zip);
                foreach (var cfdi in read.IsOk ? read.Value.Rows : []) named[cfdi.Uuid] = cfdi;
            }
        }

        var stored = new HashSet<string>(StringComparer.Ordinal);
        foreach (var uuids in named.Keys.Chunk(Chunk))
            stored.UnionWith(await db.Cfdis.Where(c => c.DeletedAt == null && uuids.Contains(c.Uuid)).Select(c => c.Uuid!).ToListAsync(cancellationToken));
        return [.. named.Values.Select(c => new KnownCfdi(c.Uuid, DateOnly.FromDateTime(c.IssuedAt), c.Valid, stored.Contains(c.Uuid)))];
    }

    private async Task<IngestCount> CfdisAsync(byte[] zip, CancellationToken cancellationToken)
    {
        var files = new List<IntakeFile>();
        var problem = SatPackage.ReadCfdis(zip, cfdi => files.Add(new IntakeFile($"{cfdi.Name}.xml", cfdi.Content)));
        await using var scope = Scope();
        var taken = await scope.ServiceProvider.GetRequiredService<CfdiIntake>().TakeAsync(files, cancellationToken);
        return new IngestCount(files.Count, taken.Count(t => t.Status == IntakeStatus.Stored), 0, problem is not null);
    }

    private async Task<IngestCount> MetadataAsync(byte[] zip, CancellationToken cancellationToken)
    {
        var read = SatPackage.ReadMetadata(zip);
        if (!read.IsOk) return new IngestCount(0, 0, 0, IsBroken: true);
        await using var scope = Scope();
        var (vault, desk, cancelled) = (scope.ServiceProvider.GetRequiredService<TaxDb>(), scope.ServiceProvider.GetRequiredService<StatusDesk>(), 0);
        foreach (var rows in read.Value.Rows.Where(r => !r.Valid).Chunk(Chunk))
        {
            var since = rows.GroupBy(r => r.Uuid, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().CancelledAt, StringComparer.Ordinal);
            var stored = await vault.Cfdis.Where(c => c.DeletedAt == null && since.Keys.Contains(c.Uuid!) && c.Sat.Standing != CfdiStanding.Cancelled).ToListAsync(cancellationToken);
            foreach (var cfdi in stored) desk.Cancelled(cfdi, since[cfdi.Uuid!]);
            await vault.SaveChangesAsync(cancellationToken);
            cancelled += stored.Count;
        }

        return new IngestCount(read.Value.Rows.Count, 0, cancelled, read.Value.BadLines > 0);
    }

    // The intake clears its context when it meets somebody else's work: it gets one of its own.
    private AsyncServiceScope Scope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<MultiTenantContext>().Set(TenantInfo.ForWork(db.Tenant), user: null);
        return scope;
    }

    private Task<SatRequest> RowAsync(Download download, CancellationToken cancellationToken)
    {
        var planned = download.Planned;
        return db.SatRequests.SingleAsync(
            r => r.Rfc == planned.Rfc && r.Direction == planned.Direction && r.Content == planned.Content && r.PlannedFrom == planned.From && r.PlannedTo == planned.To,
            cancellationToken);
    }

    private static string NameOf(SatRequest row, Download download, string packageId)
    {
        var place = download.Packages.Select((p, i) => (p.Id, i)).First(p => p.Id == packageId).i;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"sat/{row.Id:N}-{place}");
    }
}
