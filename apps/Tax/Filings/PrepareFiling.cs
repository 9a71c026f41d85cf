using System.Text.Json;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Filings.Annual;
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
/// figures changed since, it is the next complementaria (201). SAT takes no declaración by any public interface: the person presents it.
/// </summary>
public static class PrepareFiling
{
    /// <summary>What to prepare.</summary>
    /// <param name="Period">Month, as 2026-10; of an annual return the year, as 2026.</param>
    /// <param name="Kind"><c>monthly</c> (default for a month), <c>diot</c> or <c>annual</c> (default for a year).</param>
    /// <param name="Coefficient">Coefficient of profit (regime 601). Like the four that follow: instead of what the profile keeps for the year.</param>
    /// <param name="PriorLosses">Losses of other years.</param>
    /// <param name="PtuPaid">PTU paid in the year.</param>
    /// <param name="PriorIvaBalance">IVA in favour before the first document.</param>
    /// <param name="RentMethod"><c>real</c> or <c>blind35</c>.</param>
    public sealed record Request(string? Period, FilingKind? Kind, string? Coefficient, string? PriorLosses, string? PtuPaid, string? PriorIvaBalance, string? RentMethod)
    {
        /// <summary>Of an annual return: real interest of the year (LISR 134), as the banks certify it.</summary>
        public string? RealInterest { get; init; }

        /// <summary>Of an annual return: accumulable income of the year before (LISR 151-III).</summary>
        public string? PriorYearIncome { get; init; }

