using System.Globalization;
using System.Text;
using FinanceTracker.Tax.Cfdis.Cadena;
using FinanceTracker.Tax.Cfdis.Reading;

namespace FinanceTracker.All.Demo.Cfdis;

/// <summary>Seals and stamps an invented CFDI as its issuer and a PAC would.</summary>
public static class PaperSeal
{
    private const string End = "</cfdi:Complemento>";

    /// <summary>The document with the seal in its empty <c>Sello</c>.</summary>
    public static string Seal(string xml, PaperKey issuer)
    {
        var root = CfdiXml.Parse(Encoding.UTF8.GetBytes(xml)).Value;
        var table = root.Namespace == CfdiNames.Cfdi4 ? CadenaTable.Cfdi40 : CadenaTable.Cfdi33;
        return xml.Replace(" Sello=\"\"", $" Sello=\"{issuer.Sign(CadenaWriter.Write(table, root).Text)}\"", StringComparison.Ordinal);
    }

    /// <summary>The sealed document with its timbre fiscal digital.</summary>
    public static string Stamp(string xml, string uuid, DateTime at, PaperKey pac)
    {
        var seal = CfdiXml.Parse(Encoding.UTF8.GetBytes(xml)).Value["Sello"]!;
        var when = at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var stamp = $"""<tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" Version="1.1" UUID="{uuid}" FechaTimbrado="{when}" RfcProvCertif="SPR190613I52" SelloCFD="{seal}" NoCertificadoSAT="{pac.Serial}" SelloSAT=""/>""";
        var cadena = CadenaWriter.Write(CadenaTable.Timbre11, CfdiXml.Parse(Encoding.UTF8.GetBytes(stamp)).Value).Text;
        var stamped = stamp.Replace(" SelloSAT=\"\"", $" SelloSAT=\"{pac.Sign(cadena)}\"", StringComparison.Ordinal);
        return xml.Contains(End, StringComparison.Ordinal)
            ? xml.Replace(End, stamped + End, StringComparison.Ordinal)
            : xml.Replace("</cfdi:Comprobante>", $"<cfdi:Complemento>{stamped}{End}</cfdi:Comprobante>", StringComparison.Ordinal);
    }
}
