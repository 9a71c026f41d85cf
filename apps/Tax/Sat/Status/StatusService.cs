using FinanceTracker.Tax.Sat.Services;

namespace FinanceTracker.Tax.Sat.Status;

/// <summary>SAT's Estado del CFDI: public, no e.firma, no quota known. One call per question; when to ask again is <see cref="StatusRetry"/>'s.</summary>
internal sealed class StatusService(SatTransport transport, SatAddresses addresses)
{
    private const int MostBytes = 256 * 1024;

    /// <summary>Asks how a CFDI stands.</summary>
    public Task<SatReply<CfdiStatus>> AskAsync(PrintedExpression cfdi, CancellationToken cancellationToken) =>
        transport.CallAsync(
            new SatCall(addresses.Status, "http://tempuri.org/IConsultaCFDIService/Consulta", cfdi.Envelope, null) { Timeout = addresses.StatusTimeout, MostBytes = MostBytes },
            StatusAnswer.Read,
            cancellationToken);
}
