using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace FinanceTracker.All.Demo.Sat;

/// <summary>A CFDI that the simulated SAT knows.</summary>
internal sealed record SimulatedCfdi(string Uuid, byte[] Xml)
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public required string Emisor { get; init; }

    public required string EmisorName { get; init; }

    public required string Receptor { get; init; }

    public required string ReceptorName { get; init; }

    public required string Pac { get; init; }

    /// <summary>Local time, as written.</summary>
    public required DateTime Fecha { get; init; }

    public required string Stamped { get; init; }

    public required decimal Total { get; init; }

    public required string Type { get; init; }

    /// <summary>When it was cancelled, local time.</summary>
    public DateTime? CancelledAt { get; init; }

    /// <summary>Reads a stamped CFDI; null for anything else.</summary>
    public static SimulatedCfdi? Read(byte[] xml)
    {
        XElement root;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), Settings);
            root = XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }

        var (emisor, receptor, stamp) = (Child(root, "Emisor"), Child(root, "Receptor"), root.Descendants().FirstOrDefault(e => e.Name.LocalName == "TimbreFiscalDigital"));
        if (emisor is null || receptor is null || stamp is null || !decimal.TryParse(Of(root, "Total"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var total)) return null;
        if (!DateTime.TryParseExact(Of(root, "Fecha"), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var fecha)) return null;
        return new SimulatedCfdi(Of(stamp, "UUID").ToUpperInvariant(), xml)
        {
            Emisor = Of(emisor, "Rfc"),
            EmisorName = Of(emisor, "Nombre"),
            Receptor = Of(receptor, "Rfc"),
            ReceptorName = Of(receptor, "Nombre"),
            Pac = Of(stamp, "RfcProvCertif"),
            Fecha = fecha,
            Stamped = Of(stamp, "FechaTimbrado").Replace('T', ' '),
            Total = total,
            Type = Of(root, "TipoDeComprobante"),
        };
    }

    /// <summary>Its line of metadata.</summary>
    public string MetadataLine() => string.Create(CultureInfo.InvariantCulture,
        $"{Uuid}~{Emisor}~{EmisorName}~{Receptor}~{ReceptorName}~{Pac}~{Fecha:yyyy-MM-dd HH:mm:ss}~{Stamped}~{Total:0.00}~{Type}~{(CancelledAt is null ? 1 : 0)}~{CancelledAt:yyyy-MM-dd HH:mm:ss}");

    private static XElement? Child(XElement of, string name) => of.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static string Of(XElement of, string name) => of.Attribute(name)?.Value ?? "";
}
