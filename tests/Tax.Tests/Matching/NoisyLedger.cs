using System.Globalization;
using FinanceTracker.Tax.Matching;

namespace FinanceTracker.Tax.Tests.Matching;

/// <summary>
/// A taxpayer's two years, made from a seed, with everything that makes matching hard: trade names that are not company names, twins, tips,
/// parts, refunds, two invoices in one transfer, dollars, cash, lines without an invoice, invoices without a line, and amounts that
/// coincide by chance.
/// </summary>
internal sealed partial class NoisyLedger
{
    private static readonly DateOnly Start = new(2025, 1, 1);
    private readonly Random random;
    private readonly List<BankLine> lines = [];
    private readonly List<ExpectedPayment> payments = [];
    private readonly HashSet<(Guid Line, Guid Payment)> truth = [];

    public NoisyLedger(int seed)
    {
        random = new Random(seed);
        for (var month = 0; month < 24; month++) Live(Start.AddMonths(month));
    }

    public IReadOnlyList<BankLine> Lines => lines;

    public IReadOnlyList<ExpectedPayment> Payments => payments;

    public IReadOnlySet<(Guid Line, Guid Payment)> Truth => truth;

    private void Live(DateOnly month)
    {
        foreach (var shop in Shops) Shop(month, shop);
        foreach (var supplier in Suppliers) Supply(month, supplier);
        foreach (var client in Clients) Collect(month, client);
        for (var i = 0; i < 25; i++) Line(Day(month), -Price(), Strangers[random.Next(Strangers.Length)], null);
        for (var i = 0; i < 3; i++) Line(Day(month), -Round(), $"SPEI ENVIADO BBVA {Digits(7)} PAGO", Digits(12));
        for (var i = 0; i < 4; i++) Invoice(Flow.Out, Day(month), Price(), new Counterparty(Rfc("XEF", i), "EFECTIVO Y MOSTRADOR SA DE CV"), "01");
        Wages(month);
    }

    // Card purchases, of which some are invoiced: on the spot or at the end of the month.
    private void Shop(DateOnly month, Trade shop)
    {
        var visits = random.Next(1, 5);
        for (var i = 0; i < visits; i++)
        {
            var day = Day(month);
            var price = shop.Steady > 0 ? shop.Steady : random.Next(3) == 0 ? Round() : Price();
            var line = Line(Booked(day), -price, $"{shop.Print} {Digits(4)} {Cities[random.Next(Cities.Length)]}", null);
            if (random.Next(10) < 4) continue;
            var issued = random.Next(4) == 0 ? Min(day.AddDays(random.Next(1, 25)), month.AddMonths(1).AddDays(-1)) : day;
            if (shop.Tipped && random.Next(2) == 0)
            {
                var bill = decimal.Round(price / (1 + (random.Next(8, 19) / 100m)), 2);
                True(line, Invoice(Flow.Out, issued, bill, shop.Company, "04"));
                continue;
            }

            True(line, Invoice(Flow.Out, issued, price, shop.Company, "04"));
            if (random.Next(25) != 0) continue;
            var refund = Line(Booked(day.AddDays(5)), price, $"DEVOLUCION {shop.Print}", null);
            True(refund, Add(PaymentSource.CreditNote, Flow.In, day.AddDays(4), price, shop.Company, "04"));
        }
    }

