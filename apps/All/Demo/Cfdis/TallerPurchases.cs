using System.Text.RegularExpressions;
using FinanceTracker.All.Demo.Generator;

namespace FinanceTracker.All.Demo.Cfdis;

/// <summary>What suppliers invoiced the workshop. Some never did, some forgot the complemento, one is on the list of CFF 69-B.</summary>
internal sealed partial class TallerPurchases(DemoTaxpayers directory, Drafts drafts, SeededRandom random)
{
    /// <summary>The supplier whose invoices are worth nothing.</summary>
    public const string Listed = "FRENOS Y SUSPENSIONES DIAZ";

    private static readonly DraftLine Parts = new("25174200", "H87", "Refacciones automotrices", 0);
    private static readonly DraftLine Fuel = new("15101514", "LTR", "Gasolina menor a 91 octanos", 0);
    private static readonly DraftLine Parcel = new("78102203", "E48", "Servicio de paquetería", 0);
    private static readonly DraftLine Software = new("43231500", "E48", "Suscripción mensual de software", 0);
    private static readonly DraftLine Phone = new("83111600", "E48", "Servicio de telefonía e internet", 0);

    // What the line begins with, who issues, how often a CFDI comes, what it says, and how it was paid.
    private static readonly (string Words, string? Name, int Percent, DraftLine What, string Form)[] Bills =
    [
        ("SPEI ENVIADO INMOBILIARIA EL ROBLE", "INMOBILIARIA EL ROBLE", 100, new("80131502", "E48", "Renta del local 7", 0), "03"),
        ("SPEI ENVIADO CP ROSALBA INIGUEZ", "ROSALBA INIGUEZ MORA", 100, new("84111500", "E48", "Honorarios contables del mes", 0), "03"),
        ("GOOGLE WORKSPACE", "GOOGLE WORKSPACE", 100, Software, "28"),
        ("CONTPAQI NUBE", "CONTPAQI NUBE", 100, Software, "28"),
        ("MICROSOFT 365", "MICROSOFT EMPRESA", 100, Software, "28"),
        ("GOOGLE ADS", "GOOGLE ADS", 100, new("82101600", "E48", "Publicidad en línea", 0), "28"),
        ("TELMEX NEGOCIO", "TELMEX NEGOCIO", 100, Phone, "03"),
        ("TELCEL PLAN EMPRESA", "TELCEL EMPRESA", 100, Phone, "03"),
        ("CFE SUMINISTRADOR", "CFE SUMINISTRADOR", 100, new("83101800", "E48", "Suministro de energía eléctrica", 0), "03"),
        ("COMISION ESTATAL DE AGUAS", "CEA AGUAS", 60, new("83101500", "E48", "Suministro de agua", 0), "03"),
        ("COMISION PAQUETE PYME", "HSBC COMISIONES", 100, new("84121500", "E48", "Comisión de paquete", 0), "03"),
        ("COMISION VENTAS TPV", "BANAMEX COMISIONES", 100, new("84121500", "E48", "Comisión de terminal", 0), "03"),
        ("ESTAFETA", "ESTAFETA", 85, Parcel, "28"), ("FEDEX", "FEDEX", 85, Parcel, "28"), ("DHL", "DHL", 85, Parcel, "28"),
        ("PAQUETEXPRESS", "PAQUETEXPRESS", 85, Parcel, "28"), ("REDPACK", "REDPACK", 85, Parcel, "28"),
        ("AUTOZONE", "AUTOZONE", 80, Parts, "28"), ("REFACCIONARIA MARIO GARCIA", "REFACCIONARIA MARIO GARCIA", 80, Parts, "28"),
        ("TRUPER", "TRUPER TIENDA", 70, new("27111700", "H87", "Herramienta", 0), "28"), ("TORNILLOS AGUILA", "TORNILLOS AGUILA", 60, new("31161500", "H87", "Tornillería", 0), "28"),
        ("THE HOME DEPOT", "THE HOME DEPOT", 70, new("27111700", "H87", "Herramienta", 0), "28"), ("FERRETERIA EL TREBOL", "FERRETERIA EL TREBOL", 40, new("31161500", "H87", "Ferretería", 0), "28"),
        ("AUTOPARTES TINO", "AUTOPARTES TINO", 40, Parts, "28"), ("OFFICE DEPOT", "OFFICE DEPOT", 80, new("44121700", "H87", "Papelería", 0), "28"),
        ("AMAZON BUSINESS", "AMAZON BUSINESS", 60, new("44121700", "H87", "Artículos de oficina", 0), "28"), ("LUMEN", "LUMEN", 50, new("44121700", "H87", "Papelería", 0), "28"),
    ];

    /// <summary>The documents of one purchase.</summary>
    public IEnumerable<Draft> Of(Movement line, Party me)
    {
        if (Supplied().Match(line.Text) is { Success: true } supply) return Supply(line, me, directory.Find(supply.Groups["supplier"].Value), supply.Groups["number"].Value);
        if (Bills.FirstOrDefault(b => line.Text.StartsWith(b.Words, StringComparison.Ordinal)) is { Words: not null } bill)
            return random.Chance(bill.Percent) ? [Bill(line, me, directory.Find(bill.Name!), bill.What) with { FormaPago = bill.Form }] : [];
        if (!Brands.Fuel.Any(f => line.Text.StartsWith(f, StringComparison.Ordinal)) || !random.Chance(75)) return [];

        // One tank in twelve was declared as paid in cash: LISR 27-III takes no such fuel.
        return [Bill(line, me, directory.Find("GASOLINERA CORREGIDORA SA"), Fuel) with { FormaPago = random.Chance(8) ? "01" : "28" }];
    }

    [GeneratedRegex(@"^SPEI ENVIADO (?<supplier>.+) FACTURA (?<number>\d+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Supplied();

    // A bank bills its commission with the IVA that it charges in a line of its own.
    private Draft Bill(Movement line, Party me, Party from, DraftLine what)
    {
        var paid = -line.Amount;
        var total = line.Text.StartsWith("COMISION", StringComparison.Ordinal) && what.ClaveProdServ == "84121500" ? paid + Draft.Cents(paid * 0.16m) : paid;
        return drafts.Invoice(from, me, line.Day, total, what);
    }

    // Nine in ten send their invoice; a fifth of those sell on credit, and some of them forget the complemento. One in seventy is cancelled later.
    private IEnumerable<Draft> Supply(Movement line, Party me, Party supplier, string number)
    {
        if (!random.Chance(90)) yield break;
        var invoice = drafts.Invoice(supplier, me, line.Day.AddDays(-random.Between(0, 2)), -line.Amount, Parts) with { Folio = number, UsoCfdi = "G01", Cancelled = random.Between(1, 70) == 1 };
        if (!random.Chance(22))
        {
            yield return invoice;
            yield break;
        }

        var onCredit = TallerPapers.OnCredit(invoice, random.Between(10, 30));
        yield return onCredit;
        if (random.Chance(75)) yield return drafts.Receipt(onCredit, line.Day, line.TrackingKey, line.Day.AddDays(random.Between(0, 5)));
    }
}
