using System.Text.RegularExpressions;
using FinanceTracker.All.Demo.Generator;

namespace FinanceTracker.All.Demo.Cfdis;

/// <summary>The workshop's documents: what it invoiced, what it was invoiced, its payroll.</summary>
internal sealed partial class TallerPapers(DemoTaxpayers directory, Drafts drafts, SeededRandom random)
{
    private const string Counter = "Ventas de mostrador del día";
    private readonly TallerPurchases purchases = new(directory, drafts, random);

    /// <summary>The owner, a person of the general regime (LISR 100).</summary>
    public Party Me { get; } = directory.Person("ROSA HERNANDEZ EJEMPLO", "612");

    /// <summary>Every document of its lines; none issued after the last of them.</summary>
    public IEnumerable<Draft> Of(IReadOnlyList<Movement> lines)
    {
        var last = lines.Max(l => l.Day);
        return lines.SelectMany(line => line.Amount > 0 ? Sold(line) : Spent(line)).Where(d => DateOnly.FromDateTime(d.Issued) <= last);
    }

    [GeneratedRegex(@"^SPEI RECIBIDO (?<client>.+) FAC (?<number>\d+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Collected();

    private IEnumerable<Draft> Sold(Movement line)
    {
        if (Collected().Match(line.Text) is { Success: true } sale) return Invoiced(line, directory.Find(sale.Groups["client"].Value), sale.Groups["number"].Value);
        var form = line.Text.StartsWith("ABONO VENTAS TPV", StringComparison.Ordinal) ? "28" : line.Text.StartsWith("DEPOSITO EN EFECTIVO", StringComparison.Ordinal) ? "01" : null;
        if (form is null) return [];
        return [drafts.Invoice(Me, Party.Public(Me.PostalCode), line.Day, line.Amount, new DraftLine("01010101", "ACT", Counter, 0)) with { FormaPago = form, UsoCfdi = "S01" }];
    }

    // Fleets buy on credit: most of them get their complemento in time. One invoice in fifty was wrong, cancelled and made again.
    private IEnumerable<Draft> Invoiced(Movement line, Party client, string number)
    {
        var invoice = drafts.Invoice(Me, client, line.Day.AddDays(-random.Between(0, 3)), line.Amount, new DraftLine("78181500", "E48", "Servicio de mantenimiento y reparación de vehículos", 0)) with { Folio = number };
        if (random.Chance(2)) yield return invoice with { Uuid = drafts.NewUuid(), Cancelled = true };
        if (!random.Chance(45))
        {
            yield return invoice;
            yield break;
        }

        var onCredit = OnCredit(invoice, random.Between(8, 35));
        yield return onCredit;
        if (random.Chance(85)) yield return drafts.Receipt(onCredit, line.Day, line.TrackingKey, line.Day.AddDays(random.Between(0, 4)));
    }

    private IEnumerable<Draft> Spent(Movement line) =>
        line.Text.StartsWith("PAGO NOMINA", StringComparison.Ordinal) ? [Wages(line)] : purchases.Of(line, Me);

    private Draft Wages(Movement line)
    {
        var isBonus = line.Text.Contains("AGUINALDO", StringComparison.Ordinal);
        var name = string.Join(' ', line.Text.Split(' ').Skip(4));
        var (net, employee) = (-line.Amount, directory.Person(name, "605"));
        if (isBonus) return drafts.Payroll(Me, employee, line.Day, new DraftPayroll("002", "E", "99", 1, Math.Max(0, net - 3_200), Math.Min(net, 3_200), 0, 0));
        return drafts.Payroll(Me, employee, line.Day, DemoWages.Of(net, line.Day, days: 7, imssShare: 0.025m, periodicity: "02"));
    }

    /// <summary>The same invoice, issued earlier and to be paid later.</summary>
    internal static Draft OnCredit(Draft invoice, int daysBefore) => invoice with { MetodoPago = "PPD", FormaPago = "99", Issued = invoice.Issued.AddDays(-daysBefore) };
}
