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

    public static readonly Problem ZipBroken = new("zip_broken", 422,
        "El ZIP está dañado, cifrado o comprimido de un modo que no leemos.", "The ZIP is damaged, encrypted, or packed in a way that is not read.");

    public static readonly Problem ZipEmpty = new("zip_without_cfdi", 422,
        "El ZIP no trae ningún XML.", "The ZIP has no XML in it.");

    public static readonly Problem ZipNested = new("zip_nested", 422,
        "Es un ZIP dentro de otro ZIP: súbelo por separado.", "It is a ZIP inside another ZIP: upload it by itself.");

    public static readonly Problem ZipBomb = new("zip_bomb", 422,
        "El archivo se descomprime a un tamaño que ningún CFDI tiene.", "The file unpacks to a size that no CFDI has.");

    public static readonly Problem ZipTooLarge = new("zip_too_large", 422,
        "El ZIP trae demasiado: divídelo en partes de hasta 5,000 CFDI.", "The ZIP holds too much: split it into parts of up to 5,000 CFDIs.");

    public static readonly Problem TooManyDocuments = new("too_many_cfdis", 413,
        "Son más de 5,000 CFDI. Súbelos en partes.", "These are more than 5,000 CFDIs. Upload them in parts.");

    public static readonly Problem FilesMissing = new("cfdi_files_missing", 400,
        "Faltan los archivos: envíalos en el campo «files» (XML o ZIP), o un XML como application/xml.",
        "The files are missing: send them in the field 'files' (XML or ZIP), or one XML as application/xml.");

    public static readonly Problem AllRefused = new("cfdi_all_refused", 422,
        "Ningún archivo se pudo leer como CFDI; «items» dice por qué cada uno.", "No file could be read as a CFDI; 'items' says why for each.");

    public static readonly Problem AlreadyThere = new("cfdi_already_there", 409,
        "Ya hay otro comprobante con ese folio fiscal. Quítalo primero.", "There is another voucher with that UUID already. Remove it first.");

    public static readonly Problem BadFilter = new("cfdi_bad_filter", 400,
        "Un filtro no tiene la forma debida; «filter» dice cuál.", "A filter is not in the due form; 'filter' says which.");

    public static readonly Problem OriginalMissing = new("cfdi_original_missing", 404,
        "El XML original ya no está.", "The original XML is no longer there.");

    /// <summary>The bytes are not well-formed XML, or use what no CFDI may use (a document type, external entities).</summary>
    public static Problem NotXml(int line, int position) => new Problem("cfdi_not_xml", 422,
        "No es un XML bien formado, o usa entidades o un DOCTYPE, que un CFDI no lleva.",
        "It is not well-formed XML, or it uses entities or a DOCTYPE, which no CFDI has.")
        .Because(line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"(línea {line}, posición {position})"),
            line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"(line {line}, position {position})"));
}
