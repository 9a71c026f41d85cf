using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.XPath;
using System.Xml.Xsl;

namespace FinanceTracker.Tax.Tests.Cfdis;

/// <summary>SAT's schemas, certificates and samples: outside the repository, found through FT_SHARED_DATA.</summary>
internal static class SatData
{
    public const string Missing = "FT_SHARED_DATA is not set, or has no folder 'sat'.";

    private static readonly Dictionary<string, string> Sheets = new(StringComparer.Ordinal)
    {
        ["cfdi40"] = "sitio_internet/cfd/4/cadenaoriginal_4_0/cadenaoriginal_4_0.xslt",
        ["cfdi33"] = "sitio_internet/cfd/3/cadenaoriginal_3_3/cadenaoriginal_3_3.xslt",
        ["cfdi32"] = "sitio_internet/cfd/3/cadenaoriginal_3_2/cadenaoriginal_3_2.xslt",
        ["retenciones20"] = "esquemas/retencionpago/2/retenciones.xslt",
        ["retenciones10"] = "esquemas/retencionpago/1/retenciones.xslt",
        ["timbre11"] = "sitio_internet/cfd/TimbreFiscalDigital/cadenaoriginal_TFD_1_1.xslt",
        ["timbre10"] = "sitio_internet/timbrefiscaldigital/cadenaoriginal_TFD_1_0.xslt",
    };

    private static readonly Lazy<Dictionary<string, XslCompiledTransform>> Transforms = new(() => Sheets.ToDictionary(s => s.Key, s => Load(s.Value)));

    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable("FT_SHARED_DATA") is { Length: > 0 } shared && Directory.Exists(Path.Combine(shared, "sat")) ? Path.Combine(shared, "sat") : null;

    public static string At(string relative) => Path.Combine(Folder!, relative);

    /// <summary>The samples that lie in the folder, with what is known of each.</summary>
    public static IEnumerable<(string Name, JsonElement Facts, byte[] Content)> Samples()
    {
        var facts = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(At("samples/expected.json")))!;
        foreach (var (name, expected) in facts)
            if (File.Exists(At(name))) yield return (name, expected, File.ReadAllBytes(At(name)));
    }

    /// <summary>SAT's own transformation of a document.</summary>
    public static string Transform(string sheet, byte[] xml)
    {
        var transform = Transforms.Value[sheet];
        using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        using var target = new MemoryStream();
        var settings = transform.OutputSettings!.Clone();
        settings.Encoding = new UTF8Encoding(false);
        using (var writer = XmlWriter.Create(target, settings)) transform.Transform(new XPathDocument(reader), writer);
        return Encoding.UTF8.GetString(target.ToArray());
    }

    private static XslCompiledTransform Load(string file)
    {
        var transform = new XslCompiledTransform();
        transform.Load(At("schemas/www.sat.gob.mx/" + file), new XsltSettings(false, false), new XmlUrlResolver());
        return transform;
    }
}
