using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tenants;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Cfdis.Taxpayer;

/// <summary>The tenant's profile, and what follows from it: the direction of every document.</summary>
internal sealed class TaxpayerProfiles(TaxDb db, MultiTenantContext context, TimeProvider time)
{
    private const int EnoughDocuments = 500;

    /// <summary>
    /// The RFC that directions are told by. While nobody confirmed the profile it is proposed anew from what is stored and what
    /// arrives; what is stored turns with it. Saves nothing of its own: the caller saves.
    /// </summary>
    public async Task<string?> OwnRfcAsync(IReadOnlyCollection<Cfdi> arriving, CancellationToken cancellationToken)
    {
        var profile = await db.TaxpayerProfiles.SingleOrDefaultAsync(cancellationToken);
        if (profile is { IsConfirmed: true }) return profile.Rfc;
        var stored = await db.Cfdis.AsNoTracking().Where(c => c.DeletedAt == null).OrderByDescending(c => c.Id).Take(EnoughDocuments)
            .Select(c => new { c.EmisorRfc, c.ReceptorRfc, c.TipoDeComprobante }).ToListAsync(cancellationToken);
        var known = stored.Select(c => new Cfdi
        {
            Kind = CfdiKind.Comprobante,
            Version = "",
            TipoDeComprobante = c.TipoDeComprobante,
            Emisor = new Parte { Rfc = c.EmisorRfc },
            Receptor = new Parte { Rfc = c.ReceptorRfc },
        });
        if (ProfileProposal.From(arriving.Concat(known), context.Tenant.Kind) is not { } proposal) return profile?.Rfc;
        await ProposeAsync(profile, proposal, cancellationToken);
        return proposal.Rfc;
    }

    /// <summary>Tells the direction of every stored document anew.</summary>
    public async Task TurnAsync(string rfc, CancellationToken cancellationToken)
    {
        await db.Cfdis.Where(c => c.EmisorRfc == rfc).ExecuteUpdateAsync(s => s.SetProperty(c => c.Direction, CfdiDirection.Issued), cancellationToken);
        await db.Cfdis.Where(c => c.ReceptorRfc == rfc && c.EmisorRfc != rfc).ExecuteUpdateAsync(s => s.SetProperty(c => c.Direction, CfdiDirection.Received), cancellationToken);
        await db.Cfdis.Where(c => c.EmisorRfc != rfc && c.ReceptorRfc != rfc)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Direction, CfdiDirection.ThirdParty), cancellationToken);
    }

    private async Task ProposeAsync(TaxpayerProfile? profile, ProfileProposal proposal, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        string[] regimes = proposal.Regimen is { } regimen ? [regimen] : [];
        if (profile is null)
        {
            db.TaxpayerProfiles.Add(new TaxpayerProfile(proposal.Rfc, proposal.Nombre, regimes, isConfirmed: false, now));
        }
        else if (profile.Rfc != proposal.Rfc)
        {
            profile.Say(proposal.Rfc, proposal.Nombre, regimes, isConfirmed: false, now);
            await TurnAsync(proposal.Rfc, cancellationToken);
        }
    }
}
