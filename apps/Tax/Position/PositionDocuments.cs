using System.Globalization;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Verdicts;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Position;

/// <summary>Loads what a position is made of: documents, complementos de pago and bank payments of a span of months.</summary>
internal sealed class PositionDocuments(TaxDb db, DocumentReader reader, TimeProvider time)
{
    // IVA is carried over 24 months; an invoice on credit may be a year older than its payment, a complemento some weeks younger.
    private const int MonthsBefore = 36;
    private const int MonthsAfter = 3;

    /// <summary>The instant before which returns were known; null for all that are.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>The book for a month; null while nobody knows who the taxpayer is.</summary>
    public async Task<TaxBook?> LoadAsync(DateOnly month, PositionQuestion question, CancellationToken cancellationToken)
    {
        if (await db.TaxpayerProfiles.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } profile) return null;
        var set = await reader.ReadAsync(month.AddMonths(-MonthsBefore), month.AddMonths(MonthsAfter).AddDays(-1), cancellationToken);
        var suppliers = set.Rows.Where(r => r.Stored is { Direction: CfdiDirection.Received, EmisorRfc: not null }).Select(r => r.Stored.EmisorRfc!).Distinct(StringComparer.Ordinal).ToList();
        var listed = await db.Efos.AsNoTracking().Where(e => suppliers.Contains(e.Rfc)).ToDictionaryAsync(e => e.Rfc, e => e.Status, StringComparer.OrdinalIgnoreCase, cancellationToken);
        var facts = profile.Facts();
        var options = await OptionsAsync(month, question, cancellationToken);
        var (january, december) = (new DateOnly(month.Year, 1, 1), new DateOnly(month.Year, 12, 31));
        var regimes = question.WholeYear ? facts.RegimesIn(january, december) : facts.RegimesOf(month);
        return new TaxBook(new Taxpayer(profile.Rfc, regimes, options.DeductsRentBlind), set.Documents, set.Reps, set.Lines, MexicoCalendar.Today(time))
        {
            IssuedUnder = set.Rows.Where(r => r.Stored.Direction == CfdiDirection.Issued && r.Cfdi.Emisor.RegimenFiscal is not null).ToDictionary(r => r.Stored.Id, r => r.Cfdi.Emisor.RegimenFiscal!),
            Platforms = [.. set.Rows.Select(r => CertificateOf(r.Stored, r.Cfdi)).OfType<PlatformCertificate>()],
            Listed = listed,
            Options = options.Figures,
            Provisional = await new AnnualReader(db, reader).ProvisionalAsync(month.Year, Before, cancellationToken),
            Wages = WagePayments.All(set.Rows),
            Facts = facts,
        };
    }

    // What is asked for this answer alone goes before what is kept for the fiscal year. A kept balance of IVA is the last one said of a 1 January that the month has passed.
    private async Task<(bool DeductsRentBlind, PositionOptions Figures)> OptionsAsync(DateOnly month, PositionQuestion question, CancellationToken cancellationToken)
    {
        var years = await db.TaxpayerYears.AsNoTracking().Where(y => y.Year <= month.Year).OrderByDescending(y => y.Year).ToListAsync(cancellationToken);
        var kept = years.Find(y => y.Year == month.Year)?.Options ?? new YearOptions();
        var balance = question.PriorIvaBalance is null ? years.Find(y => y.PriorIvaBalance is not null) : null;
        var figures = new PositionOptions(
            question.Coefficient ?? kept.Coefficient, question.PriorLosses ?? kept.PriorLosses ?? 0m, question.PtuPaid ?? kept.PtuPaid ?? 0m,
            question.PriorIvaBalance ?? balance?.PriorIvaBalance ?? 0m, balance?.Year)
        {
            PriorYearIncome = kept.PriorYearIncome,
        };
        return ((question.RentMethod ?? kept.RentMethod) == "blind35", figures);
    }

    // Only a technology platform's certificate tells what no invoice does: others repeat what the invoices carry.
    private static PlatformCertificate? CertificateOf(StoredCfdi row, Cfdi cfdi)
    {
        if (row is not { Counts: true, IsCancelled: false, Direction: CfdiDirection.Received } || cfdi.Retencion is not { } withheld) return null;
        if (!cfdi.Complementos.Any(c => c.Contains("plataformas", StringComparison.OrdinalIgnoreCase))) return null;
        return new PlatformCertificate(row.Id, row.Uuid, DayOf(withheld) ?? row.IssuedOn, row.EmisorRfc ?? "", cfdi.Emisor.Nombre ?? "", row.IsrRetenido, row.IvaRetenido);
    }

    private static DateOnly? DayOf(Retencion withheld) =>
        int.TryParse(withheld.Ejercicio, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 2000 and < 2100
        && int.TryParse(withheld.MesFin, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            ? new DateOnly(year, month, 1) : null;
}

/// <summary>What a person asks instead of what the profile keeps, for one answer; null is not asked.</summary>
/// <param name="RentMethod"><c>blind35</c>: rent with 35 % deducted without proof (LISR 115).</param>
public sealed record PositionQuestion(
    decimal? Coefficient = null, decimal? PriorLosses = null, decimal? PtuPaid = null, decimal? PriorIvaBalance = null, string? RentMethod = null)
{
    /// <summary>The regimes of the whole year of the month, not of the month alone.</summary>
    public bool WholeYear { get; init; }
}
