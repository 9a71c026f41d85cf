using System.Globalization;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Cfdis;

/// <summary>Why a file cannot be read as a CFDI at all, and what else the intake refuses.</summary>
public static class CfdiProblems
{
    public static readonly Problem Empty = new("cfdi_empty", 422,
        "El archivo está vacío.", "The file is empty.");

    public static readonly Problem FileTooLarge = new("cfdi_too_large", 422,
        "El XML pasa de 10 MB: no es un CFDI.", "The XML is larger than 10 MB: it is not a CFDI.");

    public static readonly Problem TooDeep = new("cfdi_too_complex", 422,
        "El XML tiene demasiados niveles, elementos o atributos para ser un CFDI.", "The XML has too many levels, elements or attributes to be a CFDI.");

    public static readonly Problem NotCfdi = new("not_a_cfdi", 422,
        "El XML no es un CFDI: su raíz no es un Comprobante ni una Retención del SAT.", "The XML is not a CFDI: its root is neither SAT's Comprobante nor Retenciones.");

    public static readonly Problem VersionNotRead = new("cfdi_version_not_read", 422,
        "Es un comprobante de una versión que no leemos. Leemos CFDI 4.0, 3.3 y 3.2, y retenciones 2.0 y 1.0.",
        "It is a voucher of a version that is not read. CFDI 4.0, 3.3 and 3.2 and retenciones 2.0 and 1.0 are.");

    public static readonly Problem NothingToRead = new("cfdi_incomplete", 422,
        "El comprobante no dice quién lo emitió ni a quién: no hay nada que guardar.", "The voucher says neither who issued it nor to whom: there is nothing to keep.");

    /// <summary>The bytes are not well-formed XML, or use what no CFDI may use (a document type, external entities).</summary>
    public static Problem NotXml(int line, int position) => new Problem("cfdi_not_xml", 422,
        "No es un XML bien formado, o usa entidades o un DOCTYPE, que un CFDI no lleva.",
        "It is not well-formed XML, or it uses entities or a DOCTYPE, which no CFDI has.")
        .Because(line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"(línea {line}, posición {position})"),
            line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"(line {line}, position {position})"));
}
