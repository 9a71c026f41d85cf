using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Text;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Verdicts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Cfdis.Invoices;

/// <summary>What a list of CFDIs is narrowed by; all optional, all together.</summary>
/// <param name="Direction">issued, received or third_party.</param>
/// <param name="Type">I, E, T, N, P or R.</param>
/// <param name="Rfc">An RFC on either side.</param>
/// <param name="From">First day of issue, inclusive.</param>
/// <param name="To">Last day of issue, inclusive.</param>
/// <param name="Text">Words in names, RFCs, folio and descriptions, without regard to accents and case.</param>
/// <param name="Counts">false: only those that a failing check keeps out of tax figures.</param>
/// <param name="Limit">1 to 200; 50 when absent.</param>
public sealed record InvoiceFilter(
    [property: FromQuery(Name = "direction")] string? Direction, [property: FromQuery(Name = "type")] string? Type, [property: FromQuery(Name = "rfc")] string? Rfc,
    [property: FromQuery(Name = "from")] string? From, [property: FromQuery(Name = "to")] string? To, [property: FromQuery(Name = "text")] string? Text,
    [property: FromQuery(Name = "counts")] bool? Counts, [property: FromQuery(Name = "cursor")] string? Cursor, [property: FromQuery(Name = "limit")] int? Limit);

/// <summary>A page of CFDIs, newest day of issue first.</summary>
public static class ListInvoices
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    private static readonly Dictionary<string, CfdiDirection> Directions = new(StringComparer.Ordinal)
    {
        ["issued"] = CfdiDirection.Issued,
        ["received"] = CfdiDirection.Received,
        ["third_party"] = CfdiDirection.ThirdParty,
    };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/tax/invoices", Handle).Can(Permission.ReadTaxes).WithSummary("Comprobantes / CFDIs");

    private static async Task<Results<Ok<Page<CfdiItem>>, Refusal>> Handle([AsParameters] InvoiceFilter filter, HttpContext context, TaxDb db, ExpenseVerdicts verdicts)
    {
        var cancellationToken = context.RequestAborted;
        var narrowed = Narrow(db.Cfdis.Where(c => c.DeletedAt == null), filter);
        if (!narrowed.IsOk) return narrowed.Problem!.Refused();
        var query = narrowed.Value;
        if (filter.Cursor is { } text)
        {
            if (!DayCursor.TryParse(text, out var after)) return CfdiProblems.BadFilter.With("filter", "cursor").Refused();
            query = query.Where(c => EF.Functions.LessThan(ValueTuple.Create(c.IssuedOn, c.Id), ValueTuple.Create(after.Day, after.Id)));
        }

        var limit = Math.Clamp(filter.Limit ?? DefaultLimit, 1, MaxLimit);
        var rows = await query.AsNoTracking().OrderByDescending(c => c.IssuedOn).ThenByDescending(c => c.Id).Take(limit + 1).ToListAsync(cancellationToken);
        string? next = null;
        if (rows.Count > limit)
        {
            rows.RemoveAt(limit);
            next = new DayCursor(rows[^1].IssuedOn, rows[^1].Id).ToString();
        }

        var english = context.Request.WantsEnglish();
        var judged = await verdicts.ShownAsync(rows, cancellationToken);
        return TypedResults.Ok(new Page<CfdiItem>([.. rows.Select(r => CfdiItem.Of(r, english) with { Verdict = judged.GetValueOrDefault(r.Id) })], next));
    }

    private static Result<IQueryable<StoredCfdi>> Narrow(IQueryable<StoredCfdi> rows, InvoiceFilter filter)
    {
        if (filter.Direction is { } direction)
        {
            if (!Directions.TryGetValue(direction, out var side)) return CfdiProblems.BadFilter.With("filter", "direction");
            rows = rows.Where(c => c.Direction == side);
        }

        if (filter.Type?.Trim().ToUpperInvariant() is { Length: > 0 } type) rows = rows.Where(c => c.TipoDeComprobante == type);
        if (filter.Rfc?.Trim().ToUpperInvariant() is { Length: > 0 } rfc) rows = rows.Where(c => c.EmisorRfc == rfc || c.ReceptorRfc == rfc);
        if (filter.Counts is { } counts) rows = rows.Where(c => c.Counts == counts);
        if (filter.From is { } fromText)
        {
            if (!TryDay(fromText, out var from)) return CfdiProblems.BadFilter.With("filter", "from");
            rows = rows.Where(c => c.IssuedOn >= from);
        }

        if (filter.To is { } toText)
        {
            if (!TryDay(toText, out var to)) return CfdiProblems.BadFilter.With("filter", "to");
            rows = rows.Where(c => c.IssuedOn <= to);
        }

        foreach (var word in Fold.Upper(filter.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            rows = rows.Where(c => EF.Functions.Like(c.Search, $"%{Escape(word)}%", "\\"));
        return Result<IQueryable<StoredCfdi>>.Of(rows);
    }

    private static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string Escape(string word) =>
        word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
