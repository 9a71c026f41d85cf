using FinanceTracker.Tax.Sat.Signing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>Takes one order on: writes its questions down, steps through those that are due, and plans its days when the metadata is here.</summary>
internal sealed class OrderDesk(TaxDb db, DownloadStore store, DownloadWork work, TimeProvider time)
{
    /// <summary>Takes steps until nothing is due; answers how many of <paramref name="steps"/> are left.</summary>
    public async Task<int> AdvanceAsync(SatOrder order, Efirma efirma, int steps, CancellationToken cancellationToken)
    {
        if (!string.Equals(order.Rfc, efirma.Rfc, StringComparison.OrdinalIgnoreCase))
        {
            order.Hold(SatProblems.NotItsRfc.Code);
            return steps;
        }

        order.Hold(null);
        while (true)
        {
            var rows = await RowsAsync(order, cancellationToken);
            if (rows.FirstOrDefault(r => !r.IsOver() && r.DueAt <= time.GetUtcNow()) is { } due)
            {
                if (steps-- == 0) return 0;
                var before = due.Read();
                var after = await work.StepAsync(before, db.Tenant.Value, efirma, cancellationToken);
                if (!ReferenceEquals(before, after)) continue;
                order.Hold(SatProblems.Silent.Code);
                return steps;
            }

            if (rows.Any(r => !r.IsOver())) return steps;
            if (order.Content == SatContent.Metadata || order.Days is not null)
            {
                order.Finish(OrderState.Finished, time.GetUtcNow());
                return steps;
            }

            order.Plan(order.Order.Documents(await store.KnownAsync(rows, cancellationToken)).Select(w => DateOnly.FromDateTime(w.From)));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>When the order goes on; null when it is over or waits for a person.</summary>
    public async Task<DateTimeOffset?> NextAtAsync(SatOrder order, CancellationToken cancellationToken)
    {
        if (order.State != OrderState.Active || order.Trouble == SatProblems.NotItsRfc.Code) return null;
        return (await RowsAsync(order, cancellationToken)).Where(r => !r.IsOver()).Min(r => (DateTimeOffset?)r.DueAt);
    }

    // The rows of its windows. Those that are missing are written down, and dead ends of before it was ordered are asked once more where they may be.
    private async Task<List<SatRequest>> RowsAsync(SatOrder order, CancellationToken cancellationToken)
    {
        var known = await db.SatRequests.Where(r => r.Rfc == order.Rfc && r.Direction == order.Direction).ToDictionaryAsync(r => r.Window, cancellationToken);
        var now = time.GetUtcNow();
        var rows = new List<SatRequest>();
        foreach (var (window, request) in DownloadPlan.Leaves(order.Windows, known))
        {
            var row = request ?? db.SatRequests.Add(new SatRequest(Guid.CreateVersion7(now), window, now)).Entity;
            if (row.ChangedAt < order.CreatedAt && DownloadFlow.Again(row.Read(), now) is { } again) row.Take(again, now);
            rows.Add(row);
        }

        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(cancellationToken);
        return rows;
    }
}

/// <summary>What a run needs besides its rows.</summary>
internal sealed class DownloadTools(DownloadStore store, Services.SatTransport transport, Services.SatTokens tokens, SatConnection connection, TimeProvider time)
{
    /// <summary>Where downloads are kept.</summary>
    public DownloadStore Store => store;

    /// <summary>Whether and where SAT is asked.</summary>
    public SatConnection Connection => connection;

    /// <summary>One who takes steps.</summary>
    public DownloadWork Work(Services.SatAddresses addresses) => new(new Services.SatDownloads(transport, addresses, time), tokens, store, time);
}
