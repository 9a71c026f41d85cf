using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Tests.Position;

/// <summary>Books made by hand, and their positions.</summary>
internal static class Books
{
    public const string Person = "CACX7605101P8";
    public const string Company = "EKU9003173C9";
    private static int last;

    public static TaxBook Of(string rfc, string[] regimes, params TaxDocument[] documents) =>
        new(new Taxpayer(rfc, regimes), documents, [], [], new DateOnly(2026, 12, 1));

    public static TaxPosition In(this TaxBook book, int year, int month) => PositionMonth.Compute(book, new DateOnly(year, month, 1), TaxTables.Current).Value;

    /// <summary>An invoice of the taxpayer at 16 %.</summary>
    public static TaxDocument Sold(string day, decimal amount, decimal isrWithheld = 0m, decimal ivaWithheld = 0m) =>
        Document(CfdiDirection.Issued, day, TaxedAmounts.Zero with { Base16 = amount, Iva = amount * 0.16m, IsrWithheld = isrWithheld, IvaWithheld = ivaWithheld });

    /// <summary>An expense at 16 %, paid by transfer.</summary>
    public static TaxDocument Bought(string day, decimal amount, string kind = "software", string owner = Person) =>
        Document(CfdiDirection.Received, day, TaxedAmounts.Zero with { Base16 = amount, Iva = amount * 0.16m }) with
        {
            Lines = [new ExpenseLine(kind, amount, amount * 0.16m)],
            ReceptorRfc = owner,
            UsoCfdi = "G03",
        };

    public static TaxDocument Document(CfdiDirection direction, string day, TaxedAmounts amounts) => new()
    {
        Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddMilliseconds(Interlocked.Increment(ref last))),
        Uuid = $"00000000-0000-4000-8000-{Interlocked.Increment(ref last):000000000000}",
        Direction = direction,
        Type = "I",
        Date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
        FormaPago = "03",
        CounterpartyRfc = "MISC491214B86",
        CounterpartyName = "CLIENTE",
        Amounts = amounts,
        Total = amounts.Subtotal + amounts.Iva - amounts.IsrWithheld - amounts.IvaWithheld,
    };
}
