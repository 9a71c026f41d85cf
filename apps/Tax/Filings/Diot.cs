using System.Globalization;
using System.Text;
using FinanceTracker.Platform.Identifiers;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using FinanceTracker.Tax.Position;

namespace FinanceTracker.Tax.Filings;

/// <summary>A supplier of the month, in the DIOT's terms: amounts in pesos with cents, before they are rounded.</summary>
public sealed record DiotRow(string ThirdParty, string Operation, string Rfc, string Name)
{
    /// <summary>Paid at 16 %.</summary>
    public decimal Paid16 { get; init; }

    /// <summary>Returned or discounted, at 16 %.</summary>
    public decimal Returned16 { get; init; }

    /// <summary>Paid at 8 % in a border strip.</summary>
    public decimal Paid8 { get; init; }

    /// <summary>IVA of what was paid at 16 %.</summary>
    public decimal Iva16 { get; init; }

    /// <summary>IVA of what was paid at 8 %.</summary>
    public decimal Iva8 { get; init; }

    /// <summary>IVA credited, of either rate.</summary>
    public decimal Creditable { get; init; }

    /// <summary>IVA withheld from the supplier.</summary>
    public decimal Withheld { get; init; }

    /// <summary>Exempt.</summary>
    public decimal Exempt { get; init; }

    /// <summary>At 0 %.</summary>
    public decimal Zero { get; init; }

    /// <summary>Not subject to IVA.</summary>
    public decimal NotSubject { get; init; }
}

/// <summary>
/// The DIOT 2025 as the portal takes it: one line for each supplier and operation, 54 fields, 53 pipes, whole pesos, empty where nothing
/// applies, CRLF, UTF-8 (LIVA 32-VIII). By what was paid in the month; credit notes received are returns.
/// </summary>
public static class Diot
{
    private const int Fields = 54;
    private const string National = "04";
    private const string Foreign = "05";

    /// <summary>The suppliers of a month.</summary>
    public static IReadOnlyList<DiotRow> RowsOf(TaxPosition position) => position.Entries
        .Where(e => e is { Payment: not null, Document: { Type: "I" or "E", Direction: Cfdis.Intake.CfdiDirection.Received } })
        .GroupBy(e => (Rfc: e.Document.CounterpartyRfc, Operation: OperationOf(e)))
        .OrderBy(g => g.Key.Rfc, StringComparer.Ordinal).ThenBy(g => g.Key.Operation, StringComparer.Ordinal)
        .Select(g => RowOf(g.Key.Rfc, g.Key.Operation, [.. g]))
        .Where(r => r.Paid16 + r.Paid8 + r.Returned16 + r.Exempt + r.Zero + r.NotSubject != 0)
        .ToList();

    /// <summary>The file.</summary>
    public static string Write(IReadOnlyList<DiotRow> rows, decimal proportion, BorderZone? zone = null)
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.Append(Line(row, proportion, zone)).Append("\r\n");
        return text.ToString();
    }

    private static DiotRow RowOf(string rfc, string operation, IReadOnlyList<TaxEntry> entries)
    {
        // What a payment of an earlier month moves into this one (depreciation, IVA withheld) was paid in that month.
        var paid = entries.Where(e => e.Document.Type == "I" && e.Payment!.Date == e.Day).Select(e => e.Payment!.Amounts).ToList();
        var returned = entries.Where(e => e.Document.Type == "E").Select(e => e.Payment!.Amounts).ToList();
        return new DiotRow(rfc == Rfc.Foreigner ? Foreign : National, operation, rfc, entries[0].Document.CounterpartyName)
        {
            Paid16 = paid.Sum(p => p.Base16),
            Returned16 = returned.Sum(p => p.Subtotal),
            Paid8 = paid.Sum(p => p.Base8),
            Iva16 = paid.Sum(p => p.Base8 == 0 ? p.Iva : 0m),
            Iva8 = paid.Sum(p => p.Base8 == 0 ? 0m : p.Iva),
            Creditable = entries.Sum(e => e.IvaCreditable),
            Withheld = entries.Sum(e => e.IvaToPay),
            Exempt = paid.Sum(p => p.Exempt),
            Zero = paid.Sum(p => p.Base0),
            NotSubject = paid.Sum(p => p.NotSubject),
        };
    }

    // 03 professional services, 06 use of property, 85 anything else.
    private static string OperationOf(TaxEntry entry) => entry.Document.Lines.OrderByDescending(l => l.Amount).FirstOrDefault()?.Kind switch
    {
        "rent" or "car_rental" => "06",
        "professional_services" or "legal_services" or "accounting_services" => "03",
        _ => "85",
    };

    // 8 % stands in the columns of the strip that the profile names; of the north while it names none.
    private static string Line(DiotRow row, decimal proportion, BorderZone? zone)
    {
        var (paid8, credited8, refused8) = zone == BorderZone.South ? (10, 20, 32) : (8, 18, 28);
        var fields = new string[Fields + 1];
        Array.Fill(fields, "");
        fields[1] = row.ThirdParty;
        fields[2] = row.Operation;
        fields[3] = row.ThirdParty == Foreign ? "" : row.Rfc;
        fields[5] = row.ThirdParty == Foreign ? row.Name.Replace('|', ' ') : "";
        fields[paid8] = Pesos(row.Paid8);
        fields[12] = Pesos(row.Paid16);
        fields[13] = Pesos(row.Returned16);
        var at8 = row.Iva16 + row.Iva8 == 0 ? 0m : TaxRounding.Cents(row.Creditable * row.Iva8 / (row.Iva16 + row.Iva8));
        Credited(fields, credited8, refused8, at8, row.Iva8, proportion);
        Credited(fields, 22, 36, Math.Min(row.Creditable - at8, TaxRounding.Cents(row.Paid16 * 0.16m)), row.Iva16, proportion);
        fields[48] = Pesos(row.Withheld);
        fields[50] = Pesos(row.Exempt);
        fields[51] = Pesos(row.Zero);
        fields[52] = Pesos(row.NotSubject);
        fields[54] = "01";
        return string.Join('|', fields.Skip(1));
    }

    // Credited whole or by the proportion; what is not: by the proportion, and for lack of requirements.
    private static void Credited(string[] fields, int credited, int refused, decimal creditable, decimal iva, decimal proportion)
    {
        if (proportion == 1m)
        {
            fields[credited] = Pesos(creditable);
        }
        else
        {
            fields[credited + 1] = Pesos(creditable * proportion);
            fields[refused] = Pesos(creditable - TaxRounding.Cents(creditable * proportion));
        }

        fields[refused + 1] = Pesos(TaxRounding.NotNegative(iva - creditable));
    }

    private static string Pesos(decimal amount)
    {
        var whole = decimal.Round(TaxRounding.NotNegative(amount), 0, MidpointRounding.AwayFromZero);
        return whole == 0 ? "" : whole.ToString("0", CultureInfo.InvariantCulture);
    }
}
