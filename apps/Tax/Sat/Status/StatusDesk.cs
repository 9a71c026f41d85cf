using FinanceTracker.Contracts.Tax;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Sat.Services;

namespace FinanceTracker.Tax.Sat.Status;

/// <summary>Asks SAT about documents of the vault and writes on them what it says. Saves nothing: the caller saves.</summary>
internal sealed class StatusDesk(TaxDb db, SatTransport transport, SatConnection connection, TimeProvider time)
{
    /// <summary>True when the public service knows documents like this: stamped, and no retenciones, which have a web page of their own.</summary>
    public static bool Knows(StoredCfdi cfdi) => !cfdi.Standard.StartsWith('R') && PrintedExpression.Of(cfdi) is not null;

    /// <summary>Asks; null when SAT kept silent.</summary>
    public async Task<CfdiStatus?> AskAsync(StoredCfdi cfdi, CancellationToken cancellationToken)
    {
        if (connection.Addresses is not { } addresses || PrintedExpression.Of(cfdi) is not { } expression) return null;
        var answer = (await new StatusService(transport, addresses).AskAsync(expression, cancellationToken)).Answer;
        var (state, dueAt) = cfdi.Sat.After(answer, StampedAt(cfdi), time.GetUtcNow());
        Take(cfdi, answer is null ? state : state with { IsSimulated = connection.IsSimulated }, dueAt);
        return answer;
    }

    /// <summary>Metadata named it as cancelled.</summary>
    public void Cancelled(StoredCfdi cfdi, DateTime? local)
    {
        var since = local is { } at ? MexicoCalendar.StartOf(DateOnly.FromDateTime(at)) + at.TimeOfDay : (DateTimeOffset?)null;
        Take(cfdi, cfdi.Sat.CancelledAt(since, time.GetUtcNow()) with { IsSimulated = connection.IsSimulated }, dueAt: null);
    }

    private void Take(StoredCfdi cfdi, SatState state, DateTimeOffset? dueAt)
    {
        var before = cfdi.IsCancelled;
        cfdi.Hear(state, dueAt);
        if (before || !cfdi.IsCancelled) return;
        db.Publish(new CfdiCancelled(
            db.Tenant.Value, cfdi.Id, cfdi.Direction == CfdiDirection.Issued, cfdi.IssuedOn, cfdi.Total ?? 0m, cfdi.Moneda ?? "MXN", state.CancelledSince!.Value));
        db.Note("cfdi.cancelled_at_sat", cfdi.Id.ToString("D"));
    }

    private static DateTimeOffset StampedAt(StoredCfdi cfdi)
    {
        var at = cfdi.Read().Timbres is [{ FechaTimbrado: { } stamped }, ..] ? stamped : cfdi.Fecha;
        return at is { } local ? MexicoCalendar.StartOf(DateOnly.FromDateTime(local)) + local.TimeOfDay : MexicoCalendar.StartOf(cfdi.IssuedOn);
    }
}
