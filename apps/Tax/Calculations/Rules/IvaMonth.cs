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
    public sealed record Input(int? FiscalYear, Acts Acts, Paid IvaPaid, decimal IvaWithheldByCustomers, decimal PriorBalance);

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
            input.OptionalYear(),
            new Acts(acts.Money("rate16"), acts.Money("rate8"), acts.Money("rate0"), acts.Money("exempt")),
            new Paid(paid.Money("taxedOnly"), paid.Money("exemptOnly"), paid.Money("mixed")),
            input.Money("ivaWithheldByCustomers"),
            input.Money("priorBalance"));
    }

    /// <summary>Answers it. The border rate is asked for only when there are acts at it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables)
    {
        var year = input.FiscalYear ?? tables.LatestYear;
        return tables.Iva(year).Then(general =>
            BorderRate(input, tables, year).Then<decimal, Answer>(border =>
            {
                var result = Compute(input, new Rates(general.Value.General, border));
                string[] law = input.Acts.Rate8 > 0 ? [.. Law, "Decreto estímulos frontera"] : Law;
                return new Answer(result, law, [.. Working(input, result)]) { Provisional = general.Provisional };
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

    private static IEnumerable<Step> Working(Input input, Result result) =>
    [
        new("IVA causado por lo cobrado", "IVA caused by what was collected", result.IvaCaused),
        new("Menos IVA que retuvieron los clientes", "Less IVA withheld by customers", result.IvaWithheld),
        new("IVA pagado por lo que sirve solo a actos gravados", "IVA paid on what serves only taxed acts", input.IvaPaid.TaxedOnly),
        new("IVA pagado por lo que sirve a todos, por la proporción", "IVA paid on what serves all acts, by the proportion", TaxRounding.Cents(input.IvaPaid.Mixed * result.Proportion)),
        new("IVA que no se acredita: solo actos exentos", "IVA that is not credited: only exempt acts", input.IvaPaid.ExemptOnly),
        new("Menos IVA acreditable", "Less creditable IVA", result.IvaCreditable),
        new("Resultado del mes", "Result of the month", result.Net),
        new("Saldo a favor de meses anteriores que se aplica", "Balance in favour of earlier months applied", result.PriorBalanceApplied),
        new("A pagar en pesos enteros (CFF 20)", "To pay in whole pesos (CFF 20)", result.IvaDuePesos),
    ];
}
