using System.Globalization;
using System.Security;
using System.Text;
using FinanceTracker.All.Demo.Cfdis;

namespace FinanceTracker.Support.Cfdis;

/// <summary>Makes CFDIs 4.0: sealed, stamped, and changed before or after, as a test wants them.</summary>
public sealed record CfdiMaker
{
    public const string Uuid = "5FB2822E-396D-4725-8521-CDC4BDD20CCF";

    public PaperKey Issuer { get; init; } = TestAuthority.Issuer;

    public PaperKey? Pac { get; init; } = TestAuthority.Pac;

    public string Emisor { get; init; } = "EKU9003173C9";

    public string Receptor { get; init; } = "CACX7605101P8";

    public string StampUuid { get; init; } = Uuid;

    public string Attributes { get; init; } = "Serie=\"A\" Folio=\"1\" ";

    public DateTime Fecha { get; init; } = new(2026, 8, 14, 10, 10, 0, DateTimeKind.Unspecified);

    public TimeSpan StampedAfter { get; init; } = TimeSpan.FromMinutes(5);

    public decimal SubTotal { get; init; } = 1000m;

    public decimal? Total { get; init; }

    public string Descripcion { get; init; } = "Servicio de hospedaje web";

    public string ClaveProdServ { get; init; } = "81112101";

    public string TipoDeComprobante { get; init; } = "I";

    /// <summary>Changes the text before it is sealed.</summary>
    public Func<string, string> BeforeSeal { get; init; } = xml => xml;

    /// <summary>Changes the text after it was stamped.</summary>
    public Func<string, string> AfterStamp { get; init; } = xml => xml;

    /// <summary>The document as text.</summary>
    public string Text()
    {
        var made = PaperSeal.Seal(BeforeSeal(Template()), Issuer);
        return AfterStamp(Pac is null ? made : PaperSeal.Stamp(made, StampUuid, Fecha + StampedAfter, Pac));
    }

    /// <summary>The document as UTF-8.</summary>
    public byte[] Make() => Encoding.UTF8.GetBytes(Text());

    private string Template()
    {
        var tax = decimal.Round(SubTotal * 0.16m, 2, MidpointRounding.AwayFromZero);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.sat.gob.mx/cfd/4 http://www.sat.gob.mx/sitio_internet/cfd/4/cfdv40.xsd" Version="4.0" {Attributes}Fecha="{Fecha:yyyy-MM-dd'T'HH:mm:ss}" Sello="" FormaPago="03" NoCertificado="{Issuer.Serial}" Certificado="{Issuer.Base64}" SubTotal="{SubTotal:0.00}" Moneda="MXN" Total="{Total ?? SubTotal + tax:0.00}" TipoDeComprobante="{TipoDeComprobante}" Exportacion="01" MetodoPago="PUE" LugarExpedicion="42501">
              <cfdi:Emisor Rfc="{SecurityElement.Escape(Emisor)}" Nombre="ESCUELA KEMPER URGATE" RegimenFiscal="601"/>
              <cfdi:Receptor Rfc="{SecurityElement.Escape(Receptor)}" Nombre="XOCHILT CASAS CHAVEZ" DomicilioFiscalReceptor="36257" RegimenFiscalReceptor="612" UsoCFDI="G03"/>
              <cfdi:Conceptos>
                <cfdi:Concepto ClaveProdServ="{ClaveProdServ}" Cantidad="1" ClaveUnidad="E48" Descripcion="{SecurityElement.Escape(Descripcion)}" ValorUnitario="{SubTotal:0.00}" Importe="{SubTotal:0.00}" ObjetoImp="02">
                  <cfdi:Impuestos><cfdi:Traslados><cfdi:Traslado Base="{SubTotal:0.00}" Impuesto="002" TipoFactor="Tasa" TasaOCuota="0.160000" Importe="{tax:0.00}"/></cfdi:Traslados></cfdi:Impuestos>
                </cfdi:Concepto>
              </cfdi:Conceptos>
              <cfdi:Impuestos TotalImpuestosTrasladados="{tax:0.00}"><cfdi:Traslados><cfdi:Traslado Base="{SubTotal:0.00}" Impuesto="002" TipoFactor="Tasa" TasaOCuota="0.160000" Importe="{tax:0.00}"/></cfdi:Traslados></cfdi:Impuestos>
            </cfdi:Comprobante>
            """);
    }
}
