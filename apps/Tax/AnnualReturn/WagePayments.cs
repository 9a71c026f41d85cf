using System.Globalization;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Documents;

namespace FinanceTracker.Tax.AnnualReturn;

/// <summary>A payroll that the taxpayer received.</summary>
/// <param name="Taxed">TotalGravado; all of it when the payroll does not tell it apart.</param>
/// <param name="Exempt">TotalExento.</param>
/// <param name="IsrWithheld">Less what the employer gave back (c_TipoOtroPago 001).</param>
/// <param name="Subsidy">Employment subsidy, informative since 2024.</param>
public sealed record WagePayment(Guid Id, string? Uuid, DateOnly Day, string EmployerRfc, string EmployerName, decimal Taxed, decimal Exempt, decimal IsrWithheld, decimal Subsidy)
{
    /// <summary>Separation, seniority or retirement pay, which have a rule of their own (LISR 95, 96).</summary>
    public bool HasSpecialPay { get; init; }

    /// <summary>Pay of whoever leaves: seniority, separation, compensation.</summary>
    public bool HasSeparation { get; init; }
}

/// <summary>A bank's or company's certificate of what it paid and withheld (constancia de retenciones).</summary>
/// <param name="Key">c_CveRetenc: 14 dividends, 16 interest.</param>
public sealed record IncomeCertificate(Guid Id, string? Uuid, string Key, string Rfc, string Name, decimal Amount, decimal IsrWithheld);

/// <summary>Reads wages and certificates of a year.</summary>
public static class WagePayments
{
    /// <summary>Interest paid by a bank.</summary>
    public const string Interest = "16";

    private const string RefundOfIsr = "001";

    // c_TipoPercepcion: prima de antigüedad, pagos por separación, indemnizaciones, jubilaciones.
    private static readonly string[] Separation = ["022", "023", "025"];
    private static readonly string[] Special = ["022", "023", "025", "039", "044"];

    /// <summary>Wages by the day of payment: they are income when received (LISR 94, 96).</summary>
    public static IReadOnlyList<WagePayment> Of(IEnumerable<ReadCfdi> rows, int year, DateOnly until) => [.. All(rows).Where(w => w.Day.Year == year && w.Day <= until)];

    /// <summary>Wages of whatever years the rows are, in order.</summary>
    public static IReadOnlyList<WagePayment> All(IEnumerable<ReadCfdi> rows) =>
    [
        .. Replaced(rows).Where(r => r is { Stored: { Counts: true, IsCancelled: false, Direction: CfdiDirection.Received }, Cfdi.Nomina: not null })
            .Select(r => Read(r, r.Cfdi.Nomina!)).OrderBy(w => w.Day).ThenBy(w => w.Id),
    ];

    /// <summary>Certificates that name the year, whenever they were stamped; those of platforms are in their regime already.</summary>
    public static IReadOnlyList<IncomeCertificate> CertificatesOf(AnnualFacts facts)
    {
        var platforms = facts.Book.Platforms.Select(p => p.Id).ToHashSet();
        return
        [
            .. facts.Rows.Where(r => r is { Stored: { Counts: true, IsCancelled: false, Direction: CfdiDirection.Received }, Cfdi.Retencion: not null } && IsOf(r, facts.Year) && !platforms.Contains(r.Stored.Id))
                .Select(r => new IncomeCertificate(
                    r.Stored.Id, r.Stored.Uuid, r.Cfdi.Retencion!.CveRetenc ?? "", r.Stored.EmisorRfc ?? "", r.Cfdi.Emisor.Nombre ?? "",
                    (r.Cfdi.Retencion.MontoGravado ?? 0m) + (r.Cfdi.Retencion.MontoExento ?? 0m), r.Stored.IsrRetenido)).OrderBy(c => c.Id),
        ];
    }

    private static bool IsOf(ReadCfdi row, int year) =>
        row.Cfdi.Retencion!.Ejercicio is { } named ? named == year.ToString(CultureInfo.InvariantCulture) : row.Stored.IssuedOn.Year == year;

    // Relation 04 replaces a payroll that was wrong: counted once.
    private static IEnumerable<ReadCfdi> Replaced(IEnumerable<ReadCfdi> rows)
    {
        var all = rows.ToList();
        var gone = all.Where(r => r.Stored is { Counts: true, IsCancelled: false })
            .SelectMany(r => r.Cfdi.Relacionados.Where(x => x.TipoRelacion == "04" && x.Uuid != r.Stored.Uuid).Select(x => x.Uuid)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return all.Where(r => r.Stored.Uuid is null || !gone.Contains(r.Stored.Uuid));
    }

    private static WagePayment Read(ReadCfdi row, Nomina nomina)
    {
        var exempt = nomina.TotalExento ?? nomina.Percepciones.Sum(p => p.Exento ?? 0m);
        var taxed = nomina.TotalGravado
            ?? (nomina.Percepciones.Count > 0 ? nomina.Percepciones.Sum(p => p.Gravado ?? 0m) : (nomina.TotalPercepciones ?? row.Cfdi.SubTotal ?? 0m) - exempt);
        var refunded = nomina.OtrosPagos.Where(o => o.Tipo == RefundOfIsr).Sum(o => o.Importe ?? 0m);
        return new WagePayment(
            row.Stored.Id, row.Stored.Uuid, nomina.FechaPago ?? row.Stored.IssuedOn, row.Stored.EmisorRfc ?? "", row.Cfdi.Emisor.Nombre ?? "",
            taxed, exempt, (nomina.IsrRetenido ?? row.Stored.IsrRetenido) - refunded, nomina.SubsidioCausado ?? 0m)
        {
            HasSpecialPay = nomina.Percepciones.Any(p => Special.Contains(p.Tipo)),
            HasSeparation = nomina.Percepciones.Any(p => Separation.Contains(p.Tipo)),
        };
    }
}
