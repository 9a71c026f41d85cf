using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.Tax.Cfdis.Cadena;

/// <summary>
/// The order of the cadena original of one version: an entry per element, of the document and of every complement that belongs to
/// the version. Built once from the data files.
/// </summary>
internal sealed class CadenaTable(string name, QName root, Dictionary<QName, IReadOnlyList<CadenaStep>> entries)
{
    private static readonly Lazy<Dictionary<string, CadenaTable>> Loaded = new(CadenaTableReader.Load);

    /// <summary>The table's name in the data.</summary>
    public string Name { get; } = name;

    /// <summary>CFDI 4.0.</summary>
    public static CadenaTable Cfdi40 => Loaded.Value["cfdi40"];

    /// <summary>CFDI 3.3.</summary>
    public static CadenaTable Cfdi33 => Loaded.Value["cfdi33"];

    /// <summary>CFDI 3.2.</summary>
    public static CadenaTable Cfdi32 => Loaded.Value["cfdi32"];

    /// <summary>Retenciones 1.0.</summary>
    public static CadenaTable Retenciones10 => Loaded.Value["retenciones10"];

    /// <summary>Retenciones 2.0.</summary>
    public static CadenaTable Retenciones20 => Loaded.Value["retenciones20"];

    /// <summary>Timbre fiscal digital 1.1.</summary>
    public static CadenaTable Timbre11 => Loaded.Value["timbre11"];

    /// <summary>Timbre fiscal digital 1.0.</summary>
    public static CadenaTable Timbre10 => Loaded.Value["timbre10"];

    /// <summary>Every table by name.</summary>
    public static IReadOnlyDictionary<string, CadenaTable> All => Loaded.Value;

    /// <summary>The element at the top of a document of this table.</summary>
    public QName Root { get; } = root;

    /// <summary>The elements that have an entry.</summary>
    public IReadOnlyCollection<QName> Names => entries.Keys;

    /// <summary>The entry of an element; null when the table has none.</summary>
    public IReadOnlyList<CadenaStep>? EntryOf(CfdiNode node) => EntryOf(new QName(node.Namespace, node.Name));

    /// <summary>The entry of an element of this name.</summary>
    public IReadOnlyList<CadenaStep>? EntryOf(QName element) => entries.GetValueOrDefault(element);
}
