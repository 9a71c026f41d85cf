using System.Globalization;
using System.Security;
using System.Xml.Linq;

namespace FinanceTracker.All.Demo.Sat;

/// <summary>Estado del CFDI, simulated: Vigente for what was registered, Cancelado for what was then cancelled, No Encontrado otherwise.</summary>
internal static class SimulatedStatus
{
    public static string Answer(SimulatedRegister register, string envelope)
    {
        var expression = XDocument.Parse(envelope).Descendants().First(e => e.Name.LocalName == "expresionImpresa").Value;
        var said = expression.TrimStart('?').Replace("&amp;", "\u0001", StringComparison.Ordinal).Split('&').Select(p => p.Split('=', 2)).Where(p => p.Length == 2)
            .ToDictionary(p => p[0], p => p[1].Replace('\u0001', '&'), StringComparer.Ordinal);
        if (!said.TryGetValue("id", out var id) || !said.ContainsKey("re") || !said.ContainsKey("rr") || !said.ContainsKey("tt"))
            return Of("N - 601: La expresión impresa proporcionada no es válida.", "No Encontrado");
        if (register.Find(id) is not { } cfdi || !IsOf(cfdi, said)) return Of("N - 602: Comprobante no encontrado.", "No Encontrado");
        return cfdi.CancelledAt is null
            ? Of("S - Comprobante obtenido satisfactoriamente.", "Vigente", "Cancelable con aceptación", "", "200")
            : Of("S - Comprobante obtenido satisfactoriamente.", "Cancelado", "No cancelable", "Cancelado sin aceptación", "200");
    }

    private static bool IsOf(SimulatedCfdi cfdi, Dictionary<string, string> said) =>
        cfdi.Emisor == said["re"] && cfdi.Receptor == said["rr"]
        && decimal.TryParse(said["tt"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var total) && total == cfdi.Total;

    private static string Of(string code, string state, string cancellable = "", string cancelling = "", string listed = "") =>
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><ConsultaResponse xmlns=\"http://tempuri.org/\"><ConsultaResult xmlns:a=\"http://schemas.datacontract.org/2004/07/Sat.Cfdi.Negocio.ConsultaCfdi.Servicio\">"
        + $"<a:CodigoEstatus>{SecurityElement.Escape(code)}</a:CodigoEstatus><a:EsCancelable>{cancellable}</a:EsCancelable><a:Estado>{state}</a:Estado><a:EstatusCancelacion>{cancelling}</a:EstatusCancelacion>"
        + $"<a:ValidacionEFOS>{listed}</a:ValidacionEFOS></ConsultaResult></ConsultaResponse></s:Body></s:Envelope>";
}
