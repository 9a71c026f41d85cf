using System.Globalization;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Matching;
using FinanceTracker.Tax.Verdicts;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Position;

/// <summary>Loads what a position is made of: documents, complementos de pago and bank payments of a span of months.</summary>
internal sealed class PositionDocuments(TaxDb db, TimeProvider time)
{
    // IVA is carried over 24 months; an invoice on credit may be a year older than its payment, a complemento some weeks younger.
    private const int MonthsBefore = 36;
    private const int MonthsAfter = 3;

    /// <summary>The book for a month; null while nobody knows who the taxpayer is.</summary>
    public async Task<TaxBook?> LoadAsync(DateOnly month, PositionQuestion question, CancellationToken cancellationToken)
    {
        if (await db.TaxpayerProfiles.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } profile) return null;
        var (from, to) = (month.AddMonths(-MonthsBefore), month.AddMonths(MonthsAfter));
        var rows = await db.Cfdis.AsNoTracking().Where(c => c.DeletedAt == null && c.IssuedOn >= from && c.IssuedOn < to).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var read = rows.Select(r => (Row: r, Cfdi: r.Read())).ToList();
        var documents = read.Select(r => TaxDocuments.Of(r.Row.Id, r.Row.Direction, r.Row.Counts, isCancelled: false, r.Cfdi)).OfType<TaxDocument>().ToList();
        var suppliers = rows.Where(r => r.Direction == CfdiDirection.Received && r.EmisorRfc != null).Select(r => r.EmisorRfc!).Distinct(StringComparer.Ordinal).ToList();
        var listed = await db.Efos.AsNoTracking().Where(e => suppliers.Contains(e.Rfc)).ToDictionaryAsync(e => e.Rfc, e => e.Status, StringComparer.OrdinalIgnoreCase, cancellationToken);
        var facts = profile.Facts();
        var options = await OptionsAsync(month, question, cancellationToken);
        var lines = await db.Matches.AsNoTracking().Where(m => m.Status == MatchStatus.Accepted || m.Status == MatchStatus.Confirmed)
            .Select(m => new BankPayment(m.CfdiId, m.LineId, m.LineDate, m.Amount, null)).ToListAsync(cancellationToken);
        return new TaxBook(new Taxpayer(profile.Rfc, question.WholeYear ? facts.RegimesIn(new DateOnly(month.Year, 1, 1), new DateOnly(month.Year, 12, 31)) : facts.RegimesOf(month), options.DeductsRentBlind), documents, [.. read.SelectMany(r => RepsOf(r.Row, r.Cfdi))], lines, MexicoCalendar.Today(time))
        {
            IssuedUnder = read.Where(r => r.Row.Direction == CfdiDirection.Issued && r.Cfdi.Emisor.RegimenFiscal is not null).ToDictionary(r => r.Row.Id, r => r.Cfdi.Emisor.RegimenFiscal!),
            Platforms = [.. read.Select(r => CertificateOf(r.Row, r.Cfdi)).OfType<PlatformCertificate>()],
            Listed = listed,
            Options = options.Figures,
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

    /// <summary>The payments that a complemento de pago tells; none of one that does not count.</summary>
    public static IEnumerable<RepPayment> RepsOf(StoredCfdi row, Cfdi cfdi) =>
        row is not { Counts: true, Direction: CfdiDirection.Issued or CfdiDirection.Received } || row.Uuid is null || cfdi.Pagos is null
            ? []
            : from pago in cfdi.Pagos.Pagos
              where pago.FechaPago is not null
              from paid in pago.Documentos
              where paid.Uuid is not null && paid.Pagado > 0
              select new RepPayment(paid.Uuid!, row.Uuid, DateOnly.FromDateTime(pago.FechaPago!.Value), paid.Pagado!.Value, pago.FormaDePago, null);

    // Only a technology platform's certificate tells what no invoice does: others repeat what the invoices carry.
    private static PlatformCertificate? CertificateOf(StoredCfdi row, Cfdi cfdi)
    {
        if (row is not { Counts: true, Direction: CfdiDirection.Received } || cfdi.Retencion is not { } withheld) return null;
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
