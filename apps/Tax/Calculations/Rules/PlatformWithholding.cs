using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>Regime 625, LISR 113-A and LIVA 18-J: what a technology platform withholds of ISR and IVA.</summary>
public static class PlatformWithholding
{
    private static readonly string[] Activities = ["transport", "lodging", "goods_services"];

    /// <summary>The sale; a foreign deposit is one into an account outside Mexico.</summary>
    public sealed record Input(int FiscalYear, string Activity, decimal IncomeNoIva, bool HasRfc, bool ForeignDeposit);

    /// <summary>The withholdings.</summary>
    public sealed record Result([property: JsonConverter(typeof(ShortRateText))] decimal IsrRate, decimal IsrWithheld, decimal Iva, decimal IvaWithheld);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(
        input.Year(), input.Choice("activity", Activities), input.RequiredMoney("incomeNoIva"), input.Flag("hasRfc", fallback: true), input.Flag("foreignDeposit"));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) =>
        tables.Platforms(input.FiscalYear).Then(platforms =>
        tables.Iva(Math.Max(input.FiscalYear, 2022)).Then<Figure<IvaFigure>, Answer>(iva =>
        {
            var result = Compute(input, platforms.Value, iva.Value.General);
            var share = ShareOf(input, platforms.Value);
            return new Answer(result, platforms.Block.Law,
            [
                new Step("Ingreso sin IVA", "Income without IVA", input.IncomeNoIva),
                new Step($"ISR a la tasa de {ResicoMonth.Percent(result.IsrRate)} %", $"ISR at {ResicoMonth.Percent(result.IsrRate)} %", result.IsrWithheld),
                new Step("IVA de la operación", "IVA of the sale", result.Iva),
                Step.Of($"IVA que retiene la plataforma: {Step.Percent(share)} % del IVA", $"IVA that the platform withholds: {Step.Percent(share)} % of the IVA", result.IvaWithheld),
            ])
            { Provisional = platforms.Provisional || iva.Provisional };
        }));

    /// <summary>Without an RFC the rate is 20 % and all of the IVA is withheld.</summary>
    public static Result Compute(Input input, PlatformFigure figure, decimal ivaRate)
    {
        var rate = input.HasRfc ? RateOf(input.Activity, figure) : figure.NoRfc;
        var share = ShareOf(input, figure);
        var iva = input.IncomeNoIva * ivaRate;

        // A share of the tax as it is, not of the tax rounded to cents: they differ by a cent.
        return new Result(rate, TaxRounding.Cents(input.IncomeNoIva * rate), TaxRounding.Cents(iva), TaxRounding.Cents(iva * share));
    }

    private static decimal RateOf(string activity, PlatformFigure figure) => activity switch
    {
        "transport" => figure.Transport,
        "lodging" => figure.Lodging,
        _ => figure.GoodsServices,
    };

    private static decimal ShareOf(Input input, PlatformFigure figure)
    {
        if (!input.HasRfc) return figure.IvaShareNoRfc;
        return input.ForeignDeposit ? figure.IvaShareForeignDeposit : figure.IvaShareWithRfc;
    }
}
