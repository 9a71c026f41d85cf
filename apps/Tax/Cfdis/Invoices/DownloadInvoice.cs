using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Tax.Cfdis.Invoices;

/// <summary>The XML as it came, and a printable representation. Both are downloads: a browser never shows a stranger's XML as a page.</summary>
public static class DownloadInvoice
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tax/invoices/{uuid:guid}/xml", Xml).Can(Permission.ReadTaxes).WithSummary("El XML, byte por byte / The XML, byte for byte");
        routes.MapGet("/tax/invoices/{uuid:guid}/pdf", Pdf).Can(Permission.ReadTaxes).WithSummary("Representación impresa / Printable representation");
    }

    private static async Task<Results<FileContentHttpResult, Refusal>> Xml(Guid uuid, Vault vault, CancellationToken cancellationToken)
    {
        if (await vault.FindAsync(uuid, cancellationToken) is not { } row) return CommonProblems.NotFound.Refused();
        return await vault.BytesAsync(row, cancellationToken) is { } bytes
            ? TypedResults.File(bytes, "application/xml", $"{NameOf(row)}.xml")
            : CfdiProblems.OriginalMissing.Refused();
    }

    private static async Task<Results<FileContentHttpResult, Refusal>> Pdf(Guid uuid, HttpContext context, Vault vault, CancellationToken cancellationToken)
    {
        if (await vault.FindAsync(uuid, cancellationToken) is not { } row) return CommonProblems.NotFound.Refused();
        if (await vault.BytesAsync(row, cancellationToken) is not { } bytes || CfdiReader.Read(bytes) is not { IsOk: true } read) return CfdiProblems.OriginalMissing.Refused();
        return TypedResults.File(CfdiSheet.Print(row, read.Value, context.Request.WantsEnglish()), "application/pdf", $"{NameOf(row)}.pdf");
    }

    private static string NameOf(StoredCfdi row) => row.Uuid ?? row.Id.ToString("D");
}
