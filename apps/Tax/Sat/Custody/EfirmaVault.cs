using System.Security.Cryptography;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Persistence;
using FinanceTracker.Tax.Cfdis.Certificates;
using FinanceTracker.Tax.Sat.Services;
using FinanceTracker.Tax.Sat.Signing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Sat.Custody;

/// <summary>
/// The custody of the tenant's e.firma. Key and password lie sealed with the tenant's key, each bound to its field; they are opened for
/// one piece of work in memory, and nothing here writes them anywhere else.
/// </summary>
internal sealed class EfirmaVault(TaxDb db, TenantKeys keys, SatTokens tokens, TimeProvider time)
{
    private const string KeyField = "efirma.key";
    private const string PasswordField = "efirma.password";

    /// <summary>What is kept; null when nothing is, or its time is over.</summary>
    public async Task<KeptEfirma?> FindAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await db.Efirmas.SingleOrDefaultAsync(e => e.KeptUntil > now, cancellationToken);
    }

    /// <summary>Opens it for work. The caller disposes of it.</summary>
    public async Task<Result<Efirma>> OpenAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } kept) return SatProblems.EfirmaMissing;
        var tenantKey = await keys.OpenAsync(db, cancellationToken);
        var key = Convert.FromBase64String(tenantKey.Decrypt(KeyField, kept.KeySealed));
        try
        {
            return Efirma.Open(kept.Certificate, key, tenantKey.Decrypt(PasswordField, kept.PasswordSealed), time.GetUtcNow());
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Takes one into custody, after it was opened once to prove that it is one. Saves nothing: the caller saves.</summary>
    public async Task<Result<KeptEfirma>> KeepAsync(byte[] cer, byte[] key, string password, EfirmaConsent consent, CancellationToken cancellationToken)
    {
        var opened = Efirma.Open(cer, key, password, time.GetUtcNow());
        if (!opened.IsOk) return opened.Problem!;
        opened.Value.Dispose();
        using var certificate = SatCertificate.TryRead(cer)!;
        if (await db.TaxpayerProfiles.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } profile && profile.Rfc != certificate.Rfc)
            return SatProblems.NotItsRfc.With("rfc", profile.Rfc);

        var tenantKey = await keys.OpenAsync(db, cancellationToken);
        var kept = await db.Efirmas.SingleOrDefaultAsync(cancellationToken) ?? db.Efirmas.Add(new KeptEfirma()).Entity;
        var facts = new EfirmaFacts(certificate.Rfc!, certificate.Serial, cer, Utc(certificate.NotBeforeUtc), Utc(certificate.NotAfterUtc));
        kept.Take(facts, tenantKey.Encrypt(KeyField, Convert.ToBase64String(key)), tenantKey.Encrypt(PasswordField, password));
        kept.Consent(consent.Keeping == EfirmaKeeping.UntilRemoved || consent.Until > facts.ValidTo ? consent with { Until = facts.ValidTo } : consent);
        db.Note("efirma.kept", facts.Serial);
        return kept;
    }

    /// <summary>Wipes it, if <paramref name="when"/> says so; the tokens that it opened go with it. Saves.</summary>
    public async Task WipeAsync(Func<KeptEfirma, bool> when, CancellationToken cancellationToken)
    {
        if (await db.Efirmas.SingleOrDefaultAsync(cancellationToken) is not { } kept || !when(kept)) return;
        tokens.Drop(db.Tenant.Value, kept.Rfc);
        db.Efirmas.Remove(kept);
        db.Note("efirma.wiped", kept.Serial);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static DateTimeOffset Utc(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
