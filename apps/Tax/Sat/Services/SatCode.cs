namespace FinanceTracker.Tax.Sat.Services;

/// <summary>What a code of the service asks of us.</summary>
internal enum SatAction
{
    /// <summary>Go on.</summary>
    Continue,

    /// <summary>Ask later how it stands; never ask for the same again.</summary>
    Wait,

    /// <summary>There is nothing: the question is answered.</summary>
    Nothing,

    /// <summary>Ask for less at a time.</summary>
    Divide,

    /// <summary>A person has to mend something: the e.firma, the permission, the question.</summary>
    Person,

    /// <summary>This very question cannot be asked any more.</summary>
    Stop,
}

/// <summary>A code of the download service: what it means and what is to be done.</summary>
internal sealed record SatCode(string Code, SatAction Action, string Es, string En)
{
    /// <summary>CodEstatus of requests, verifications and packages (SAT, Descarga Masiva 1.5; 5007 and 5008 only of packages).</summary>
    public static readonly IReadOnlyDictionary<string, SatCode> All = new SatCode[]
    {
        new("300", SatAction.Person, "El SAT no reconoce al usuario. Revisa que la e.firma sea la del RFC.", "SAT does not know the user. Check that the e.firma is the RFC's."),
        new("301", SatAction.Person, "El SAT no acepta la solicitud como está escrita (también así rechaza pedir el XML de recibidos cancelados).",
            "SAT does not accept the request as written (it also refuses the XML of cancelled received CFDIs so)."),
        new("302", SatAction.Person, "El sello de la solicitud está mal formado. Avísanos.", "The request's signature is malformed. Tell us."),
        new("303", SatAction.Person, "El sello no corresponde al RFC solicitante. Usa la e.firma de ese RFC.", "The signature is not of the requesting RFC. Use that RFC's e.firma."),
        new("304", SatAction.Person, "El certificado está revocado o caducó. Renueva la e.firma.", "The certificate is revoked or has expired. Renew the e.firma."),
        new("305", SatAction.Person, "El certificado no es válido. Usa la e.firma, no un sello digital.", "The certificate is invalid. Use the e.firma, not a seal."),
        new("404", SatAction.Wait, "El SAT tuvo un error no controlado. Verificaremos más tarde.", "SAT had an error of its own. It is verified later."),
        new("5000", SatAction.Continue, "El SAT aceptó la solicitud.", "SAT accepted the request."),
        new("5001", SatAction.Person, "El tercero no está autorizado para descargar.", "The third party is not authorised to download."),
        new("5002", SatAction.Stop, "Se agotaron las solicitudes de por vida de este mismo periodo. Pide otro periodo o sube tus XML.",
            "The lifetime requests for this very period are used up. Ask for another period or upload your XMLs."),
        new("5003", SatAction.Divide, "Son más de los que el SAT entrega en una solicitud: la dividimos.", "These are more than SAT gives in one request: it is divided."),
        new("5004", SatAction.Nothing, "El SAT no encontró comprobantes en el periodo.", "SAT found no vouchers in the period."),
        new("5005", SatAction.Stop, "Ya hay una solicitud igual en curso: espera a que termine.", "The same request is in progress already: wait for it."),
        new("5006", SatAction.Wait, "El SAT tuvo un error interno. Verificaremos más tarde.", "SAT had an internal error. It is verified later."),
        new("5007", SatAction.Stop, "El paquete ya no existe: duran 72 horas.", "The package is gone: they last 72 hours."),
        new("5008", SatAction.Stop, "El paquete ya se descargó las veces que el SAT permite.", "The package was downloaded as often as SAT allows."),
    }.ToDictionary(c => c.Code, StringComparer.Ordinal);

    /// <summary>A code's meaning; one that is not in the table waits, because waiting burns nothing.</summary>
    public static SatCode Of(string? code) => All.GetValueOrDefault(code ?? "")
        ?? new SatCode(code ?? "", SatAction.Wait, "El SAT contestó con un código que no conocemos.", "SAT answered with a code that is not known.");
}

/// <summary>EstadoSolicitud: how a download stands at SAT.</summary>
internal enum SatProgress
{
    /// <summary>Not said, or not understood.</summary>
    Unknown = 0,

    /// <summary>Aceptada.</summary>
    Accepted = 1,

    /// <summary>En proceso.</summary>
    InProcess = 2,

    /// <summary>Terminada.</summary>
    Finished = 3,

    /// <summary>Error.</summary>
    Failed = 4,

    /// <summary>Rechazada.</summary>
    Rejected = 5,

    /// <summary>Vencida.</summary>
    Expired = 6,
}

/// <summary>EstadoSolicitud in words for the person.</summary>
internal static class SatProgressText
{
    /// <summary>What it means and what to do, in Spanish and in English.</summary>
    public static (string Es, string En) Text(this SatProgress progress) => progress switch
    {
        SatProgress.Accepted => ("El SAT aceptó la solicitud y aún no la prepara: puede tardar horas.", "SAT accepted the request and has not begun: it may take hours."),
        SatProgress.InProcess => ("El SAT está preparando los paquetes.", "SAT is preparing the packages."),
        SatProgress.Finished => ("Los paquetes están listos; hay 72 horas para descargarlos.", "The packages are ready; there are 72 hours to download them."),
        SatProgress.Failed => ("El SAT tuvo un error al prepararla. La pediremos una vez más, recorrida un segundo.", "SAT failed to prepare it. It is asked once more, shifted by a second."),
        SatProgress.Rejected => ("El SAT rechazó la solicitud; el código dice por qué.", "SAT rejected the request; the code says why."),
        SatProgress.Expired => ("La solicitud venció: sus paquetes ya no se pueden descargar.", "The request has expired: its packages can no longer be downloaded."),
        _ => ("El SAT no dijo cómo va la solicitud.", "SAT did not say how the request stands."),
    };
}
