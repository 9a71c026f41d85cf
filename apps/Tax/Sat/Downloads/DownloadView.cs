using FinanceTracker.Tax.Sat.Services;
using FinanceTracker.Tax.Sat.Signing;

namespace FinanceTracker.Tax.Sat.Downloads;

/// <summary>A download as shown.</summary>
/// <param name="State">working, waiting, finished, finished_with_gaps or cancelled.</param>
/// <param name="Es">The state in plain words.</param>
/// <param name="En">The same in English.</param>
/// <param name="Trouble">Code of what holds it up; null when nothing does.</param>
/// <param name="Requests">Questions sent to SAT; each is sent once, and once more a second longer when SAT dropped it.</param>
/// <param name="NextStepAt">When something happens next.</param>
/// <param name="Cfdis">What came in.</param>
/// <param name="Parts">Question by question; only where one download is shown.</param>
/// <param name="Simulated">True when a simulator is asked, not SAT.</param>
public sealed record DownloadView(
    Guid Id, SatDirection Direction, SatContent Kind, string Rfc, DateOnly From, DateOnly To, string State, string Es, string En, string? Trouble,
    int Requests, DateTimeOffset? NextStepAt, DownloadView.Count Cfdis, IReadOnlyList<DownloadView.Part>? Parts, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, bool Simulated)
{
    /// <summary>What came in.</summary>
    /// <param name="Named">CFDIs that metadata named.</param>
    /// <param name="Downloaded">CFDIs in packages.</param>
    /// <param name="Stored">Those that were new.</param>
    /// <param name="Cancelled">Stored CFDIs found to be cancelled.</param>
    public sealed record Count(int Named, int Downloaded, int Stored, int Cancelled);

    /// <summary>One question.</summary>
    /// <param name="From">First second, Mexico's local time.</param>
    /// <param name="To">Last second.</param>
    /// <param name="Code">SAT's last code.</param>
    public sealed record Part(SatContent Kind, DateTime From, DateTime To, DownloadState State, string Es, string En, string? Code, DateTimeOffset? NextStepAt);

    /// <summary>The view of an order and its questions.</summary>
    internal static DownloadView Of(SatOrder order, IReadOnlyDictionary<DownloadWindow, SatRequest> rows, bool whole, bool simulated)
    {
        var parts = DownloadPlan.Leaves(order.Windows, rows).Select(l => l.Request).OfType<SatRequest>().ToList();
        var (metadata, cfdis) = (parts.Where(r => r.Content == SatContent.Metadata).ToList(), parts.Where(r => r.Content == SatContent.Cfdi).ToList());
        var (state, es, en) = DownloadText.Of(order, parts.Exists(r => r.IsOver() && r.IsGap()));
        var active = order is { State: OrderState.Active, Trouble: null or "sat_silent" };
        return new DownloadView(
            order.Id, order.Direction, order.Content, order.Rfc, order.From, order.To, state, es, en, order.Trouble,
            parts.Sum(r => r.Read().Sent),
            active ? parts.Where(r => !r.IsOver()).Min(r => (DateTimeOffset?)r.DueAt) : null,
            new Count(metadata.Sum(r => r.Found), cfdis.Sum(r => r.Found), cfdis.Sum(r => r.Stored), metadata.Sum(r => r.Cancelled)),
            whole ? [.. parts.OrderBy(r => r.Content).ThenBy(r => r.PlannedFrom).Select(r => PartOf(r, active))] : null, order.CreatedAt, order.FinishedAt, simulated);
    }

    private static Part PartOf(SatRequest row, bool active)
    {
        var (es, en) = DownloadText.Of(row);
        return new Part(row.Content, row.PlannedFrom, row.PlannedTo, row.State, es, en, row.Code, active && !row.IsOver() ? row.DueAt : null);
    }
}

/// <summary>States in words for the person.</summary>
internal static class DownloadText
{
    /// <summary>An order.</summary>
    public static (string State, string Es, string En) Of(SatOrder order, bool hasGaps) => (order.State, order.Trouble) switch
    {
        (OrderState.Cancelled, _) => ("cancelled", "La cancelaste. Lo que ya se había guardado sigue guardado.", "You cancelled it. What was stored stays stored."),
        (OrderState.Finished, _) when hasGaps => ("finished_with_gaps", "Terminó, pero el SAT no entregó todo: «parts» dice qué falta y por qué.", "It is finished, but SAT did not give everything: 'parts' says what is missing and why."),
        (OrderState.Finished, _) => ("finished", "Terminó: está todo lo que el SAT tiene del periodo.", "It is finished: everything that SAT has of the period is here."),
        (_, "efirma_missing") => ("waiting", "Espera tu e.firma: ya no está guardada. Envíala de nuevo y sigue donde iba.", "It waits for your e.firma, which is no longer kept. Send it again and it goes on where it was."),
        (_, "efirma_of_another_rfc") => ("waiting", "Espera la e.firma del RFC de esta descarga; la guardada es de otro.", "It waits for the e.firma of this download's RFC; the one that is kept is another's."),
        (_, "sat_silent") => ("working", "El SAT no contesta o no acepta la e.firma; lo intentamos de nuevo en unos minutos.", "SAT does not answer or does not accept the e.firma; it is tried again in a few minutes."),
        (_, not null) => ("waiting", "Espera a que la e.firma o la conexión con el SAT sirvan de nuevo.", "It waits until the e.firma or the connection to SAT serves again."),
        _ => ("working", "En curso. El SAT puede tardar de minutos a tres días; no hace falta que esperes aquí.", "In progress. SAT may take from minutes to three days; you need not wait here."),
    };

    /// <summary>A question.</summary>
    public static (string Es, string En) Of(SatRequest row)
    {
        var code = SatCode.Of(row.Code);
        return row.State switch
        {
            DownloadState.Planned => ("Por pedirse.", "To be asked."),
            DownloadState.Requested or DownloadState.Unknown =>
                ("Se pidió y no sabemos si el SAT la registró: esperamos 72 horas antes de pedirla de otro modo, para no gastar tu cupo.",
                "It was asked and it is not known whether SAT recorded it: 72 hours pass before it is asked in another way, so that your quota is not spent."),
            DownloadState.Accepted => SatProgress.Accepted.Text(),
            DownloadState.InProcess => SatProgress.InProcess.Text(),
            DownloadState.Ready => SatProgress.Finished.Text(),
            DownloadState.Downloaded => ("Los paquetes llegaron; los leemos.", "The packages are here and are being read."),
            DownloadState.Ingested when row.IsGap() => ("Guardado, salvo un paquete que se perdió o no se pudo leer.", "Stored, but for a package that was lost or could not be read."),
            DownloadState.Ingested => ("Guardado.", "Stored."),
            DownloadState.Empty => ("No hubo comprobantes.", "There were no vouchers."),
            DownloadState.Expired => SatProgress.Expired.Text(),
            DownloadState.Divided => ("Son demasiados en un mismo segundo.", "There are too many in one second."),
            _ => (code.Es, code.En),
        };
    }
}
