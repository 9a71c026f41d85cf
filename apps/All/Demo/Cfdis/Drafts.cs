using FinanceTracker.All.Demo.Generator;

namespace FinanceTracker.All.Demo.Cfdis;

/// <summary>What every invented document needs: a folio fiscal, a folio, an hour, and lines that add up to what the bank moved.</summary>
internal sealed class Drafts(SeededRandom random)
{
    private int folio = 100;

    /// <summary>An invoice whose total is exactly what was paid, paid at once.</summary>
    public Draft Invoice(Party from, Party to, DateOnly day, decimal total, DraftLine what) => new()
    {
        Uuid = NewUuid(),
        Type = "I",
        Serie = "A",
        Folio = (++folio).ToString(System.Globalization.CultureInfo.InvariantCulture),
        Issued = Hour(day),
        Emisor = from,
        Receptor = to,
        FormaPago = "03",
        MetodoPago = "PUE",
        Lines = Lines(total, what),
    };

    /// <summary>The complemento with which an invoice on credit is paid.</summary>
    public Draft Receipt(Draft invoice, DateOnly paid, string? operation, DateOnly issued) => new()
    {
        Uuid = NewUuid(),
        Type = "P",
        Serie = "P",
        Folio = (++folio).ToString(System.Globalization.CultureInfo.InvariantCulture),
        Issued = Hour(issued),
        Emisor = invoice.Emisor,
        Receptor = invoice.Receptor,
        UsoCfdi = "CP01",
        Payment = (paid, "03", operation, new DraftPaid(invoice, invoice.Total)),
    };

    /// <summary>A payroll of a day.</summary>
    public Draft Payroll(Party from, Party to, DateOnly day, DraftPayroll payroll) => new()
    {
        Uuid = NewUuid(),
        Type = "N",
        Serie = "N",
        Folio = (++folio).ToString(System.Globalization.CultureInfo.InvariantCulture),
        Issued = Hour(day),
        Emisor = from,
        Receptor = to with { Regimen = "605" },
        UsoCfdi = "CN01",
        MetodoPago = "PUE",
        Payroll = payroll,
    };

    /// <summary>The lines of a total: net and IVA are rounded by line, so a total that one line cannot reach takes two.</summary>
    public static IReadOnlyList<DraftLine> Lines(decimal total, DraftLine what)
    {
        if (NetOf(total, what.Rate) is { } whole) return [what with { Net = whole }];
        for (var first = Draft.Cents(total / (1 + what.Rate) / 2); ; first += 0.01m)
        {
            if (NetOf(total - first - Draft.Cents(first * what.Rate), what.Rate) is { } rest)
                return [what with { Net = first }, what with { Net = rest, Description = what.Description + ", complemento" }];
        }
    }

    /// <summary>A version-4 UUID in capitals, as PACs give them.</summary>
    public string NewUuid()
    {
        var hex = string.Concat(Enumerable.Range(0, 32).Select(_ => "0123456789ABCDEF"[random.Between(0, 15)]));
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-{"89AB"[random.Between(0, 3)]}{hex[17..20]}-{hex[20..]}";
    }

    private static decimal? NetOf(decimal total, decimal rate)
    {
        var near = Draft.Cents(total / (1 + rate));
        foreach (var net in new[] { near, near - 0.01m, near + 0.01m })
            if (net + Draft.Cents(net * rate) == total) return net;
        return null;
    }

    private DateTime Hour(DateOnly day) => day.ToDateTime(new TimeOnly(random.Between(9, 18), random.Between(0, 59), random.Between(0, 59)), DateTimeKind.Unspecified);
}
