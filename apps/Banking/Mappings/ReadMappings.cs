using System.Text.Json;
using FinanceTracker.Banking.Statements;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Banking.Mappings;

/// <summary>The remembered mappings, and forgetting one: the next file with that header is asked about again.</summary>
public static class ReadMappings
{
    private const int Most = 200;

    /// <summary>A remembered mapping.</summary>
    public sealed record MappingView(Guid MappingId, string? Bank, IReadOnlyList<string> Columns, ColumnMapping Mapping, DateTimeOffset CreatedAt, DateTimeOffset UsedAt);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/bank/mappings", List).Can(Permission.ReadBooks).WithSummary("Columnas recordadas / Remembered columns");
        routes.MapDelete("/bank/mappings/{mappingId:guid}", Forget).Can(Permission.ImportStatements).WithSummary("Olvidar columnas / Forget columns");
    }

    private static async Task<Ok<Page<MappingView>>> List(BankingDb db, CancellationToken cancellationToken)
    {
        var mappings = await db.Mappings.AsNoTracking().OrderByDescending(m => m.CreatedAt).Take(Most).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<MappingView>(mappings.Select(ViewOf).ToList(), NextCursor: null));
    }

    private static async Task<Results<NoContent, Refusal>> Forget(Guid mappingId, BankingDb db, CancellationToken cancellationToken)
    {
        var mapping = await db.Mappings.SingleOrDefaultAsync(m => m.Id == mappingId, cancellationToken);
        if (mapping is null) return CommonProblems.NotFound.Refused();
        db.Mappings.Remove(mapping);
        db.Note("mapping.forgotten", mappingId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static MappingView ViewOf(Mapping mapping) => new(
        mapping.Id, MexicanBanks.Find(mapping.BankCode)?.Name, JsonSerializer.Deserialize<List<string>>(mapping.Columns, ApiJson.Options)!, mapping.Read(), mapping.CreatedAt, mapping.UsedAt);
}
