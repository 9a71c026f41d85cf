using FinanceTracker.Platform.Text;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Position;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>Loads what an annual return is made of.</summary>
internal sealed class AnnualDocuments(TaxDb db, PositionDocuments documents)
{
    private const string Isr = "ISR";
    private const string RefundOfIsr = "001";

    // c_TipoPercepcion: prima de antigüedad, pagos por separación, indemnizaciones, jubilaciones.
    private static readonly string[] Special = ["022", "023", "025", "039", "044"];

    /// <summary>The book of a year; null while nobody knows who the taxpayer is.</summary>
    public async Task<AnnualBook?> LoadAsync(int year, PositionQuestion question, CancellationToken cancellationToken)
    {
        if (await documents.LoadAsync(new DateOnly(year, 12, 1), question with { WholeYear = true }, cancellationToken) is not { } book) return null;
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 31));
        var rows = await db.Cfdis.AsNoTracking()
            .Where(c => c.DeletedAt == null && c.Counts && c.Direction == CfdiDirection.Received && c.IssuedOn >= from && c.IssuedOn <= to
                && (c.TipoDeComprobante == "N" || c.UsoCfdi == "D10" || c.TipoDeComprobante == "R" || EF.Functions.Like(c.Standard, "R%")))
            .OrderBy(c => c.Id).ToListAsync(cancellationToken);
        var live = Replacements.Live(book.Documents).Select(d => d.Id).ToHashSet();
        var platforms = book.Platforms.Select(p => p.Id).ToHashSet();
        return new AnnualBook(book, year, await db.TaxpayerProfiles.AnyAsync(p => p.IsConfirmed, cancellationToken))
        {
            Payrolls = rows.Where(r => r.TipoDeComprobante == "N" && live.Contains(r.Id)).Select(PayrollOf).Where(p => p.PaidOn.Year == year).ToList(),
            Provisional = await ProvisionalAsync(year, cancellationToken),
            Tuitions = rows.Where(r => r.UsoCfdi == "D10").ToDictionary(r => r.Id, r => TuitionOf(r.Read())),
            Certificates = rows.Count(r => r.Standard.StartsWith('R') && r.IssuedOn.Year == year && !platforms.Contains(r.Id)),
        };
    }

    private async Task<List<ProvisionalReturn>> ProvisionalAsync(int year, CancellationToken cancellationToken)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 1));
        var filings = await db.Filings.AsNoTracking()
            .Where(f => f.Kind == FilingKind.Monthly && f.Period >= from && f.Period <= to && !f.IsSimulated
                && (f.State == FilingState.Submitted || f.State == FilingState.Accepted || f.State == FilingState.Paid))
            .ToListAsync(cancellationToken);
        return filings.GroupBy(f => f.Period).OrderBy(g => g.Key).Select(g => g.MaxBy(f => f.Number)!).Select(f => new ProvisionalReturn(
            f.Period, f.State == FilingState.Paid,
            FilingView.PackageOf(f).Fields.Where(p => p.Section.StartsWith(Isr, StringComparison.Ordinal) && p.Field == PortalFields.IsrDue)
                .GroupBy(p => p.Section, StringComparer.Ordinal).ToDictionary(s => s.Key, s => s.Sum(p => p.Pesos), StringComparer.Ordinal))).ToList();
    }

    private static Payroll PayrollOf(StoredCfdi row)
    {
        var nomina = row.Read().Nomina ?? new Nomina();
        var exempt = nomina.TotalExento ?? nomina.Percepciones.Sum(p => p.Exento ?? 0m);
        var taxed = nomina.TotalGravado ?? (nomina.Percepciones.Count > 0 ? nomina.Percepciones.Sum(p => p.Gravado ?? 0m) : (nomina.TotalPercepciones ?? 0m) - exempt);
        var refunded = nomina.OtrosPagos.Where(o => o.Tipo == RefundOfIsr).Sum(o => o.Importe ?? 0m);
        return new Payroll(
            row.Id, nomina.FechaPago ?? row.IssuedOn, row.EmisorRfc ?? "", taxed, exempt, (nomina.IsrRetenido ?? row.IsrRetenido) - refunded, nomina.Percepciones.Any(p => Special.Contains(p.Tipo)));
    }

    // Enrolment, uniforms and material carry no complement: only teaching is deducted.
    private static Tuition TuitionOf(Cfdi cfdi)
    {
        var lines = cfdi.Conceptos.Where(c => c.Colegiatura is not null).ToList();
        return new Tuition(lines.Sum(c => (c.Importe ?? 0m) - (c.Descuento ?? 0m)), lines.Select(c => LevelOf(c.Colegiatura!.Nivel)).FirstOrDefault(l => l is not null));
    }

    private static string? LevelOf(string? nivel) => Fold.Upper(nivel ?? "") switch
    {
        var n when n.StartsWith("PREESCOLAR", StringComparison.Ordinal) => "preescolar",
        var n when n.StartsWith("PRIMARIA", StringComparison.Ordinal) => "primaria",
        var n when n.StartsWith("SECUNDARIA", StringComparison.Ordinal) => "secundaria",
        var n when n.StartsWith("PROFESIONAL", StringComparison.Ordinal) => "profesional_tecnico",
        var n when n.StartsWith("BACHILLERATO", StringComparison.Ordinal) => "bachillerato",
        _ => null,
    };
}
