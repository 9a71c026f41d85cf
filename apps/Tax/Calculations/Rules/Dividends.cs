using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>LISR 140 (Mexican companies) and 142-V (foreign ones): what to declare, what to credit, and the 10 % on top.</summary>
public static class Dividends
{
    private const string Domestic = "domestic";

    /// <summary>The dividend; abroad, with the tax that the other country kept.</summary>
    public sealed record Input(bool IsDomestic, decimal Amount, decimal ForeignTax, int FiscalYear);

    /// <summary>What to declare and what to credit.</summary>
    public sealed record Result(decimal Accumulable)
    {
        /// <summary>LISR 140: the tax that the company paid.</summary>
        public decimal? CorporateCredit { get; init; }

        /// <summary>LISR 140: 10 % that the company withheld, definitive.</summary>
        public decimal? AdditionalWithheld { get; init; }

        /// <summary>LISR 5: the tax of the other country.</summary>
        public decimal? ForeignTaxCredit { get; init; }

        /// <summary>LISR 142-V: 10 % on what was received, by the 17th of the month after.</summary>
        public decimal? AdditionalTax { get; init; }
    }

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(
        input.Choice("source", [Domestic, "foreign"]) == Domestic,
        input.RequiredMoney("amount"),
        input.Money(input.Has("foreignTaxWithheld") ? "foreignTaxWithheld" : "foreignTax"),
        input.YearTold("date", "period"));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => tables.Investments(input.FiscalYear).Then<Figure<InvestmentFigure>, Answer>(figure =>
    {
        var result = Compute(input, figure.Value);
        var answer = input.IsDomestic
            ? new Answer(result, ["LISR 140"],
            [
                new Step("Dividendo", "Dividend", input.Amount),
                Step.Of($"Acumulable: por {figure.Value.DividendGrossUp}", $"To declare: times {figure.Value.DividendGrossUp}", result.Accumulable),
                new Step("ISR acreditable que pagó la sociedad", "Tax paid by the company, to credit", result.CorporateCredit),
                new Step("Retención definitiva de 10 %", "Definitive withholding of 10 %", result.AdditionalWithheld),
            ])
            : new Answer(result, ["LISR 5", "LISR 142-V"],
            [
                new Step("Dividendo antes de impuesto extranjero, acumulable", "Dividend before foreign tax, to declare", result.Accumulable),
                new Step("Impuesto extranjero acreditable", "Foreign tax to credit", result.ForeignTaxCredit),
                new Step("10 % sobre lo recibido", "10 % on what was received", result.AdditionalTax),
            ]);
        return answer with { Provisional = figure.Provisional };
    });

    /// <summary>Mexican: grossed up, with the company's tax as a credit. Foreign: gross, with the foreign tax as a credit.</summary>
    public static Result Compute(Input input, InvestmentFigure figure)
    {
        if (!input.IsDomestic)
        {
            return new Result(TaxRounding.Cents(input.Amount))
            {
                ForeignTaxCredit = input.ForeignTax,
                AdditionalTax = TaxRounding.Cents(TaxRounding.NotNegative(input.Amount - input.ForeignTax) * figure.DividendAdditionalRate),
            };
        }

        var accumulable = TaxRounding.Cents(input.Amount * figure.DividendGrossUp);
        return new Result(accumulable)
        {
            CorporateCredit = TaxRounding.Cents(accumulable * figure.CorporateRate),
            AdditionalWithheld = TaxRounding.Cents(input.Amount * figure.DividendAdditionalRate),
        };
    }
}
