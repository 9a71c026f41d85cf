using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Sat.Signing;

namespace FinanceTracker.Tax.Sat.Services;

/// <summary>The four services of Descarga Masiva 1.5. Every method makes one call, whatever comes of it; when to call is decided elsewhere.</summary>
internal sealed class SatDownloads(SatTransport transport, SatAddresses addresses, TimeProvider time)
{
    private const string Root = "http://DescargaMasivaTerceros.sat.gob.mx/";
    private const int MostPackageBytes = 512 * 1024 * 1024;

    // SAT's tokens live five minutes; a minute is kept for the clocks and the way.
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(4);

    /// <summary>Asks for a token. HTTP 500 here means: an e.firma that is expired or none (a CSD), or a clock that is wrong.</summary>
    public Task<SatReply<SatToken>> AuthenticateAsync(Efirma efirma, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var request = SatRequests.Authenticate(efirma, now, $"uuid-{Guid.CreateVersion7(now):D}-1");
        return transport.CallAsync(
            Call(addresses.Authentication, "http://DescargaMasivaTerceros.gob.mx/IAutenticacion/Autentica", request, null),
            answer => SatAnswers.Token(answer) is { } token ? new SatToken(token, now + TokenLife) : null,
            cancellationToken);
    }

    /// <summary>Asks for a download: the one call that costs quota.</summary>
    public Task<SatReply<AskAnswer>> AskAsync(Efirma efirma, SatToken token, SatQuestion question, CancellationToken cancellationToken) =>
        transport.CallAsync(
            Call(addresses.Asking, $"{Root}ISolicitaDescargaService/{question.Operation}", SatRequests.Ask(efirma, question), token), SatAnswers.Ask, cancellationToken);

    /// <summary>Asks how a download stands.</summary>
    public Task<SatReply<VerifyAnswer>> VerifyAsync(Efirma efirma, SatToken token, string requestId, CancellationToken cancellationToken) =>
        transport.CallAsync(
            Call(addresses.Verifying, $"{Root}IVerificaSolicitudDescargaService/VerificaSolicitudDescarga", SatRequests.Verify(efirma, requestId), token),
            SatAnswers.Verify,
            cancellationToken);

    /// <summary>Downloads a package. SAT gives each twice at most.</summary>
    public Task<SatReply<FetchAnswer>> FetchAsync(Efirma efirma, SatToken token, string packageId, CancellationToken cancellationToken)
    {
        var call = Call(addresses.Fetching, $"{Root}IDescargaMasivaTercerosService/Descargar", SatRequests.Fetch(efirma, packageId), token);
        return transport.CallAsync(
            call with { Timeout = addresses.PackageTimeout, MostBytes = MostPackageBytes },
            answer => SatAnswers.Fetch(answer, MostPackageBytes),
            cancellationToken);
    }

    /// <summary>Why an e.firma cannot ask this; null when it can. Costs nothing, so it comes first.</summary>
    public static Problem? Refusal(Efirma efirma, SatQuestion question) =>
        string.Equals(efirma.Rfc, question.Rfc, StringComparison.OrdinalIgnoreCase) ? question.Refusal : SatProblems.NotItsRfc;

    private SatCall Call(Uri address, string action, SignedRequest request, SatToken? token) =>
        new(address, action, request.Envelope, token) { Timeout = addresses.Timeout };
}
