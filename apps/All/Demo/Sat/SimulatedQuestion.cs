using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace FinanceTracker.All.Demo.Sat;

/// <summary>
/// A question to the simulated download service. Its id says what it asks, so that the simulator remembers nothing and still answers
/// after a restart; nobody takes such an id for SAT's.
/// </summary>
internal sealed record SimulatedQuestion(string Rfc, bool Issued, bool Xml, DateTime From, DateTime To)
{
    private const string Stamp = "yyyyMMddHHmmss";
    private const string Header = "Uuid~RfcEmisor~NombreEmisor~RfcReceptor~NombreReceptor~RfcPac~FechaEmision~FechaCertificacionSat~Monto~EfectoComprobante~Estatus~FechaCancelacion";

    /// <summary>The id that the simulator gives.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"simulated.{(Issued ? "I" : "R")}{(Xml ? "X" : "M")}.{From:yyyyMMddHHmmss}.{To:yyyyMMddHHmmss}.{Convert.ToHexString(Encoding.UTF8.GetBytes(Rfc))}");

    /// <summary>Its only package.</summary>
    public string PackageId => $"{Id}_01";

    /// <summary>What an envelope asks; null when it asks for no period.</summary>
    public static SimulatedQuestion? Of(XElement solicitud)
    {
        string? Said(string name) => solicitud.Attribute(name)?.Value;
        if (!Day(Said("FechaInicial"), "yyyy-MM-dd'T'HH:mm:ss", out var from) || !Day(Said("FechaFinal"), "yyyy-MM-dd'T'HH:mm:ss", out var to)) return null;
        var rfc = Said("RfcSolicitante") ?? "";
        return new SimulatedQuestion(rfc, Said("RfcEmisor") == rfc, Said("TipoSolicitud") == "CFDI", from, to);
    }

    /// <summary>What an id, of a question or of its package, stands for; null when it is none of the simulator's.</summary>
    public static SimulatedQuestion? Of(string id) =>
        id.Split('_')[0].Split('.') is ["simulated", [var side, var content], var from, var to, var rfc] && Day(from, Stamp, out var first) && Day(to, Stamp, out var last)
            ? new SimulatedQuestion(Encoding.UTF8.GetString(Convert.FromHexString(rfc)), side == 'I', content == 'X', first, last) : null;

    /// <summary>What there is to give. XML of received ones is given while they are valid.</summary>
    public IReadOnlyList<SimulatedCfdi> Found(SimulatedRegister register) => register.All
        .Where(c => (Issued ? c.Emisor : c.Receptor) == Rfc && c.Fecha >= From && c.Fecha <= To && (!Xml || Issued || c.CancelledAt is null)).ToList();

    /// <summary>The package, as SAT packs it.</summary>
    public byte[] Package(SimulatedRegister register)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (Xml)
            {
                foreach (var cfdi in Found(register)) Put(archive, $"{cfdi.Uuid.ToLowerInvariant()}.xml", cfdi.Xml);
            }
            else
            {
                Put(archive, $"{Id}_01.txt", Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. Found(register).Select(c => c.MetadataLine()), ""])));
            }
        }

        return target.ToArray();
    }

    private static void Put(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }

    private static bool Day(string? text, string format, out DateTime at) => DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out at);
}
