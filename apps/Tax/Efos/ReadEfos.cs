using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Efos;

/// <summary>Whether a taxpayer is on SAT's list of CFF art. 69-B, and how old the list is.</summary>
public static class ReadEfos
{
    /// <summary>The answer. <c>status</c> null: not on the list. <c>listDate</c> null: no list is loaded, so nothing can be said.</summary>
    public sealed record Response(string Rfc, EfosStatus? Status, string? Name, DateOnly? PresumedOn, DateOnly? FinalOn, DateOnly? ClearedOn, DateOnly? ListDate, IReadOnlyList<string> Law, string Es, string En);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/tax/efos/{rfc}", Handle).Can(Permission.ReadTaxes).WithSummary("¿Está en la lista 69-B? / Is it on the 69-B list?");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(string rfc, TaxDb db, CancellationToken cancellationToken)
    {
        if (EfosCsv.KeyOf(rfc) is not { } key) return EfosProblems.BadRfc.Refused();
        var found = await db.Efos.AsNoTracking().FirstOrDefaultAsync(t => t.Rfc == key, cancellationToken);
        var date = found?.ListDate ?? await db.Efos.MaxAsync(t => (DateOnly?)t.ListDate, cancellationToken);
        var (es, en) = Words(found?.Status, date);
        return TypedResults.Ok(new Response(key, found?.Status, found?.Name, found?.PresumedOn, found?.FinalOn, found?.ClearedOn, date, ["CFF 69-B"], es, en));
    }

    private static (string Es, string En) Words(EfosStatus? status, DateOnly? date) => status switch
    {
        null when date is null => ("No hay una lista cargada: no se puede afirmar nada.", "No list is loaded: nothing can be said."),
        null => ("No está en la lista.", "It is not on the list."),
        EfosStatus.Definitivo => (
            "Definitivo: sus facturas no tienen efecto fiscal. Si las usaste tienes 30 días desde la publicación para probar la operación o corregir tu declaración.",
            "Final: its invoices have no tax effect. If you used them you have 30 days from publication to prove the operation or correct your return."),
        EfosStatus.Presunto => ("Presunto: todavía puede probar sus operaciones. Guarda evidencia de lo que le compraste.", "Presumed: it may still prove its operations. Keep evidence of what you bought."),
        _ => ("Estuvo en la lista y fue aclarado.", "It was on the list and was cleared."),
    };
}
