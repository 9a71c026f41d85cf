using System.Globalization;
using FinanceTracker.Support.Cfdis;

namespace FinanceTracker.All.Tests.Taxes;

/// <summary>Makes complementos de pago (Pagos 2.0) of one payment of one invoice.</summary>
internal static class RepMaker
{
    public static byte[] Make(string uuid, DateTime issued, string invoice, decimal amount, DateOnly paid)
    {
        var maker = new CfdiMaker { StampUuid = uuid, Fecha = issued };
        return (maker with { BeforeSeal = _ => Text(maker, invoice, amount, paid) }).Make();
    }

    private static string Text(CfdiMaker maker, string invoice, decimal amount, DateOnly paid)
    {
        var net = decimal.Round(amount / 1.16m, 2, MidpointRounding.AwayFromZero);
        var tax = amount - net;
        return string.Create(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" xmlns:pago20="http://www.sat.gob.mx/Pagos20" Version="4.0" Serie="P" Folio="7" Fecha="{maker.Fecha:yyyy-MM-dd'T'HH:mm:ss}" Sello="" NoCertificado="{maker.Issuer.Serial}" Certificado="{maker.Issuer.Base64}" SubTotal="0" Moneda="XXX" Total="0" TipoDeComprobante="P" Exportacion="01" LugarExpedicion="42501">
              <cfdi:Emisor Rfc="{maker.Emisor}" Nombre="ESCUELA KEMPER URGATE" RegimenFiscal="601"/>
              <cfdi:Receptor Rfc="{maker.Receptor}" Nombre="XOCHILT CASAS CHAVEZ" DomicilioFiscalReceptor="36257" RegimenFiscalReceptor="612" UsoCFDI="CP01"/>
              <cfdi:Conceptos><cfdi:Concepto ClaveProdServ="84111506" Cantidad="1" ClaveUnidad="ACT" Descripcion="Pago" ValorUnitario="0" Importe="0" ObjetoImp="01"/></cfdi:Conceptos>
              <cfdi:Complemento>
                <pago20:Pagos Version="2.0">
                  <pago20:Totales TotalTrasladosBaseIVA16="{net:0.00}" TotalTrasladosImpuestoIVA16="{tax:0.00}" MontoTotalPagos="{amount:0.00}"/>
                  <pago20:Pago FechaPago="{paid:yyyy-MM-dd}T12:00:00" FormaDePagoP="03" MonedaP="MXN" TipoCambioP="1" Monto="{amount:0.00}">
                    <pago20:DoctoRelacionado IdDocumento="{invoice}" MonedaDR="MXN" EquivalenciaDR="1" NumParcialidad="1" ImpSaldoAnt="{amount:0.00}" ImpPagado="{amount:0.00}" ImpSaldoInsoluto="0.00" ObjetoImpDR="02">
                      <pago20:ImpuestosDR><pago20:TrasladosDR><pago20:TrasladoDR BaseDR="{net:0.00}" ImpuestoDR="002" TipoFactorDR="Tasa" TasaOCuotaDR="0.160000" ImporteDR="{tax:0.00}"/></pago20:TrasladosDR></pago20:ImpuestosDR>
                    </pago20:DoctoRelacionado>
                    <pago20:ImpuestosP><pago20:TrasladosP><pago20:TrasladoP BaseP="{net:0.00}" ImpuestoP="002" TipoFactorP="Tasa" TasaOCuotaP="0.160000" ImporteP="{tax:0.00}"/></pago20:TrasladosP></pago20:ImpuestosP>
                  </pago20:Pago>
                </pago20:Pagos>
              </cfdi:Complemento>
            </cfdi:Comprobante>
            """);
    }
}
