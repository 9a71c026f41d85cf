using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>The IVA of a month, LIVA 5-D: what was caused by what was collected, less what was withheld, less what may be credited.</summary>
public static class IvaMonth
{
    private static readonly string[] Law = ["LIVA 1", "LIVA 1-A", "LIVA 1-B", "LIVA 4", "LIVA 5", "LIVA 5-D", "LIVA 6", "CFF 20"];

    /// <summary>Acts collected, by rate, without IVA.</summary>
    public sealed record Acts(decimal Rate16, decimal Rate8, decimal Rate0, decimal Exempt)
    {
        /// <summary>Acts that are taxed, 0 % included.</summary>
        public decimal Taxed => Rate16 + Rate8 + Rate0;
    }

    /// <summary>IVA paid on what serves only taxed acts, only exempt acts, or both.</summary>
    public sealed record Paid(decimal TaxedOnly, decimal ExemptOnly, decimal Mixed);

    /// <summary>A month.</summary>
    public sealed record Input(int FiscalYear, Acts Acts, Paid IvaPaid, decimal IvaWithheldByCustomers, decimal PriorBalance);

    /// <summary>The return of the month.</summary>
    public sealed record Result(
        decimal IvaCaused, [property: JsonConverter(typeof(RateText))] decimal Proportion, decimal IvaCreditable, decimal IvaWithheld, decimal Net,
        decimal PriorBalanceApplied, decimal IvaDue, [property: JsonConverter(typeof(PesosText))] decimal IvaDuePesos, decimal BalanceInFavor, decimal PriorBalanceRemaining);

    /// <summary>The rates of a month.</summary>
    public sealed record Rates(decimal General, decimal Border);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input)
    {
        var acts = input.Object("acts", required: true);
        var paid = input.Object("ivaPaid");
        return new Input(
            input.YearTold("period", "date", "month"),
            new Acts(acts.Money("rate16"), acts.Money("rate8"), acts.Money("rate0"), acts.Money("exempt")),
            new Paid(paid.Money("taxedOnly"), paid.Money("exemptOnly"), paid.Money("mixed")),
            input.Money("ivaWithheldByCustomers"),
            input.Money("priorBalance"));
    }

    /// <summary>Answers it. The border rate is asked for only when there are acts at it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables)
    {
        var year = input.FiscalYear;
        return tables.Iva(year).Then(general =>
            BorderRate(input, tables, year).Then<decimal, Answer>(border =>
            {
                var rates = new Rates(general.Value.General, border);
                var result = Compute(input, rates);
                string[] law = input.Acts.Rate8 > 0 ? [.. Law, "Decreto estímulos frontera"] : Law;
                return new Answer(result, law, [.. ByRate(input.Acts, rates), .. Working(input, result)]) { Provisional = general.Provisional };
            }));
    }

    /// <summary>Caused less withheld less creditable; a balance in favour of earlier months is used up to what is due (LIVA 6).</summary>
    public static Result Compute(Input input, Rates rates)
    {
        var caused = TaxRounding.Cents(input.Acts.Rate16 * rates.General) + TaxRounding.Cents(input.Acts.Rate8 * rates.Border);
        var proportion = ProportionOf(input.Acts);
        var creditable = TaxRounding.Cents(input.IvaPaid.TaxedOnly) + TaxRounding.Cents(input.IvaPaid.Mixed * proportion);
        var net = caused - input.IvaWithheldByCustomers - creditable;
        var applied = Math.Min(TaxRounding.NotNegative(net), input.PriorBalance);
        var due = TaxRounding.NotNegative(net) - applied;
        return new Result(
            caused, proportion, creditable, input.IvaWithheldByCustomers, net, applied, due, TaxRounding.Pesos(due), TaxRounding.NotNegative(-net), input.PriorBalance - applied);
    }

    /// <summary>LIVA 5-V: taxed and 0 % acts over all acts, four decimals, the rest cut off; without acts nothing is lost.</summary>
    public static decimal ProportionOf(Acts acts)
    {
        var all = acts.Taxed + acts.Exempt;
        return all == 0 ? 1m : TaxRounding.Factor(acts.Taxed / all);
    }

    private static Result<decimal> BorderRate(Input input, TaxTables tables, int year) =>
        input.Acts.Rate8 == 0 ? 0m : tables.IvaBorder(year).Then<Figure<IvaBorderFigure>, decimal>(f => f.Value.Rate);

    // Only the acts that there are.
    private static IEnumerable<Step> ByRate(Acts acts, Rates rates)
    {
        if (acts.Rate16 > 0) yield return Act(acts.Rate16, rates.General);
        if (acts.Rate8 > 0) yield return Act(acts.Rate8, rates.Border);
        if (acts.Rate0 > 0) yield return new Step("Actos al 0 %", "Acts at 0 %", acts.Rate0);
        if (acts.Exempt > 0) yield return new Step("Actos exentos", "Exempt acts", acts.Exempt);
    }

    private static Step Act(decimal collected, decimal rate) => Step.Of(
        $"IVA de {Step.Money(collected)} cobrados al {Step.Percent(rate)} %", $"IVA on {Step.Money(collected)} collected at {Step.Percent(rate)} %", TaxRounding.Cents(collected * rate));

    private static Step Balance(Result result) => result.BalanceInFavor > 0
        ? new("Saldo a favor del mes", "Balance in favour of the month", result.BalanceInFavor)
        : new("IVA a cargo", "IVA due", result.IvaDue);

    private static IEnumerable<Step> Working(Input input, Result result) =>
    [
        new("IVA causado por lo cobrado", "IVA caused by what was collected", result.IvaCaused),
        new("Menos IVA que retuvieron los clientes", "Less IVA withheld by customers", result.IvaWithheld),
        new("IVA pagado por lo que sirve solo a actos gravados", "IVA paid on what serves only taxed acts", input.IvaPaid.TaxedOnly),
        Step.Of($"Proporción de actos gravados (LIVA 5-V): {result.Proportion:0.0000}", $"Proportion of taxed acts (LIVA 5-V): {result.Proportion:0.0000}"),
        Step.Of(
            $"IVA pagado por lo que sirve a todos, {Step.Money(input.IvaPaid.Mixed)} por la proporción",
            $"IVA paid on what serves all acts, {Step.Money(input.IvaPaid.Mixed)} by the proportion", TaxRounding.Cents(input.IvaPaid.Mixed * result.Proportion)),
        new("IVA que no se acredita: solo actos exentos", "IVA that is not credited: only exempt acts", input.IvaPaid.ExemptOnly),
        new("Menos IVA acreditable", "Less creditable IVA", result.IvaCreditable),
        new("Resultado del mes", "Result of the month", result.Net),
        new("Saldo a favor de meses anteriores que se aplica", "Balance in favour of earlier months applied", result.PriorBalanceApplied),
        new("Saldo a favor de meses anteriores que queda", "Balance in favour of earlier months that remains", result.PriorBalanceRemaining),
        Balance(result),
        new("A pagar en pesos enteros (CFF 20)", "To pay in whole pesos (CFF 20)", result.IvaDuePesos),
    ];
}
