using System.Text.Json.Nodes;

namespace FinanceTracker.Tax.Tests.Calculations;

/// <summary>The lines of the working: an accountant must be able to follow them with a calculator, in both languages.</summary>
public sealed class WorkingTests
{
    [Theory]
    [InlineData("regime_comparison", """{"fiscalYear":2026,"monthlyIncome":["3000000","600000"]}""", "no se puede estar en 626", "626 is not open")]
    [InlineData("regime_comparison", """{"fiscalYear":2026,"monthlyIncome":["0"]}""", "Da lo mismo", "No difference")]
    [InlineData("resico_annual", """{"fiscalYear":2026,"income":"900000","monthlyPaid":"13500"}""", "De 2026 no se presenta anual", "no annual return of 2026")]
    [InlineData("resico_annual", """{"fiscalYear":2026,"income":"900000","monthlyPaid":"14000"}""", "Saldo a favor|500.00", "Balance in favour|500.00")]
    [InlineData("late_payment", """{"amount":"8450","dueDate":"2026-02-17","paymentDate":"2026-05-20"}""", "INPC de 2026-04, mes anterior al pago: 145.831", "INPC of 2026-01, the month before it was due: 143.588")]
    [InlineData("late_payment", """{"amount":"1000","dueDate":"2025-11-17","paymentDate":"2026-02-10"}""", "1.47 % mensual por 2", "2.07 % a month for 1")]
    [InlineData("late_payment", """{"amount":"1000","dueDate":"2025-11-17","paymentDate":"2025-11-17"}""", "Se paga a tiempo", "Paid in time")]
    [InlineData("iva_monthly", """{"acts":{"rate16":"572419","exempt":"302891"},"ivaPaid":{"mixed":"29467"}}""", "IVA de 572,419.00 cobrados al 16.00 %|91587.04", "Proportion of taxed acts (LIVA 5-V): 0.6539")]
    [InlineData("iva_monthly", """{"acts":{"rate16":"1000"},"ivaPaid":{"taxedOnly":"500"}}""", "Saldo a favor del mes|340.00", "Balance in favour of the month|340.00")]
    [InlineData("cfdi_withholding", """{"operation":"rent","issuerRegime":"626","receiver":"PM","subtotal":"10000"}""", "ISR retenido: 1.25 % del subtotal|125.00", "IVA withheld: two thirds of the IVA|1066.67")]
    [InlineData("resico_monthly", """{"incomeCollected":"51000","creditNotes":"2000","isrWithheld":"600"}""", "Base: lo cobrado menos las notas de crédito|49000.00", "Withholding beyond the ISR: not used in the month|61.00")]
    [InlineData("isr_provisional_606", """{"fiscalYear":2026,"method":"blind35","income":"30000","predial":"500","isrWithheld":"3000"}""", "Retención que excede al ISR|829.95", "Withholding beyond the ISR|829.95")]
    [InlineData("platform_withholding", """{"fiscalYear":2026,"activity":"lodging","incomeNoIva":"10000"}""", "50.00 % del IVA|800.00", "50.00 % of the IVA|800.00")]
    [InlineData("rounding", """{"amounts":["100.51","-0.505"]}""", "100.51 pasa a 101", "-0.505 becomes -1")]
    [InlineData("due_date", """{"period":"2026-01","rfcSixthDigit":1}""", "1 día hábil más", "1 business day more")]
    [InlineData("isr_annual", """{"fiscalYear":2026,"taxableByChapter":{"wages":"1"}}""", "Capítulo «sueldos y salarios»", "Chapter 'wages'")]
    [InlineData("pm_provisional", """{"regime":"601","nominalIncome":"100000","coefficient":"0.1234"}""", "coeficiente de utilidad 0.1234|12340.00", "30.00 %")]
    [InlineData("deductibility", """{"kind":"general","subtotal":"3000","iva":"480","formaPago":"99"}""", "no consta cómo se pagó", "how it was paid is not told")]
    [InlineData("optimizer_findings", """{"profile":{"regimes":["612"],"marginalRate":"0.30"},"cfdis":[{"uuid":"A","date":"2026-03-01","subtotal":"3000","formaPago":"01"}]}""", "A: Pagado en efectivo", "A: Paid in cash")]
    [InlineData("cash_flow_month", """{"period":"2026-03","cfdis":[{"uuid":"A","direction":"issued","date":"2026-03-05","subtotal":"100","iva":"16"}]}""", "A: ingreso, con IVA de 16.00|100.00", "A: income, with IVA of 16.00|100.00")]
    [InlineData("cash_flow_month", """{"period":"2026-03","cfdis":[{"uuid":"A","direction":"received","date":"2026-03-05","subtotal":"100","status":"Cancelado"}]}""", "Revisar A: El CFDI está cancelado", "Check A: The CFDI is cancelled")]
    [InlineData("personal_deductions", """{"fiscalYear":2026,"totalIncome":"100000","items":[{"id":"a","usoCfdi":"D01","kind":"Lentes","amount":"20000","formaPago":"04"}]}""", "excede el límite anual de lentes", "5 annual UMA|213973.20")]
    [InlineData("personal_deductions", """{"fiscalYear":2026,"totalIncome":"100000","items":[{"id":"a","usoCfdi":"D01","amount":"20000","formaPago":"04"}]}""", "15.00 % de los ingresos totales|15000.00", "Lost to the cap|5000.00")]
    public void The_numbers_are_in_the_working(string kind, string input, string es, string en)
    {
        var steps = Ask.Of(kind, input)["steps"]!.AsArray();

        Assert.True(Says(steps, "es", es), $"{es} in {steps.ToJsonString()}");
        Assert.True(Says(steps, "en", en), $"{en} in {steps.ToJsonString()}");
    }

