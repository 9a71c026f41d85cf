using System.Globalization;
using FinanceTracker.Tax.Cfdis.Intake;

namespace FinanceTracker.Tax.Cfdis.Invoices;

/// <summary>What SAT's verification page and status service are asked with, and what the QR of a printed CFDI holds.</summary>
internal static class SatQuery
{
    private const string Page = "https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx";

    /// <summary>The address inside the QR; null for what has no UUID.</summary>
    public static string? AddressOf(StoredCfdi cfdi) => ExpressionOf(cfdi) is { } expression ? Page + expression : null;

    /// <summary>The printed expression: <c>?id=&amp;re=&amp;rr=&amp;tt=&amp;fe=</c>. 3.2 pads the total and knows no seal; an ampersand in an RFC is escaped.</summary>
    public static string? ExpressionOf(StoredCfdi cfdi)
    {
        if (cfdi.Uuid is not { } uuid || cfdi.Total is not { } total) return null;
        var (issuer, receiver) = (Escape(cfdi.EmisorRfc), Escape(cfdi.ReceptorRfc));
        return cfdi.Standard == "3.2"
            ? string.Create(CultureInfo.InvariantCulture, $"?re={issuer}&rr={receiver}&tt={total:0000000000.000000}&id={uuid}")
            : string.Create(CultureInfo.InvariantCulture, $"?id={uuid}&re={issuer}&rr={receiver}&tt={total:0.0#####}&fe={cfdi.SealTail}");
    }

    private static string Escape(string? rfc) => (rfc ?? "").Replace("&", "&amp;", StringComparison.Ordinal);
}
