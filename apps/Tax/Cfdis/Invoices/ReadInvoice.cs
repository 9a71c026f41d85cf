using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Cfdis.Cadena;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Matching;
using FinanceTracker.Tax.Verdicts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Tax.Cfdis.Invoices;

/// <summary>One CFDI whole: what it says, its cadena original, its checks.</summary>
public static class ReadInvoice
{
    /// <summary>A line as shown.</summary>
    public sealed record ConceptoView(
        string? ClaveProdServ, decimal? Cantidad, string? ClaveUnidad, string? Descripcion, decimal? ValorUnitario, decimal? Importe, decimal? Descuento, string? ObjetoImp,
        IReadOnlyList<ImpuestoView> Trasladados, IReadOnlyList<ImpuestoView> Retenidos);

    /// <summary>The stamp as shown.</summary>
    public sealed record TimbreView(string? Uuid, DateTime? FechaTimbrado, string? RfcProvCertif, string? NoCertificadoSat);

    /// <summary>A relation as shown.</summary>
    public sealed record RelacionView(string? TipoRelacion, string Uuid);

    /// <summary>A document with everything in it. <c>matches</c> are the bank lines that pay it, or that its complementos de pago tell of.</summary>
    public sealed record Response(
        CfdiItem Cfdi, string? CadenaOriginal, string? NoCertificado, TimbreView? Timbre, IReadOnlyList<ConceptoView> Conceptos, IReadOnlyList<RelacionView> Relacionados,
        ComplementoPagos? Pagos, Nomina? Nomina, Retencion? Retencion, string Sha256, DateTimeOffset StoredAt, IReadOnlyList<ReadMatches.View> Matches);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/tax/invoices/{uuid:guid}", Handle).Can(Permission.ReadTaxes).WithSummary("Un comprobante, por folio fiscal o id / One CFDI, by UUID or id");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(Guid uuid, HttpContext context, Vault vault, ExpenseVerdicts verdicts)
    {
        var (cancellationToken, english) = (context.RequestAborted, context.Request.WantsEnglish());
        if (await vault.FindAsync(uuid, cancellationToken) is not { } row) return CommonProblems.NotFound.Refused();
        var cfdi = row.Read();
        var cadena = await vault.BytesAsync(row, cancellationToken) is { } bytes && CfdiReader.Read(bytes) is { IsOk: true } read
            ? CadenaWriter.Write(read.Value.Table, read.Value.Root).Text
            : null;
        var judged = await verdicts.ShownAsync([row], cancellationToken);
        var item = CfdiItem.Of(row, cfdi, CfdiContent.ReadChecks(row.Checks), english) with { Verdict = judged.GetValueOrDefault(row.Id) };
        return TypedResults.Ok(new Response(
            item, cadena, cfdi.NoCertificado,
            cfdi.Timbres is [var t, ..] ? new TimbreView(t.Uuid, t.FechaTimbrado, t.RfcProvCertif, t.NoCertificadoSat) : null,
            [.. cfdi.Conceptos.Select(ViewOf)],
            [.. cfdi.Relacionados.Select(r => new RelacionView(r.TipoRelacion, r.Uuid))],
            cfdi.Pagos, cfdi.Nomina, cfdi.Retencion, row.Hash, row.CreatedAt, await vault.MatchesAsync(row, cfdi, english, cancellationToken)));
    }

    private static ConceptoView ViewOf(Concepto line) => new(
        line.ClaveProdServ, line.Cantidad, line.ClaveUnidad, line.Descripcion, line.ValorUnitario, line.Importe, line.Descuento, line.ObjetoImp,
        CfdiItem.ViewsOf(line.Traslados), CfdiItem.ViewsOf(line.Retenciones));
}
