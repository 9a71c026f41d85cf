using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Tax.Position;

/// <summary>Every document behind one number of a position, page by page.</summary>
public static class ReadPositionItems
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 200;

    /// <summary>Which number, and where to go on. What no CFDI tells may be asked as for the position.</summary>
    /// <param name="Line">The number, as the position names it: <c>isr.612.income</c>, <c>iva.paid</c> ….</param>
    /// <param name="Cursor">The <c>nextCursor</c> of the page before.</param>
    /// <param name="Limit">1 to 200; 100 when absent.</param>
    public sealed record Question(
        string? Period, string? Line, string? Cursor, int? Limit, string? Coefficient, string? PriorLosses, string? PtuPaid, string? PriorIvaBalance, string? RentMethod);

    /// <summary>A page of a number: the number itself and how many documents it has in all.</summary>
    public sealed record Response(string Line, decimal Amount, int Count, IReadOnlyList<TracedItem> Items, string? NextCursor);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/tax/position/items", Handle).Can(Permission.ReadTaxes).Requires(Feature.Tax).WithSummary("Los CFDI de una cifra / The CFDIs of a figure");

    private static async Task<Results<Ok<Response>, Refusal>> Handle([AsParameters] Question question, PositionDocuments documents, CancellationToken cancellationToken)
    {
        var month = PositionProblems.Month(question.Period);
        if (!month.IsOk) return month.Problem!.Refused();
        var read = ReadPosition.Read(new ReadPosition.Question(null, null, null, question.Coefficient, question.PriorLosses, question.PtuPaid, question.PriorIvaBalance, question.RentMethod));
        if (!read.IsOk) return read.Problem!.Refused();
        if (Skipped(question.Cursor) is not { } skipped) return PositionProblems.BadCursor.Refused();
        if (await documents.LoadAsync(month.Value, read.Value, cancellationToken) is not { } book) return PositionProblems.ProfileMissing.Refused();
        var position = PositionMonth.Compute(book, month.Value, TaxTables.Current);
        if (!position.IsOk) return position.Problem!.Refused();
        var lines = PositionLines.Of(position.Value).ToList();
        if (lines.Find(l => l.Line == question.Line) is not { } line) return PositionProblems.UnknownLine.With("field", "line").With("lines", lines.Select(l => l.Line).ToList()).Refused();
        return TypedResults.Ok(PageOf(line, skipped, Math.Clamp(question.Limit ?? DefaultLimit, 1, MaxLimit)));
    }

    /// <summary>A page of a number.</summary>
    internal static Response PageOf(Traced line, int skipped, int limit)
    {
        var next = skipped + limit < line.All.Count ? (skipped + limit).ToString(CultureInfo.InvariantCulture) : null;
        return new Response(line.Line!, line.Amount, line.All.Count, [.. line.All.Skip(skipped).Take(limit)], next);
    }

    private static int? Skipped(string? cursor) => cursor is null ? 0 : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var skipped) ? skipped : null;
}
