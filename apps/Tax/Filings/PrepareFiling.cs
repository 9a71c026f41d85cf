using System.Globalization;
using System.Text.Json;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Obligations;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Filings;

/// <summary>
/// Prepares the package of a return (201). Asked again it is the same one with fresh figures (200); when the last one was presented and the
/// figures changed since, it is the next complementaria (201).
/// </summary>
public static class PrepareFiling
{
    /// <summary>What to prepare.</summary>
    /// <param name="Period">Month, as 2026-10.</param>
    /// <param name="Kind"><c>monthly</c> (default) or <c>diot</c>.</param>
    /// <param name="Coefficient">Coefficient of profit (regime 601).</param>
    /// <param name="PriorLosses">Losses of other years.</param>
    /// <param name="PtuPaid">PTU paid in the year.</param>
    /// <param name="PriorIvaBalance">IVA in favour before the first document.</param>
    /// <param name="RentMethod"><c>real</c> or <c>blind35</c>.</param>
    public sealed record Request(string? Period, FilingKind? Kind, string? Coefficient, string? PriorLosses, string? PtuPaid, string? PriorIvaBalance, string? RentMethod);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/tax/auto-file", Handle).Can(Permission.PrepareFilings).Requires(Feature.Tax).Idempotent<TaxDb>()
            .WithSummary("Preparar declaración / Prepare a return");

    private static async Task<Results<Created<FilingView>, Ok<FilingView>, Refusal>> Handle(
        Request request, TaxDb db, PositionDocuments documents, TimeProvider time, CancellationToken cancellationToken)
    {
        var month = PositionProblems.Month(request.Period);
        if (!month.IsOk) return month.Problem!.Refused();
        var question = ReadPosition.Read(new ReadPosition.Question(null, null, null, request.Coefficient, request.PriorLosses, request.PtuPaid, request.PriorIvaBalance, request.RentMethod));
        if (!question.IsOk) return question.Problem!.Refused();
        if (await documents.LoadAsync(month.Value, question.Value, cancellationToken) is not { } book) return PositionProblems.ProfileMissing.Refused();
        var position = PositionMonth.Compute(book, month.Value, TaxTables.Current);
        if (!position.IsOk) return position.Problem!.Refused();

        var kind = request.Kind ?? FilingKind.Monthly;
        var confirmed = await db.TaxpayerProfiles.AnyAsync(p => p.IsConfirmed, cancellationToken);
        var package = FilingPackages.Of(book, position.Value, kind, new PackageFacts(confirmed));
        if (!IsOwed(package))
            return FilingProblems.NotOwed.With("relieved", ObligationList.ReliefsOf(ObligedReader.Of(book, position.Value), month.Value)).Refused();
        var diot = package.DiotRows is null ? null : Diot.Write(Diot.RowsOf(position.Value), position.Value.Iva?.Proportion ?? 1m);
        return await KeepAsync(db, new Made(month.Value, kind, JsonSerializer.Serialize(package, ApiJson.Options), diot), time, cancellationToken);
    }

    private sealed record Made(DateOnly Month, FilingKind Kind, string Package, string? Diot);

    private static bool IsOwed(FilingPackage package) => package.Kind == FilingKind.Diot
        ? package.Obligations.Any(o => o.Kind == ObligationTable.Diot)
        : package.Obligations.Any(o => o.Kind != ObligationTable.Diot);

    // One at a time for a tenant and a period, so that two requests cannot make two normal returns.
    private static async Task<Results<Created<FilingView>, Ok<FilingView>, Refusal>> KeepAsync(TaxDb db, Made made, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var key = string.Create(CultureInfo.InvariantCulture, $"tax.filing{db.Tenant}{made.Month:yyyyMM}{made.Kind}");
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({key}, 0))", cancellationToken);
        var last = await db.Filings.Where(f => f.Period == made.Month && f.Kind == made.Kind).OrderByDescending(f => f.Number).FirstOrDefaultAsync(cancellationToken);
        var now = time.GetUtcNow();
        if (last is not null && last.Package == made.Package && last.DiotText == made.Diot && last.State != FilingState.Rejected) return TypedResults.Ok(FilingView.Of(last, withPackage: true));

        var isNew = last is null || !last.IsOpen;
        var filing = isNew ? new Filing(Guid.CreateVersion7(now), made.Month, made.Kind, last is null ? 0 : last.Number + 1) : last!;
        filing.Prepare(made.Package, made.Diot, now);
        if (isNew) db.Filings.Add(filing);
        db.Note("filing.prepared", filing.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var view = FilingView.Of(filing, withPackage: true);
        return isNew ? TypedResults.Created($"/tax/filings/{filing.Id:D}", view) : TypedResults.Ok(view);
    }
}