        /// <summary>Of an annual return: real interest of the home's mortgage (LISR 151-IV), as the bank certifies it.</summary>
        public string? RealMortgageInterest { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/tax/auto-file", Handle).Can(Permission.PrepareFilings).Requires(Feature.Tax).Idempotent<TaxDb>()
            .WithSummary("Preparar declaración / Prepare a return");

    private static async Task<Results<Created<FilingView>, Ok<FilingView>, Refusal>> Handle(Request request, TaxDb db, PackageTools tools, TimeProvider time, CancellationToken cancellationToken)
    {
        var period = FilingPeriod.Read(request.Period);
        if (!period.IsOk) return period.Problem!.Refused();
        if (request.Kind is { } asked && asked == FilingKind.Annual != period.Value.IsYear) return FilingProblems.PeriodOfAnotherKind.Refused();
        var question = ReadPosition.Read(new ReadPosition.Question(null, null, null, request.Coefficient, request.PriorLosses, request.PtuPaid, request.PriorIvaBalance, request.RentMethod));
        if (!question.IsOk) return question.Problem!.Refused();
        var inputs = AnnualInputs.Read(request.RealInterest, request.PriorYearIncome, request.RealMortgageInterest);
        if (!inputs.IsOk) return inputs.Problem!.Refused();
        var made = period.Value.IsYear
            ? Year(await tools.Years.LoadAsync(period.Value.Start.Year, question.Value, inputs.Value, cancellationToken))
            : await MonthAsync(db, period.Value.Start, request.Kind ?? FilingKind.Monthly, question.Value, tools.Months, cancellationToken);
        return made.IsOk ? await KeepAsync(db, made.Value, time, cancellationToken) : made.Problem!.Refused();
    }

    private static async Task<Result<PreparedPackage>> MonthAsync(
        TaxDb db, DateOnly month, FilingKind kind, PositionQuestion question, PositionDocuments documents, CancellationToken cancellationToken)
    {
        if (await documents.LoadAsync(month, question, cancellationToken) is not { } book) return PositionProblems.ProfileMissing;
        var position = PositionMonth.Compute(book, month, TaxTables.Current);
        if (!position.IsOk) return position.Problem!;
        var confirmed = await db.TaxpayerProfiles.AnyAsync(p => p.IsConfirmed, cancellationToken);
        var package = FilingPackages.Of(book, position.Value, kind, new PackageFacts(confirmed));
        if (!IsOwed(package)) return FilingProblems.NotOwedBy([.. ObligationList.ReliefsOf(ObligedReader.Of(book, position.Value), month).Where(r => r.Kind != ObligationTable.Annual && r.Kind == ObligationTable.Diot == (kind == FilingKind.Diot))]);
        var zone = book.Facts?.ZoneOn(month.AddMonths(1).AddDays(-1));
        return new PreparedPackage(month, package, package.DiotRows is null ? null : Diot.Write(Diot.RowsOf(position.Value), position.Value.Iva?.Proportion ?? 1m, zone))
        {
            Day = DayOf(book),
        };
    }

    private static Result<PreparedPackage> Year(AnnualFiling? loaded)
    {
        if (loaded is not { } annual) return PositionProblems.ProfileMissing;
        var package = AnnualPackages.Of(annual, TaxTables.Current);
        if (!package.IsOk) return package.Problem!;
        if (AnnualPackages.HasReason(package.Value)) return new PreparedPackage(annual.Facts.First, package.Value, Diot: null) { Day = DayOf(annual.Facts.Book) };
        var relieved = ObligationList.ReliefsOf(AnnualPackages.Obliged(annual), annual.Last).Where(r => r.Kind == ObligationTable.Annual).ToList();
        return FilingProblems.NotOwedBy(relieved);
    }

    private static PackageDay DayOf(TaxBook book) => new(book.Today, book.Facts?.UsesSixthDigit == true);

    private static bool IsOwed(FilingPackage package) => package.Kind == FilingKind.Diot
        ? package.Obligations.Any(o => o.Kind == ObligationTable.Diot)
        : package.Obligations.Any(o => o.Kind != ObligationTable.Diot);

    // One at a time for a tenant and a period, so that two requests cannot make two normal returns.
    private static async Task<Results<Created<FilingView>, Ok<FilingView>, Refusal>> KeepAsync(TaxDb db, PreparedPackage made, TimeProvider time, CancellationToken cancellationToken)
    {
        var kind = made.Package.Kind;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"tax.filing{db.Tenant}{made.Start:yyyyMM}{kind}");
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({key}, 0))", cancellationToken);
        var all = await db.Filings.Where(f => f.Period == made.Start && f.Kind == kind).OrderBy(f => f.Number).ToListAsync(cancellationToken);
        var last = all.LastOrDefault();
        var isNew = last is null || !last.IsOpen;
        var number = last is null ? 0 : isNew ? last.Number + 1 : last.Number;
        var package = number == 0 ? made.Package : Complementarias.Of(made.Package, all.Where(f => f.Number < number), made.Day, TaxTables.Current);
        var (now, text) = (time.GetUtcNow(), JsonSerializer.Serialize(package, ApiJson.Options));
        if (last is not null && made.IsTheSameAs(last, text)) return TypedResults.Ok(await FilingViews.OfAsync(db, last, cancellationToken));

        var filing = isNew ? new Filing(Guid.CreateVersion7(now), made.Start, kind, number) : last!;
        filing.Prepare(text, made.Diot, now);
        if (isNew) db.Filings.Add(filing);
        db.Note("filing.prepared", filing.Id.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var view = await FilingViews.OfAsync(db, filing, cancellationToken);
        return isNew ? TypedResults.Created($"/tax/filings/{filing.Id:D}", view) : TypedResults.Ok(view);
    }
}

/// <summary>A package that was just made.</summary>
internal sealed record PreparedPackage(DateOnly Start, FilingPackage Package, string? Diot)
{
    /// <summary>On which day it was made.</summary>
    public PackageDay Day { get; init; }

    /// <summary>
    /// Nothing new to keep. What was presented is told by its figures alone: a day that passed or a block that was settled makes no complementaria.
    /// </summary>
    public bool IsTheSameAs(Filing last, string text)
    {
        if (last.State == FilingState.Rejected) return false;
        if (last.IsOpen) return last.Package == text && last.DiotText == Diot;
        return last.DiotText == Diot && Complementarias.Whole(FilingView.PackageOf(last).Fields).SequenceEqual(Package.Fields);
    }
}

/// <summary>Where packages come from.</summary>
internal sealed record PackageTools(PositionDocuments Months, AnnualDocuments Years);
