using FinanceTracker.Platform.Documents;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Filings;

/// <summary>
/// Sends a reviewed return through a provider that can. SAT's portal cannot be sent to: with the default provider this is refused, and the person
/// presents the return. Only the sandbox answers, and what it answers is marked as simulated.
/// </summary>
public static class SendFiling
{
    /// <summary>Who presents returns here.</summary>
    public sealed record ProviderView(string Name, bool CanSend, bool IsSimulated, string Es, string En);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tax/filings/provider", Provider).Can(Permission.ReadTaxes).WithSummary("Quién presenta tus declaraciones / Who presents your returns");
        routes.MapPost("/tax/filings/{filingId:guid}/send", Handle).Can(Permission.PrepareFilings).Requires(Feature.Tax).Idempotent<TaxDb>()
            .WithSummary("Enviar a un proveedor que pueda (solo simulado) / Send to a provider that can (simulated only)");
    }

    private static Ok<ProviderView> Provider(IFilingProvider provider) => TypedResults.Ok(provider.IsSimulated
        ? new ProviderView(provider.Name, provider.CanSend, true, "Ambiente de pruebas: las respuestas son simuladas y nada llega al SAT.", "Sandbox: answers are simulated and nothing reaches SAT.")
        : new ProviderView(provider.Name, provider.CanSend, false, "Tú presentas en el portal del SAT; aquí se prepara y se guarda el acuse.", "You present in SAT's portal; here it is prepared and the acuse is kept."));

    private static async Task<Results<Ok<FilingView>, Refusal>> Handle(
        Guid filingId, TaxDb db, IFilingProvider provider, DocumentStore documents, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.Filings.SingleOrDefaultAsync(f => f.Id == filingId, cancellationToken) is not { } filing) return CommonProblems.NotFound.Refused();
        if (!provider.CanSend) return FilingProblems.PortalOnly.Refused();
        if (filing.State != FilingState.Reviewed) return FilingProblems.WrongState.With("state", filing.State).Refused();
        var package = FilingView.PackageOf(filing);
        var rfc = await db.TaxpayerProfiles.Select(p => p.Rfc).SingleAsync(cancellationToken);
        var receipt = await provider.SendAsync(new FilingToSend(filing.Id, rfc, filing.PeriodText, filing.Kind, filing.Number, package.TotalPesos, package.DueDate), cancellationToken);
        if (!receipt.IsOk) return receipt.Problem!.Refused();
        if (!filing.Receive(receipt.Value.Acuse, provider.IsSimulated, time.GetUtcNow())) return FilingProblems.WrongState.With("state", filing.State).Refused();
        await documents.PutAsync(db.Tenant, filing.AcuseDocument, new MemoryStream(receipt.Value.Pdf, writable: false), cancellationToken);
        db.Note("filing.sent", filingId.ToString("D"));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await FilingViews.OfAsync(db, filing, cancellationToken));
    }
}
