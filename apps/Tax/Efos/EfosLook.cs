using FinanceTracker.Contracts.Tax;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Events;
using FinanceTracker.Platform.Jobs;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Obligations;
using FinanceTracker.Tax.Verdicts;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Efos;

/// <summary>Looks whether suppliers of the scope's tenant stand on the list of CFF 69-B, and tells what is new. Repeating it tells nothing twice.</summary>
public sealed class EfosLook(TaxDb db, TimeProvider time) : IJobHandler
{
    private const int MostInvoices = 5000;
    private static readonly TimeSpan KeptAfterwards = TimeSpan.FromDays(1);

    /// <summary>How many suppliers were told about.</summary>
    public sealed record Looked(int Told);

    /// <inheritdoc/>
    public static string Kind => "tax.efos";

    /// <inheritdoc/>
    public async Task<Result<object>> RunAsync(Job job, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - KeptAfterwards;
        await db.Jobs.Where(j => j.Kind == Kind && j.FinishedAt < before).ExecuteDeleteAsync(cancellationToken);
        var received = db.Cfdis.Where(c => c.DeletedAt == null && c.Counts && c.Direction == CfdiDirection.Received);
        var suppliers = await received.Where(c => c.EmisorRfc != null).Select(c => c.EmisorRfc!).Distinct().Join(db.Efos, r => r, e => e.Rfc, (_, e) => e).AsNoTracking().ToListAsync(cancellationToken);
        var told = await db.ToldSuppliers.ToDictionaryAsync(t => t.Rfc, StringComparer.Ordinal, cancellationToken);
        var news = suppliers.Where(s => IsNews(s, told.GetValueOrDefault(s.Rfc))).ToList();
        if (news.Count == 0) return new Looked(0);

        var regimes = await RegimesAsync(cancellationToken);
        foreach (var supplier in news)
        {
            var invoices = await received.AsNoTracking().Where(c => c.EmisorRfc == supplier.Rfc).OrderByDescending(c => c.IssuedOn).Take(MostInvoices).ToListAsync(cancellationToken);
            db.Publish(EfosNews.Of(db.Tenant.Value, supplier, invoices.ConvertAll(i => TaxDocuments.Of(i, i.Read())).OfType<TaxDocument>().ToList(), regimes));
            var row = told.GetValueOrDefault(supplier.Rfc) ?? db.ToldSuppliers.Add(new ToldSupplier(supplier.Rfc)).Entity;
            row.Tell(supplier.Status, time.GetUtcNow());
        }

        db.Note("efos.told", Kind);
        await db.SaveChangesAsync(cancellationToken);
        return new Looked(news.Count);
    }

    /// <inheritdoc/>
    public Task CleanUpAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;

    // Whoever was cleared before anybody was told is no news.
    private static bool IsNews(ListedTaxpayer supplier, ToldSupplier? told) =>
        told is null ? supplier.Status is EfosStatus.Definitivo or EfosStatus.Presunto : told.Status != supplier.Status;

    // Null while nobody knows who the taxpayer is: then all of it may be at risk.
    private async Task<IReadOnlyList<Regime>?> RegimesAsync(CancellationToken cancellationToken)
    {
        if (await db.TaxpayerProfiles.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } profile) return null;
        return new Verdicts.Taxpayer(profile.Rfc, profile.Facts().RegimesIn(DateOnly.MinValue, DateOnly.MaxValue)).Covered();
    }
}

/// <summary>What is said of a listed supplier: pure.</summary>
public static class EfosNews
{
    // CFF 69-B, eighth paragraph; terms in days count business days (CFF 12).
    private const int DaysToCorrect = 30;

    /// <summary>The event, with what the supplier's invoices gave effect to.</summary>
    public static SupplierListed Of(Guid tenant, ListedTaxpayer supplier, IReadOnlyList<TaxDocument> invoices, IReadOnlyList<Regime>? regimes)
    {
        var mine = invoices.Where(d => d is { IsLive: true, Type: "I" or "E" }).ToList();
        decimal Sum(Func<TaxDocument, decimal> aspect) => Math.Max(0m, mine.Sum(d => d.Type == "E" ? -aspect(d) : aspect(d)));
        var published = supplier.Status switch
        {
            EfosStatus.Definitivo => supplier.FinalOn,
            EfosStatus.Presunto => supplier.PresumedOn,
            _ => supplier.ClearedOn,
        };
        DateOnly? by = supplier.Status == EfosStatus.Definitivo && published is { } day ? NonBusinessDays.After(day, DaysToCorrect) : null;
        return new SupplierListed(
            tenant, supplier.Rfc, Code(supplier.Status), mine.Count(d => d.Type == "I"),
            regimes is null || regimes.Any(r => r.DeductsExpenses) ? Sum(d => d.Amounts.Subtotal) : 0m, regimes is null || regimes.Any(r => r.PaysIva) ? Sum(d => d.Amounts.Iva) : 0m,
            published, by, supplier.ListDate);
    }

    private static string Code(EfosStatus status) => status switch
    {
        EfosStatus.Definitivo => SupplierListed.Final,
        EfosStatus.Presunto => SupplierListed.Presumed,
        _ => SupplierListed.Cleared,
    };
}

/// <summary>New CFDIs: their tenant is watched from now on, and looked at when there is a list.</summary>
public sealed class OnCfdisStored(TaxDb db, TimeProvider time) : IEventHandler<CfdisStored>
{
    /// <inheritdoc/>
    public async Task HandleAsync(CfdisStored @event, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"insert into tax.efos_watches (tenant_id, since) values ({db.Tenant.Value}, {now}) on conflict do nothing", cancellationToken);
        if (!await db.Efos.AnyAsync(cancellationToken) || await db.Jobs.AnyAsync(j => j.Kind == EfosLook.Kind && j.Status == JobStatus.Queued, cancellationToken)) return;
        db.Jobs.Add(new Job(Guid.CreateVersion7(now), EfosLook.Kind, "{}", user: null, now, TimeSpan.Zero));
    }
}
