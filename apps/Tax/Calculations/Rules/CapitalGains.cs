using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>LISR 129: 10 % on the net gain of the year in shares sold on an exchange.</summary>
public static class CapitalGains
{
    private const int MostOperations = 5000;
    private const int MostShown = 50;
    private static readonly string[] Law = ["LISR 129", "RMF 3.15.12", "CFF 17-A"];

    /// <summary>A sale: average cost and price, commissions, and the price index at purchase and before the sale.</summary>
    public sealed record Operation(
        string Ticker, decimal AverageCost, decimal SalePrice, decimal BuyCommission, decimal SellCommission, decimal InpcAcquisition, decimal InpcBeforeSale);

    /// <summary>The sales of the year and the losses of the ten years before.</summary>
    public sealed record Input(IReadOnlyList<Operation> Operations, decimal PriorLosses, int FiscalYear);

    /// <summary>A sale, worked out.</summary>
    public sealed record OperationResult(string Ticker, [property: JsonConverter(typeof(RateText))] decimal Factor, decimal UpdatedCost, decimal Gain);

    /// <summary>The tax, or the loss that may be used later against gains of the same kind.</summary>
    public sealed record Result(
        IReadOnlyList<OperationResult> Operations, decimal NetGain, decimal LossesApplied, decimal TaxBase, decimal Isr, decimal LossToCarry);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(
        input.List("operations", MostOperations, o => new Operation(
            o.Text("ticker") ?? "", o.RequiredMoney("averageCost"), o.RequiredMoney("salePrice"), o.Money("buyCommission"), o.Money("sellCommission"),
            o.Index("inpcAcquisition"), o.Index("inpcBeforeSale")), required: true),
        input.Money("priorLosses"),
        input.YearTold("date", "period"));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => tables.Investments(input.FiscalYear).Then<Figure<InvestmentFigure>, Answer>(figure =>
    {
        var result = Compute(input, figure.Value.StockGainRate);
        return new Answer(result, Law,
        [
            .. input.Operations.Zip(result.Operations).Take(MostShown).SelectMany(p => Lines(p.First, p.Second)),
            new Step("Resultado neto del año", "Net result of the year", result.NetGain),
            new Step("Menos pérdidas de años anteriores", "Less losses of other years", result.LossesApplied),
            new Step("Base", "Base", result.TaxBase),
            Step.Of($"ISR: {Step.Percent(figure.Value.StockGainRate)} % definitivo", $"ISR: {Step.Percent(figure.Value.StockGainRate)} %, definitive", result.Isr),
            new Step("Pérdida para los diez años siguientes", "Loss for the ten years to come", result.LossToCarry),
        ])
        { Provisional = figure.Provisional };
    });

    /// <summary>Gains less losses of the year, less losses of other years as far as they go.</summary>
    public static Result Compute(Input input, decimal rate)
    {
        var operations = input.Operations.Select(Work).ToList();
        var net = operations.Sum(o => o.Gain);
        var applied = Math.Min(TaxRounding.NotNegative(net), input.PriorLosses);
        var taxBase = TaxRounding.NotNegative(net) - applied;
        return new Result(operations, net, applied, taxBase, TaxRounding.Cents(taxBase * rate), TaxRounding.NotNegative(-net) + input.PriorLosses - applied);
    }

    private static IEnumerable<Step> Lines(Operation operation, OperationResult result) =>
    [
        Step.Of(
            $"{operation.Ticker}: precio de venta {Step.Money(operation.SalePrice)} menos comisión {Step.Money(operation.SellCommission)}",
            $"{operation.Ticker}: sale price {Step.Money(operation.SalePrice)} less commission {Step.Money(operation.SellCommission)}",
            operation.SalePrice - operation.SellCommission),
        Step.Of(
            $"{operation.Ticker}: costo {Step.Money(operation.AverageCost)} por factor {result.Factor:0.0000} ({operation.InpcBeforeSale}/{operation.InpcAcquisition}) más comisión {Step.Money(operation.BuyCommission)}",
            $"{operation.Ticker}: cost {Step.Money(operation.AverageCost)} times factor {result.Factor:0.0000} ({operation.InpcBeforeSale}/{operation.InpcAcquisition}) plus commission {Step.Money(operation.BuyCommission)}",
            result.UpdatedCost),
        Step.Of($"{operation.Ticker}: ganancia o pérdida", $"{operation.Ticker}: gain or loss", result.Gain),
    ];

    // The cost is brought up to date; the commission of the purchase is added as it was paid.
    private static OperationResult Work(Operation operation)
    {
        var factor = TaxRounding.UpdatingFactor(operation.InpcBeforeSale, operation.InpcAcquisition);
        var cost = TaxRounding.Cents((operation.AverageCost * factor) + operation.BuyCommission);
        return new OperationResult(operation.Ticker, factor, cost, TaxRounding.Cents(operation.SalePrice - operation.SellCommission) - cost);
    }
}
