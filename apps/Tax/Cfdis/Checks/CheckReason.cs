using System.Reflection;

namespace FinanceTracker.Tax.Cfdis.Checks;

/// <summary>Why a check came out as it did. The key is kept with the document, the sentences may be bettered.</summary>
internal sealed record CheckReason(string Key, string Es, string En)
{
    public static readonly CheckReason WellFormed = new("well_formed", "El XML está bien formado.", "The XML is well formed.");
    public static readonly CheckReason StructureGood = new("structure_good", "Tiene lo que la versión {0} exige.", "It has what version {0} demands.");
    public static readonly CheckReason StructureUnreadable = new("structure_unreadable", "Valores que no son de su tipo: {0}.", "Values that are not of their type: {0}.");
    public static readonly CheckReason StructureMissing = new("structure_missing", "Falta o no tiene la forma debida: {0}.", "Missing or not in the due form: {0}.");
    public static readonly CheckReason NoCertificate = new("no_certificate", "El XML no trae el certificado del emisor.", "The XML does not carry the issuer's certificate.");
    public static readonly CheckReason BadCertificate = new("bad_certificate", "El certificado que trae el XML no se puede leer.", "The certificate inside the XML cannot be read.");
    public static readonly CheckReason SerialAgrees = new("serial_agrees", "NoCertificado es el número de serie del certificado ({0}).", "NoCertificado is the certificate's serial number ({0}).");
    public static readonly CheckReason SerialDiffers = new("serial_differs", "NoCertificado dice {0} y el certificado es el {1}.", "NoCertificado says {0} and the certificate is {1}.");
    public static readonly CheckReason RfcAgrees = new("rfc_agrees", "El certificado es del emisor.", "The certificate is the issuer's.");
    public static readonly CheckReason RfcDiffers = new("rfc_differs", "El certificado es de {1} y el emisor es {0}.", "The certificate belongs to {1} and the issuer is {0}.");
    public static readonly CheckReason RfcUnnamed = new("rfc_unnamed", "El certificado no dice el RFC de su titular.", "The certificate does not name its holder's RFC.");
    public static readonly CheckReason RfcByAcquirer = new("rfc_by_acquirer", "Lo emitió un tercero autorizado por el emisor (FacAtrAdquirente).", "A third party authorised by the issuer made it (FacAtrAdquirente).");
    public static readonly CheckReason KindCsd = new("kind_csd", "Es un certificado de sello digital.", "It is a digital seal certificate (CSD).");
    public static readonly CheckReason KindEfirma = new("kind_efirma", "Está sellado con una e.firma, no con un certificado de sello digital.", "It is sealed with an e.firma, not with a digital seal certificate.");
    public static readonly CheckReason KindEfirmaPerson = new("kind_efirma_person", "Está sellado con la e.firma de una persona física; solo la herramienta del SAT «Genera tu factura» lo permite (RMF 2.2.8).", "It is sealed with a person's e.firma; only SAT's own tool 'Genera tu factura' allows that (RMF 2.2.8).");
    public static readonly CheckReason KindUnknown = new("kind_unknown", "El certificado no dice para qué se usa.", "The certificate does not say what it is for.");
    public static readonly CheckReason ValidThen = new("valid_then", "El certificado estaba vigente en la fecha del comprobante.", "The certificate was valid on the date of the voucher.");
    public static readonly CheckReason NotValidThen = new("not_valid_then", "El certificado valía del {0} al {1}, y el comprobante es del {2}.", "The certificate was valid from {0} to {1}, and the voucher is of {2}.");
    public static readonly CheckReason NoDate = new("no_date", "El comprobante no tiene una fecha que se pueda leer.", "The voucher has no date that can be read.");
    public static readonly CheckReason SealFits = new("seal_fits", "El sello corresponde al contenido y al certificado.", "The seal fits the content and the certificate.");
    public static readonly CheckReason SealDoesNotFit = new("seal_does_not_fit", "El sello no corresponde: el contenido cambió después de sellarse, o lo selló otra llave.", "The seal does not fit: the content was changed after sealing, or another key sealed it.");
    public static readonly CheckReason SealMissing = new("seal_missing", "No está sellado.", "It is not sealed.");
    public static readonly CheckReason SealNotBase64 = new("seal_not_base64", "El sello no es base64 válido.", "The seal is not valid base64.");
    public static readonly CheckReason SealUncertain = new("seal_uncertain", "Lleva el complemento «{0}», cuya cadena original no conocemos: el sello no se puede comprobar.", "It has the complement '{0}', whose cadena original is not known here: the seal cannot be checked.");
    public static readonly CheckReason ChainTrusted = new("chain_trusted", "Una autoridad del SAT emitió el certificado.", "An authority of SAT issued the certificate.");
    public static readonly CheckReason ChainTests = new("chain_tests", "La autoridad de pruebas del SAT emitió el certificado (esta instalación la acepta).", "SAT's test authority issued the certificate (this installation takes it).");
    public static readonly CheckReason ChainTestRefused = new("chain_test_refused", "Es un certificado del ambiente de pruebas del SAT: no tiene efectos fiscales.", "It is a certificate of SAT's test environment: it has no fiscal effect.");
    public static readonly CheckReason ChainForged = new("chain_forged", "El certificado no lo firmó el SAT: se emitió a sí mismo, o la autoridad que nombra no lo firmó.", "SAT did not sign the certificate: it issued itself, or the authority it names did not sign it.");
    public static readonly CheckReason ChainUnknown = new("chain_unknown", "Quien emitió el certificado no está en la carpeta de autoridades: no se sabe.", "Whoever issued the certificate is not in the folder of authorities: it is not known.");
    public static readonly CheckReason ChainNotConfigured = new("chain_not_configured", "Esta instalación no tiene los certificados de las autoridades del SAT.", "This installation does not have the certificates of SAT's authorities.");
    public static readonly CheckReason StampThere = new("stamp_there", "Tiene un timbre fiscal: {0}.", "It has a stamp: {0}.");
    public static readonly CheckReason StampMissing = new("stamp_missing", "No está timbrado: no es un comprobante fiscal.", "It is not stamped: it is no fiscal voucher.");
    public static readonly CheckReason StampTwice = new("stamp_twice", "Tiene más de un timbre fiscal.", "It has more than one stamp.");
    public static readonly CheckReason StampBroken = new("stamp_broken", "El timbre no es válido: {0}.", "The stamp is not valid: {0}.");
    public static readonly CheckReason StampBefore = new("stamp_before", "El timbre ({1}) es anterior al comprobante ({0}).", "The stamp ({1}) is earlier than the voucher ({0}).");
    public static readonly CheckReason StampOfThis = new("stamp_of_this", "El timbre es de este sello.", "The stamp is of this seal.");
    public static readonly CheckReason StampOfOther = new("stamp_of_other", "El timbre es de otro comprobante: su SelloCFD no es el sello.", "The stamp is another voucher's: its SelloCFD is not the seal.");
    public static readonly CheckReason NoStamp = new("no_stamp", "No hay un timbre que comprobar.", "There is no stamp to check.");
    public static readonly CheckReason SatSealFits = new("sat_seal_fits", "El PAC {0} timbró este comprobante.", "PAC {0} stamped this voucher.");
    public static readonly CheckReason SatSealDoesNotFit = new("sat_seal_does_not_fit", "El sello del SAT no corresponde: el timbre es falso o cambió.", "SAT's seal does not fit: the stamp is false or was changed.");
    public static readonly CheckReason PacUnknown = new("pac_unknown", "No tenemos el certificado {0} del PAC: que el folio fiscal sea auténtico no está comprobado.", "The PAC's certificate {0} is not at hand: that the UUID is genuine is not proved.");
    public static readonly CheckReason SumsExact = new("sums_exact", "Las sumas son exactas.", "The sums are exact.");
    public static readonly CheckReason SumsRounded = new("sums_rounded", "Las sumas cuadran; hay diferencias de redondeo: {0}.", "The sums agree; there are rounding differences: {0}.");
    public static readonly CheckReason SumsWrong = new("sums_wrong", "Las sumas no cuadran: {0}.", "The sums do not agree: {0}.");
    public static readonly CheckReason SumsOutOfRange = new("sums_out_of_range", "Las sumas no cuadran: hay importes fuera de todo rango.", "The sums do not agree: some amounts are out of any range.");
    public static readonly CheckReason SumsUnreadable = new("sums_unreadable", "Hay importes que no se pueden leer: las sumas no se pueden comprobar.", "Some amounts cannot be read: the sums cannot be checked.");
    public static readonly CheckReason SumsOfWithholding = new("sums_of_withholding", "Las retenciones suman el total retenido.", "The withholdings add up to the total withheld.");
    public static readonly CheckReason KeysGood = new("keys_good", "Las claves están en los catálogos del SAT (al {0}).", "The keys are in SAT's catalogues (as of {0}).");
    public static readonly CheckReason KeysBad = new("keys_bad", "Claves que no están en los catálogos del SAT, o que no van juntas: {0}.", "Keys that are not in SAT's catalogues, or do not go together: {0}.");
    public static readonly CheckReason KeysNotCarried = new("keys_not_carried", "No tenemos los catálogos de la versión {0}.", "The catalogues of version {0} are not carried.");
    public static readonly CheckReason DigitsGood = new("digits_good", "Los dígitos verificadores de los RFC son correctos.", "The check digits of the RFCs are right.");
    public static readonly CheckReason DigitsBad = new("digits_bad", "El dígito verificador no corresponde en: {0}. El SAT ha emitido RFC así; es un aviso.", "The check digit does not fit in: {0}. SAT has issued such RFCs; it is a warning.");
    public static readonly CheckReason DigitsNone = new("digits_none", "No es un RFC: {0}.", "Not an RFC: {0}.");

    private static readonly Dictionary<string, CheckReason> ByKey = typeof(CheckReason)
        .GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(CheckReason))
        .Select(f => (CheckReason)f.GetValue(null)!).ToDictionary(r => r.Key, StringComparer.Ordinal);

    /// <summary>The reason with this key; null when it is not one of ours.</summary>
    public static CheckReason? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>Every reason.</summary>
    public static IReadOnlyCollection<CheckReason> All => ByKey.Values;
}