    // Transfers to suppliers: on the spot, two invoices at once, in parts with and without complemento, in dollars.
    private void Supply(DateOnly month, Trade supplier)
    {
        var day = Day(month);
        switch (random.Next(7))
        {
            case 0:
                var (one, other) = (Price() * 7, Price() * 5);
                var both = Line(Booked(day.AddDays(8)), -(one + other), Spei(supplier), Digits(18));
                True(both, Invoice(Flow.Out, day, one, supplier.Company, "03"));
                True(both, Invoice(Flow.Out, day.AddDays(2), other, supplier.Company, "03"));
                break;
            case 1:
                var total = Price() * 20;
                var first = decimal.Round(total * 0.4m, 2);
                var open = Add(PaymentSource.OpenInvoice, Flow.Out, day, total, supplier.Company, "99");
                True(Line(Booked(day.AddDays(20)), -first, Spei(supplier), Digits(18)), open);
                True(Line(Booked(day.AddDays(50)), -(total - first), Spei(supplier), Digits(18)), open);
                break;
            case 2:
                var key = Digits(18);
                var paid = Price() * 15;
                var pago = Add(PaymentSource.Pago, Flow.Out, day, paid, supplier.Company, "03", random.Next(2) == 0 ? key : null);
                True(Line(Booked(day), -paid, Spei(supplier), key), pago);
                break;
            case 3:
                var dollars = Price();
                var rate = 18 + (random.Next(200) / 100m);
                var abroad = Add(PaymentSource.Invoice, Flow.Out, day, dollars, supplier.Company, "03", currency: "USD", rate: rate);
                True(Line(Booked(day.AddDays(2)), -decimal.Round(dollars * rate * (1 + (random.Next(-20, 20) / 1000m)), 2), Spei(supplier), Digits(18)), abroad);
                break;
            case 4:
                var twin = Round() * 10;
                for (var i = 0; i < 2; i++) True(Line(Booked(day.AddDays(i * 9)), -twin, Spei(supplier), Digits(18)), Invoice(Flow.Out, day.AddDays(i * 9), twin, supplier.Company, "03"));
                break;
            case 5:
                Invoice(Flow.Out, day, Price() * 3, supplier.Company, "03");
                break;
            default:
                var amount = Price() * 10;
                True(Line(Booked(day.AddDays(random.Next(0, 15))), -amount, Spei(supplier), Digits(18)), Invoice(Flow.Out, day, amount, supplier.Company, "03"));
                break;
        }
    }

    private void Collect(DateOnly month, Trade client)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var day = Day(month);
            var amount = random.Next(3) == 0 ? Round() * 10 : Price() * 10;
            var invoice = Invoice(Flow.In, day, amount, client.Company, "03", $"A{Digits(4)}");
            if (random.Next(6) == 0) continue;
            True(Line(Booked(day.AddDays(random.Next(0, 20))), amount, $"SPEI RECIBIDO {client.Print} {Digits(7)}", Digits(18)), invoice);
        }
    }

    private void Wages(DateOnly month)
    {
        foreach (var day in new[] { month.AddDays(14), month.AddMonths(1).AddDays(-1) })
            True(Line(day, 9812.35m, "PAGO DE NOMINA ACME", null), Add(PaymentSource.Nomina, Flow.In, day, 9812.35m, new Counterparty("ACM010101AB1", "ACME DE MEXICO SA DE CV"), null));
    }

    private Guid Invoice(Flow flow, DateOnly day, decimal amount, Counterparty company, string form, string? folio = null) =>
        Add(PaymentSource.Invoice, flow, day, amount, company, form, folio: folio);

    private Guid Add(
        PaymentSource source, Flow flow, DateOnly day, decimal amount, Counterparty company, string? form, string? operation = null, string currency = "MXN", decimal rate = 1, string? folio = null)
    {
        var id = NewId();
        payments.Add(new ExpectedPayment(id, source, [new Share(id, amount)], flow, day, amount, currency, rate, company, form, operation, folio));
        return id;
    }

    private Guid Line(DateOnly day, decimal amount, string text, string? reference)
    {
        var id = NewId();
        lines.Add(new BankLine(id, day, amount, "MXN", text, Platform.Text.DescriptorKey.Of(text), reference));
        return id;
    }

    private void True(Guid line, Guid payment) => truth.Add((line, payment));

    private string Spei(Trade supplier) => $"SPEI ENVIADO {supplier.Print} {Digits(7)}";

    private decimal Price() => 40 + (random.Next(1, 200000) / 100m);

    private decimal Round() => 50 * random.Next(2, 40);

    private DateOnly Day(DateOnly month) => month.AddDays(random.Next(0, 27));

    private DateOnly Booked(DateOnly day) => day.AddDays(random.Next(5) switch { 0 => 1, 1 => 2, _ => 0 });

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10).ToString(CultureInfo.InvariantCulture)));

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;
}
