using FinanceTracker.Contracts.Tax;
using FinanceTracker.Platform.Hosting;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FinanceTracker.Tax.Cfdis.Intake;

/// <summary>One file after the intake: the row it became or was already; none when it was refused.</summary>
/// <param name="Inspected">The file as read.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Row">The row.</param>
/// <param name="Differs">True for a duplicate whose bytes are not those that are stored.</param>
internal sealed record TakenIn(InspectedCfdi Inspected, IntakeStatus Status, StoredCfdi? Row, bool Differs);

/// <summary>
/// Puts CFDIs into the vault, whoever brings them (upload, SAT's packages, e-mail). A UUID is there once per tenant, and what is
/// there is never replaced; what has no UUID is known by its bytes.
/// </summary>
internal sealed class CfdiIntake(TaxDb db, CfdiBundles bundles, CfdiInspector inspector, TaxpayerProfiles profiles, IntakeTools tools)
{
    private const int ChunkSize = 500;
    private const int Attempts = 5;

    /// <summary>Takes files in, in chunks that are each one transaction.</summary>
    public async Task<IReadOnlyList<TakenIn>> TakeAsync(IEnumerable<IntakeFile> files, CancellationToken cancellationToken)
    {
        var taken = new List<TakenIn>();
        foreach (var chunk in files.Chunk(ChunkSize))
        {
            taken.AddRange(await StorePatientlyAsync(inspector.Inspect(chunk), cancellationToken));
        }

        tools.Signal.Wake();
        return taken;
    }

    // Somebody may bring the same documents, or the first of a tenant, at the same time: at the next attempt they are there.
    private async Task<IReadOnlyList<TakenIn>> StorePatientlyAsync(InspectedCfdi[] inspected, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StoreAsync(inspected, cancellationToken);
            }
            catch (DbUpdateException e) when (attempt < Attempts && IsMeeting(e))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private static bool IsMeeting(DbUpdateException e) =>
        e is DbUpdateConcurrencyException || e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    private async Task<IReadOnlyList<TakenIn>> StoreAsync(InspectedCfdi[] inspected, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(inspected, cancellationToken);
        var fresh = new List<InspectedCfdi>();
        foreach (var item in inspected.Where(i => i.Cfdi is not null))
        {
            if (known.Has(item)) continue;
            known.Expect(item);
            fresh.Add(item);
        }

        if (fresh.Count > 0) await AddAsync(fresh, known, cancellationToken);
        var first = fresh.ToHashSet();
        return [.. inspected.Select(i => i.Cfdi is null
            ? new TakenIn(i, IntakeStatus.Rejected, null, false)
            : new TakenIn(i, first.Contains(i) ? IntakeStatus.Stored : IntakeStatus.Duplicate, known.RowOf(i), known.RowOf(i)!.Hash != i.Hash))];
    }

    private async Task AddAsync(List<InspectedCfdi> fresh, KnownCfdis known, CancellationToken cancellationToken)
    {
        var own = await profiles.OwnRfcAsync([.. fresh.Select(i => i.Cfdi!)], cancellationToken);
        var places = await bundles.PutAsync(db.Tenant, [.. fresh.Select(i => i.File.Content)], cancellationToken);
        try
        {
            var now = tools.Time.GetUtcNow();
            var rows = new List<StoredCfdi>(fresh.Count);
            for (var i = 0; i < fresh.Count; i++)
            {
                var direction = ProfileProposal.DirectionOf(own, fresh[i].Cfdi!.Emisor.Rfc, fresh[i].Cfdi!.Receptor.Rfc);
                var row = new StoredCfdi(Guid.CreateVersion7(now), fresh[i], direction, places[i], now);
                rows.Add(row);
                known.Put(row);
            }

            db.Cfdis.AddRange(rows);
            db.Publish(EventOf(rows));
            db.Note("cfdi.stored", rows.Count == 1 ? rows[0].Id.ToString("D") : $"{rows.Count}");
            await db.SaveChangesAsync(cancellationToken);
        }
        catch
        {
            await bundles.DropAsync(db.Tenant, places);
            throw;
        }
    }

    /// <summary>What leaves when documents are in the vault.</summary>
    public CfdisStored EventOf(IReadOnlyList<StoredCfdi> rows) => new(
        db.Tenant.Value, [.. rows.Select(r => r.Id)], rows.Count, rows.Count(r => r.Counts), rows.Min(r => r.IssuedOn), rows.Max(r => r.IssuedOn));

    private async Task<KnownCfdis> KnownAsync(InspectedCfdi[] inspected, CancellationToken cancellationToken)
    {
        var documents = inspected.Where(i => i.Cfdi is not null).ToList();
        if (documents.Count == 0) return new KnownCfdis([]);
        var uuids = documents.Select(i => i.Cfdi!.Uuid).Where(u => u is not null).Distinct().ToList();
        var hashes = documents.Select(i => i.Hash).Distinct().ToList();
        return new KnownCfdis(await db.Cfdis.AsNoTracking()
            .Where(c => c.DeletedAt == null && (uuids.Contains(c.Uuid) || hashes.Contains(c.Hash))).ToListAsync(cancellationToken));
    }

    /// <summary>The rows that a chunk meets, by UUID and by bytes.</summary>
    private sealed class KnownCfdis
    {
        private readonly Dictionary<string, StoredCfdi?> byUuid = new(StringComparer.Ordinal);
        private readonly Dictionary<string, StoredCfdi?> byHash = new(StringComparer.Ordinal);

        public KnownCfdis(IEnumerable<StoredCfdi> rows)
        {
            foreach (var row in rows) Put(row);
        }

        public bool Has(InspectedCfdi item) => byHash.ContainsKey(item.Hash) || (item.Cfdi!.Uuid is { } uuid && byUuid.ContainsKey(uuid));

        public void Expect(InspectedCfdi item)
        {
            byHash[item.Hash] = null;
            if (item.Cfdi!.Uuid is { } uuid) byUuid[uuid] = null;
        }

        public void Put(StoredCfdi row)
        {
            byHash[row.Hash] = row;
            if (row.Uuid is { } uuid) byUuid[uuid] = row;
        }

        public StoredCfdi? RowOf(InspectedCfdi item) =>
            byHash.GetValueOrDefault(item.Hash) ?? (item.Cfdi!.Uuid is { } uuid ? byUuid.GetValueOrDefault(uuid) : null);
    }
}

/// <summary>What the intake needs of the platform.</summary>
internal sealed record IntakeTools(TimeProvider Time, WorkSignal Signal);
