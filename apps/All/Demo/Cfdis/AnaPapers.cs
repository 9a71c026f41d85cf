using FinanceTracker.All.Demo.Generator;

namespace FinanceTracker.All.Demo.Cfdis;

/// <summary>Ana's documents: her payroll, and what her health cost her (LISR 151-I).</summary>
internal sealed class AnaPapers(DemoTaxpayers directory, Drafts drafts, SeededRandom random)
{
    private const string Employer = "INDUSTRIAS DEL VALLE SA";

    // What an aguinaldo pays at most for what exceeds its exempt part, about the rate of the bracket of such a pay.
    private const decimal ExtraIsrShare = 0.173m;
    private const decimal ImssShare = 0.020m;
    private const decimal ExemptDaysOfUma = 30m;

    private static readonly (string Words, string Name, DraftLine What)[] Health =
    [
        ("DENTALIA", "DENTALIA CLINICAS", new("85122001", "E48", "Consulta y limpieza dental", 0)),
        ("OPTICAS DEVLYN", "OPTICAS DEVLYN", new("42142900", "H87", "Lentes graduados", 0)),
        ("LABORATORIO CHOPO", "LABORATORIO CHOPO", new("85121800", "E48", "Análisis clínicos", 0)),
        ("LABORATORIO AZTECA", "LABORATORIO AZTECA", new("85121800", "E48", "Análisis clínicos", 0)),
    ];

    /// <summary>Herself.</summary>
    public Party Me { get; } = directory.Person("ANA LOPEZ EJEMPLO", "605");

    /// <summary>Every document of her lines.</summary>
    public IEnumerable<Draft> Of(IReadOnlyList<Movement> lines)
    {
        foreach (var line in lines)
        {
            if (line.Text.StartsWith("PAGO DE NOMINA/", StringComparison.Ordinal)) yield return drafts.Payroll(directory.Company(Employer), Me, line.Day, PayrollOf(line));
            else if (line.Amount < 0 && CareOf(line) is { } care && random.Chance(75))
                yield return drafts.Invoice(directory.Find(care.Name), Me, line.Day, -line.Amount, care.What) with { UsoCfdi = "D01", FormaPago = "04" };
        }
    }

    private static (string Words, string Name, DraftLine What)? CareOf(Movement line)
    {
        var found = Health.FirstOrDefault(h => line.Text.Contains(h.Words, StringComparison.Ordinal));
        return found.Words is null ? null : found;
    }

    private static DraftPayroll PayrollOf(Movement line)
    {
        var net = line.Amount;
        if (line.Text.Contains("AGUINALDO", StringComparison.Ordinal)) return Extra("002", net, Draft.Cents(Uma(line.Day) * ExemptDaysOfUma));
        if (line.Text.Contains("PTU", StringComparison.Ordinal)) return Extra("003", net, Draft.Cents(Uma(line.Day) * ExemptDaysOfUma / 2));
        return DemoWages.Of(net, line.Day, days: 15, ImssShare, periodicity: "04");
    }

    // LISR 93-XIV: exempt up to 30 days of UMA of an aguinaldo, 15 of PTU; ISR on the rest.
    private static DraftPayroll Extra(string type, decimal net, decimal exempt)
    {
        var rest = Math.Max(0, net - exempt);
        var taxed = Draft.Cents(rest / (1 - ExtraIsrShare));
        return new DraftPayroll(type, "E", "99", 1, taxed, net - rest, taxed - rest, 0);
    }

    // INEGI: daily UMA, from 1 February of each year.
    private static decimal Uma(DateOnly day) => (day.Month == 1 ? day.Year - 1 : day.Year) switch
    {
        <= 2024 => 108.57m,
        2025 => 113.14m,
        _ => 117.31m,
    };
}
