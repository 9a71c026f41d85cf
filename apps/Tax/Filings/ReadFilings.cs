using System.Globalization;
using System.Text;
using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Position;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Filings;

/// <summary>The filings of a tenant, one of them whole, its DIOT and its acuse.</summary>
public static class ReadFilings
{
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tax/filings", All).Can(Permission.ReadTaxes).WithSummary("Tus declaraciones preparadas / Your prepared returns");
        routes.MapGet("/tax/filings/{filingId:guid}", One).Can(Permission.ReadTaxes).WithSummary("Una declaración / One return");
        routes.MapGet("/tax/filings/{filingId:guid}/diot", DiotFile).Can(Permission.ReadTaxes).WithSummary("DIOT en TXT / DIOT as TXT");
        routes.MapGet("/tax/filings/{filingId:guid}/acuse", AcuseFile).Can(Permission.ReadTaxes).WithSummary("El acuse del SAT / SAT's acuse");
    }

    private static async Task<Results<Ok<Page<FilingView>>, Refusal>> All(string? period, TaxDb db, CancellationToken cancellationToken)
    {
        var filings = db.Filings.AsNoTracking();
        if (period is not null)
        {
            var wanted = FilingPeriod.Read(period);
            if (!wanted.IsOk) return wanted.Problem!.Refused();
            filings = filings.Where(f => f.Period == wanted.Value.Start && f.Kind == FilingKind.Annual == wanted.Value.IsYear);
        }

        var rows = await filings.OrderByDescending(f => f.Period).ThenBy(f => f.Kind).ThenByDescending(f => f.Number).Take(Most).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<FilingView>(await FilingViews.OfAsync(db, rows, withPackage: false, cancellationToken), NextCursor: null));
    }

    private static async Task<Results<Ok<FilingView>, Refusal>> One(Guid filingId, TaxDb db, CancellationToken cancellationToken) =>
        await db.Filings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == filingId, cancellationToken) is { } filing
            ? TypedResults.Ok(await FilingViews.OfAsync(db, filing, cancellationToken))
            : CommonProblems.NotFound.Refused();

    private static async Task<Results<FileContentHttpResult, Refusal>> DiotFile(Guid filingId, TaxDb db, CancellationToken cancellationToken) =>
        await db.Filings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == filingId, cancellationToken) is { DiotText: { } text } filing
            ? TypedResults.File(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"DIOT-{filing.Period:yyyy-MM}.txt"))
            : CommonProblems.NotFound.Refused();

    private static async Task<Results<FileContentHttpResult, Refusal>> AcuseFile(Guid filingId, HttpContext context, TaxDb db, DocumentStore documents)
    {
        var filing = await db.Filings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == filingId, context.RequestAborted);
        if (filing?.AcuseName is null || await documents.GetAsync(db.Tenant, filing.AcuseDocument, context.RequestAborted) is not { } content) return CommonProblems.NotFound.Refused();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(content, "application/pdf", $"acuse-{filing.Id:D}.pdf");
    }
}
