using System.Globalization;
using System.Text;
using FinanceTracker.All.Demo.Cfdis;
using FinanceTracker.All.Demo.Generator;
using FinanceTracker.Platform.Text;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Matching;

namespace FinanceTracker.Tax.Tests.Matching;

/// <summary>The workshop of the demo, its main account against its documents.</summary>
public sealed class DemoMatchingTests
{
    private static readonly DateOnly LastDay = new(2026, 11, 24);
    private static readonly List<BankLine> Lines = [.. DemoGenerator.Generate(7, LastDay, 24).Where(s => s.Bank == "HSBC").SelectMany(s => Encoding.UTF8.GetString(s.Content).Split("\r\n").Skip(1).Where(l => l.Length > 0)).Select(LineOf)];
    private static readonly List<Cfdi> Cfdis = [.. DemoCfdis.Generate(7, LastDay, 24).Cfdis.Where(c => c is { Owner: "taller", Cancelled: false }).Select(c => CfdiReader.Read(c.Xml).Value.Cfdi)];

    [Fact]
    public void Each_employee_has_one_RFC_for_ever()
    {
        var people = Cfdis.Where(c => c.TipoDeComprobante == "N").Select(c => (c.Receptor.Nombre, c.Receptor.Rfc)).Distinct().ToList();

        Assert.Equal(3, people.Count);
    }

    [Fact]
    public void What_is_withheld_of_wages_follows_the_tariff()
    {
        var weeks = Cfdis.Where(c => c.Nomina is { TipoNomina: "O" }).Select(c => (Earned: c.Nomina!.TotalPercepciones!.Value, Isr: c.Nomina.IsrRetenido ?? 0m)).ToList();

        // A wage of 3,000 to 4,500 a week is in the brackets of 10.88 % to 16 % of LISR 96.
        Assert.All(weeks, w => Assert.InRange(w.Isr / w.Earned, 0.05m, 0.14m));
        Assert.True(weeks.MaxBy(w => w.Earned).Isr / weeks.Max(w => w.Earned) > weeks.MinBy(w => w.Earned).Isr / weeks.Min(w => w.Earned));
    }

    [Fact]
    public void SAT_is_paid_whole_pesos()
    {
        var paid = Lines.Where(l => l.Descriptor.StartsWith("PAGO REFERENCIADO SAT", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(paid);
        Assert.All(paid, l => Assert.Equal(decimal.Truncate(l.Amount), l.Amount));
    }

    [Fact]
    public void Issued_invoices_on_credit_are_found_alone_and_little_is_left_to_ask()
    {
        var documents = Cfdis.Select((c, i) => (c, TaxDocuments.Of(new Guid(i + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), c.TipoDeComprobante == "N" || c.Emisor.Nombre == "ROSA HERNANDEZ EJEMPLO" ? CfdiDirection.Issued : CfdiDirection.Received, true, false, c)!)).ToList();
        var payments = ExpectedPayments.Of(documents);

        var outcome = Matcher.Match(Lines, payments, new MerchantMemory());

        var open = payments.Where(p => p is { Source: PaymentSource.OpenInvoice, Flow: Flow.In }).ToList();
        var found = outcome.Matches.Where(m => m.Accepted).SelectMany(m => m.PaymentIds).ToHashSet();
        var suggested = outcome.Matches.Where(m => !m.Accepted).ToList();
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"demo: {payments.Count} payments, {Lines.Count} lines, {found.Count} accepted, {suggested.Count} suggested; of {open.Count} open invoices {open.Count(p => found.Contains(p.Id))} accepted"));
        foreach (var group in suggested.GroupBy(m => string.Join(' ', m.Reasons.Where(r => r.Code != "days_apart").Select(r => r.Code).Order(StringComparer.Ordinal))).OrderByDescending(g => g.Count()).Take(8))
            TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"demo suggested {group.Count()}: {group.Key}"));
        Assert.NotEmpty(open);
        Assert.All(open, p => Assert.Contains(p.Id, found));
        Assert.InRange(suggested.Count, 0, 120);
        Assert.DoesNotContain(suggested, m => m.Reasons.Any(r => r.Code == "other_merchant"));
    }

    private static BankLine LineOf(string row)
    {
        var f = row.Split(',');
        static decimal Money(string text) => text.Length == 0 ? 0 : decimal.Parse(text, CultureInfo.InvariantCulture);
        return new BankLine(
            Guid.CreateVersion7(DateTimeOffset.UnixEpoch), DateOnly.ParseExact(f[13], "dd/MM/yyyy", CultureInfo.InvariantCulture), Money(f[9]) - Money(f[10]), "MXN", f[5], DescriptorKey.Of(f[5]), f[4])
        { AccountKind = "checking" };
    }
}
