using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Sat;

/// <summary>Refusals about the e.firma and SAT's web services.</summary>
public static class SatProblems
{
    public static readonly Problem CertificateUnreadable = new("efirma_bad_certificate", 422,
        "El archivo .cer no es un certificado del SAT. Elige el de tu e.firma.", "The .cer file is not a certificate of SAT. Choose the one of your e.firma.");

    public static readonly Problem NotEfirma = new("efirma_is_csd", 422,
        "El certificado no es de e.firma: es un sello digital (CSD) u otro. El SAT solo acepta la e.firma para descargar.",
        "The certificate is not of an e.firma: it is a seal (CSD) or another. SAT accepts only the e.firma to download.");

    public static readonly Problem Expired = new("efirma_expired", 422,
        "La e.firma ya venció. Renuévala en el SAT e intenta de nuevo.", "The e.firma has expired. Renew it with SAT and try again.");

    public static readonly Problem NotYetValid = new("efirma_not_yet_valid", 422,
        "La e.firma todavía no está vigente.", "The e.firma is not valid yet.");

    public static readonly Problem KeyUnreadable = new("efirma_bad_key", 422,
        "El archivo .key no es una llave privada del SAT.", "The .key file is not a private key of SAT.");

    public static readonly Problem WrongPassword = new("efirma_wrong_password", 422,
        "La contraseña no abre la llave privada. Es la de la e.firma, no la del portal (CIEC).",
        "The password does not open the private key. It is the e.firma's, not the portal's (CIEC).");

    public static readonly Problem NotAPair = new("efirma_key_not_of_certificate", 422,
        "La llave privada no es la de ese certificado: elige el .key y el .cer de la misma e.firma.",
        "The private key is not that certificate's: choose the .key and the .cer of the same e.firma.");

    public static readonly Problem NotItsRfc = new("efirma_of_another_rfc", 422,
        "La e.firma es de otro RFC: solo puedes descargar los CFDI de su titular.", "The e.firma is of another RFC: only its holder's CFDIs can be downloaded.");

    public static readonly Problem BadPeriod = new("sat_bad_period", 422,
        "El periodo no se puede pedir: empieza a lo más seis años atrás, termina a más tardar ayer, y su inicio no es posterior a su fin.",
        "The period cannot be asked for: it starts at most six years ago, ends yesterday at the latest, and its start is not after its end.");

    public static readonly Problem TooManyCounterparts = new("sat_too_many_counterparts", 422,
        "Se puede filtrar por hasta cinco RFC receptores, o por un emisor.", "Up to five receiver RFCs can be filtered by, or one issuer.");

    public static readonly Problem PackageBroken = new("sat_package_broken", 422,
        "El paquete del SAT está dañado o no es lo que pedimos.", "SAT's package is damaged or is not what was asked for.");

    public static readonly Problem PackageTooLarge = new("sat_package_too_large", 422,
        "El paquete del SAT se descomprime a más de lo que un paquete lleva.", "SAT's package unpacks to more than a package holds.");

    public static readonly Problem NotConnected = new("sat_not_connected", 503,
        "Esta instalación no consulta al SAT. Pide a quien la opera que la conecte.", "This installation does not ask SAT. Ask whoever operates it to connect it.");

    public static readonly Problem Silent = new("sat_silent", 503,
        "El SAT no contestó. Volveremos a preguntar; intenta de nuevo en unos minutos.", "SAT did not answer. It will be asked again; try again in a few minutes.");

    public static readonly Problem CannotBeAsked = new("sat_cannot_be_asked", 422,
        "El servicio del SAT no conoce este comprobante: solo consulta CFDI timbrados, no retenciones.",
        "SAT's service does not know this voucher: it tells of stamped CFDIs alone, not of retenciones.");

    public static readonly Problem EfirmaMissing = new("efirma_missing", 404,
        "No hay e.firma guardada. Envíala con tu consentimiento en PUT /tax/efirma.", "No e.firma is kept. Send it with your consent to PUT /tax/efirma.");

    public static readonly Problem EfirmaNeeded = new("efirma_needed", 409,
        "Para descargar del SAT hace falta tu e.firma. Envíala con tu consentimiento en PUT /tax/efirma.",
        "Downloading from SAT needs your e.firma. Send it with your consent to PUT /tax/efirma.");

    public static readonly Problem EfirmaIncomplete = new("efirma_incomplete", 400,
        "Envía los archivos «cer» y «key» y el campo «password» de tu e.firma.", "Send the files 'cer' and 'key' and the field 'password' of your e.firma.");

    public static readonly Problem ConsentMissing = new("efirma_consent_missing", 422,
        "La e.firma es tu firma legal: solo la guardamos, cifrada, si lo consientes expresamente con consent=true. Sirve únicamente para descargar tus CFDI del SAT y puedes borrarla cuando quieras.",
        "The e.firma is your legal signature: it is kept, sealed, only if you consent expressly with consent=true. It serves to download your CFDIs from SAT alone, and you can wipe it at any time.");

    public static readonly Problem BadKeeping = new("efirma_bad_keep", 422,
        "«keep» es download (se borra al terminar la descarga, a lo más en 7 días) o until_removed.", "'keep' is download (wiped when the download ends, within 7 days) or until_removed.");
}