    [Theory]
    [InlineData("resico_annual", """{"fiscalYear":2027,"income":"900000"}""", "no se presenta anual")]
    [InlineData("resico_annual", """{"fiscalYear":2023,"income":"900000"}""", "no se presenta anual")]
    [InlineData("regime_comparison", """{"fiscalYear":2026,"monthlyIncome":["3000000","600000"]}""", "Conviene")]
    [InlineData("resico_monthly", """{"incomeCollected":"51000"}""", "no se usa en el mes")]
    public void A_line_that_does_not_hold_is_not_there(string kind, string input, string es) => Assert.False(Says(Ask.Of(kind, input)["steps"]!.AsArray(), "es", es));

    [Fact]
    public void A_sale_of_shares_shows_price_cost_and_base()
    {
        var steps = Ask.Of(
            "capital_gains_129",
            """{"operations":[{"ticker":"IVV","averageCost":"120000","salePrice":"150000","buyCommission":"300","sellCommission":"375","inpcAcquisition":"138.343","inpcBeforeSale":"143.588"}]}""")["steps"]!.AsArray();

        Assert.All(
            ["IVV: precio de venta 150,000.00 menos comisión 375.00|149625.00", "IVV: costo 120,000.00 por factor 1.0379 (143.588/138.343) más comisión 300.00|124848.00", "Base|24777.00"],
            line => Assert.True(Says(steps, "es", line), line));
    }

    [Fact]
    public void A_month_of_many_cfdis_shows_fifty_of_them()
    {
        var cfdis = string.Join(',', Enumerable.Range(0, 60).Select(i => $$"""{"uuid":"U{{i}}","direction":"issued","date":"2026-03-05","subtotal":"100"}"""));

        var steps = Ask.Of("cash_flow_month", $$"""{"period":"2026-03","cfdis":[{{cfdis}}]}""")["steps"]!.AsArray();

        Assert.Equal(50, steps.Count(s => ((string)s!["es"]!).StartsWith('U')));
        Assert.True(Says(steps, "es", "y 10 renglones más"));
    }

    // A line whose words hold the first part and whose amount is the second.
    private static bool Says(JsonArray steps, string language, string line) => line.Split('|') is [var words, .. var amount]
        && steps.Any(s => ((string)s![language]!).Contains(words, StringComparison.Ordinal) && (amount.Length == 0 || (string?)s["amount"] == amount[0]));
}
