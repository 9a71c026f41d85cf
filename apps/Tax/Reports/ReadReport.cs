using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Spreadsheets;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Reports.Package;
using FinanceTracker.Tax.Reports.Writing;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Tax.Reports;

/// <summary>One report, as JSON, workbook, paper or package, as things were known at the end of a day.</summary>
public static class ReadReport
{
    /// <summary>What may be asked. Amounts are pesos that no CFDI tells; <c>GET /tax/reports</c> says which a report reads.</summary>
    /// <param name="Period">Month (2026-10) or fiscal year (2026).</param>
    /// <param name="Format"><c>json</c>, <c>xlsx</c>, <c>pdf</c> or <c>zip</c>; else what <c>Accept</c> names; else the report's first.</param>
    /// <param name="AsOf">As known at the end of this day; today when left out.</param>
    /// <param name="RealInterest">Real interest of the year.</param>
    /// <param name="PriorYearIncome">Accumulable income of the year before.</param>
    /// <param name="RealMortgageInterest">Real interest of the home's mortgage.</param>
    public sealed record Question(
        string? Period, string? Format, string? AsOf, string? Coefficient, string? PriorLosses, string? PtuPaid, string? PriorIvaBalance, string? RentMethod, string? RealInterest, string? PriorYearIncome,
        string? RealMortgageInterest);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/tax/reports/{reportId}", Handle).Can(Permission.ReadTaxes).Requires(Feature.Tax).WithSummary("Un reporte fiscal / A tax report")
            .Produces(StatusCodes.Status200OK, responseType: null, "application/json", XlsxBook.MediaType, "application/pdf", "application/zip");

    private static async Task<Results<FileContentHttpResult, PushStreamHttpResult, Refusal>> Handle(
        string reportId, [AsParameters] Question question, HttpContext context, ReportSources sources, AccountantPackage package, ReportClock clock)
    {
        if (ReportKinds.Find(reportId) is not { } kind) return ReportProblems.Unknown.Refused();
        var order = Read(kind, question, new Tongue(context.Request.WantsEnglish()), clock);
        if (!order.IsOk) return order.Problem!.Refused();
        if (FormatOf(kind, question.Format, context.Request) is not { } format) return ReportProblems.BadFormat.With("formats", kind.Formats).Refused();
        context.Response.Headers.CacheControl = "private, no-store";
        var facts = await sources.ReadAsync(order.Value, context.RequestAborted);
        if (!facts.IsOk) return facts.Problem!.Refused();
        if (kind.Build is not { } build) return await PackedAsync(package, facts.Value, order.Value.Day, context.RequestAborted);
        var report = build(facts.Value);
        return report.IsOk ? await WrittenAsync(report.Value, format, context.RequestAborted) : report.Problem!.Refused();
    }

    private static async Task<Results<FileContentHttpResult, PushStreamHttpResult, Refusal>> PackedAsync(AccountantPackage package, ReportFacts facts, ReportDay day, CancellationToken cancellationToken)
    {
        var made = await package.PrepareAsync(facts, day, cancellationToken);
        if (!made.IsOk) return made.Problem!.Refused();
        return TypedResults.Stream(body => package.WriteAsync(made.Value, body, cancellationToken), "application/zip", $"{facts.Book.Taxpayer.Rfc}-{facts.Period}.zip");
    }

    private static async Task<FileContentHttpResult> WrittenAsync(Report report, ReportFormat format, CancellationToken cancellationToken)
    {
        var name = $"{report.Kind}-{report.Heading.Period}";
        return format switch
        {
            ReportFormat.Xlsx => TypedResults.File(await XlsxReport.WriteAsync(report, cancellationToken), XlsxBook.MediaType, $"{name}.xlsx"),
            ReportFormat.Pdf => TypedResults.File(PdfReport.Write(report), "application/pdf", $"{name}.pdf"),
            _ => TypedResults.File(JsonReport.Write(report), "application/json"),
        };
    }

    private static Result<ReportOrder> Read(ReportKind kind, Question q, Tongue tongue, ReportClock clock)
    {
        var period = ReportPeriod.Read(q.Period, kind.Span);
        var day = ReportDay.Read(q.AsOf, clock.Time, clock.Tenant.Tenant.Zone);
        var position = ReadPosition.Read(new ReadPosition.Question(null, null, null, q.Coefficient, q.PriorLosses, q.PtuPaid, q.PriorIvaBalance, q.RentMethod));
        var inputs = AnnualInputs.Read(q.RealInterest, q.PriorYearIncome, q.RealMortgageInterest);
        if ((period.Problem ?? day.Problem ?? position.Problem ?? inputs.Problem) is { } problem) return problem;
        return new ReportOrder(kind, period.Value, day.Value, position.Value, inputs.Value, tongue);
    }

    // A format that is named must be one of the report's; what Accept names is taken only when it is.
    private static ReportFormat? FormatOf(ReportKind kind, string? asked, HttpRequest request)
    {
        if (asked is not null) return kind.Formats.Cast<ReportFormat?>().FirstOrDefault(f => string.Equals(f.ToString(), asked, StringComparison.OrdinalIgnoreCase));
        var accept = request.Headers.Accept.ToString();
        var named = accept.Contains(XlsxBook.MediaType, StringComparison.OrdinalIgnoreCase) ? ReportFormat.Xlsx : accept.Contains("application/pdf", StringComparison.OrdinalIgnoreCase) ? ReportFormat.Pdf : kind.Formats[0];
        return kind.Formats.Contains(named) ? named : kind.Formats[0];
    }
}

/// <summary>By whose clock and in whose zone a report is asked for.</summary>
internal sealed record ReportClock(MultiTenantContext Tenant, TimeProvider Time);
