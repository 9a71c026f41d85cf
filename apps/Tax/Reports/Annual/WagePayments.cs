using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;

namespace FinanceTracker.Tax.Reports.Annual;

/// <summary>A payroll that the taxpayer received.</summary>
/// <param name="Taxed">TotalGravado; all of it when the payroll does not tell it apart.</param>
/// <param name="Exempt">TotalExento.</param>
/// <param name="Subsidy">Employment subsidy, informative since 2024.</param>
public sealed record WagePayment(Guid Id, string? Uuid, DateOnly Day, string EmployerRfc, string EmployerName, decimal Taxed, decimal Exempt, decimal IsrWithheld, decimal Subsidy);

/// <summary>A bank's or company's certificate of what it paid and withheld (constancia de retenciones).</summary>
/// <param name="Key">c_CveRetenc: 14 dividends, 16 interest.</param>
public sealed record IncomeCertificate(Guid Id, string? Uuid, string Key, string Rfc, string Name, decimal Amount, decimal IsrWithheld);

/// <summary>Reads wages and certificates of a year.</summary>
public static class WagePayments
{
    /// <summary>Interest paid by a bank.</summary>
    public const string Interest = "16";

    /// <summary>Wages by the day of payment: they are income when received (LISR 94, 96).</summary>
    public static IReadOnlyList<WagePayment> Of(IEnumerable<ReadCfdi> rows, int year, DateOnly until) =>
    [
        .. Replaced(rows).Where(r => r is { Stored: { Counts: true, IsCancelled: false, Direction: CfdiDirection.Received }, Cfdi.Nomina: not null })
            .Select(r => Read(r, r.Cfdi.Nomina!)).Where(w => w.Day.Year == year && w.Day <= until).OrderBy(w => w.Day).ThenBy(w => w.Id),
    ];

    /// <summary>Certificates that name the year.</summary>
    public static IReadOnlyList<IncomeCertificate> CertificatesOf(IEnumerable<ReadCfdi> rows, int year) =>
    [
        .. rows.Where(r => r is { Stored: { Counts: true, IsCancelled: false, Direction: CfdiDirection.Received }, Cfdi.Retencion: not null } && IsOf(r, year))
            .Select(r => new IncomeCertificate(
                r.Stored.Id, r.Stored.Uuid, r.Cfdi.Retencion!.CveRetenc ?? "", r.Stored.EmisorRfc ?? "", r.Cfdi.Emisor.Nombre ?? "",
                (r.Cfdi.Retencion.MontoGravado ?? 0m) + (r.Cfdi.Retencion.MontoExento ?? 0m), r.Stored.IsrRetenido)).OrderBy(c => c.Id),
    ];

    private static bool IsOf(ReadCfdi row, int year) =>
        row.Cfdi.Retencion!.Ejercicio is { } named ? named == year.ToString(System.Globalization.CultureInfo.InvariantCulture) : row.Stored.IssuedOn.Year == year;

    // Relation 04 replaces a payroll that was wrong: counted once.
    private static IEnumerable<ReadCfdi> Replaced(IEnumerable<ReadCfdi> rows)
    {
        var all = rows.ToList();
        var gone = all.Where(r => r.Stored is { Counts: true, IsCancelled: false }).SelectMany(r => r.Cfdi.Relacionados.Where(x => x.TipoRelacion == "04").Select(x => x.Uuid)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return all.Where(r => r.Stored.Uuid is null || !gone.Contains(r.Stored.Uuid));
    }

    private static WagePayment Read(ReadCfdi row, Cfdis.Reading.Nomina nomina)
    {
        var exempt = nomina.TotalExento ?? 0m;
        var total = nomina.TotalPercepciones ?? row.Cfdi.SubTotal ?? 0m;
        return new WagePayment(
            row.Stored.Id, row.Stored.Uuid, nomina.FechaPago ?? row.Stored.IssuedOn, row.Stored.EmisorRfc ?? "", row.Cfdi.Emisor.Nombre ?? "",
            nomina.TotalGravado ?? total - exempt, exempt, nomina.IsrRetenido ?? 0m, nomina.SubsidioCausado ?? 0m);
    }
}
