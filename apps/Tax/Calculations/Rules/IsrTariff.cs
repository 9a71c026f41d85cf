using System.Globalization;
using System.Text.Json.Serialization;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>An ISR tariff, ready to be applied to a base: LISR 96 (month), 106 (January to a month), 152 (year).</summary>
public sealed class IsrTariff
{
    private const int MonthsOfYear = 12;
    private const int MonthsOfQuarter = 3;
    private const decimal Cent = 0.01m;
    private readonly IReadOnlyList<TariffRow> rows;

    private IsrTariff(IReadOnlyList<TariffRow> rows) => this.rows = rows;

    /// <summary>LISR 96: the tariff of one month.</summary>
    public static IsrTariff Monthly(IsrTariffFigure figure) => new(figure.Monthly);

    /// <summary>LISR 152: the tariff of a year.</summary>
    public static IsrTariff Annual(IsrTariffFigure figure) => new(figure.Annual);

    /// <summary>LISR 116: the tariff of a quarter, which is the one of January to March.</summary>
    public static IsrTariff Quarterly(IsrTariffFigure figure) => Cumulative(figure, MonthsOfQuarter);

    /// <summary>
    /// LISR 106: from January to a month, upper limits and fixed fees are those of a month times the months; a lower limit is the
    /// upper limit above it plus a cent. December has the annual tariff, whose limits differ from 12 months by some cents.
    /// </summary>
    public static IsrTariff Cumulative(IsrTariffFigure figure, int month) => month == MonthsOfYear
        ? Annual(figure)
        : new IsrTariff(figure.Monthly.Select(r => new TariffRow(r.Upper * month, r.Fixed * month, r.Rate)).ToList());

    /// <summary>Fixed fee plus rate on what exceeds the lower limit. A base of zero is in no bracket.</summary>
    public TariffResult On(decimal taxBase)
    {
        var amount = TaxRounding.Cents(taxBase);
        if (amount <= 0) return new TariffResult(0, null, null, null, 0m);
        var index = 0;
        while (rows[index].Upper is { } upper && amount > upper) index++;
        var row = rows[index];
        var lower = index == 0 ? Cent : rows[index - 1].Upper!.Value + Cent;
        return new TariffResult(index + 1, lower, row.Fixed, row.Rate, TaxRounding.Cents(row.Fixed + ((amount - lower) * row.Rate)));
    }
}

/// <summary>A tariff applied.</summary>
/// <param name="Bracket">Number of the bracket; 0 when there is no base.</param>
/// <param name="LowerLimit">Its lower limit.</param>
/// <param name="FixedFee">Its fixed fee.</param>
/// <param name="Rate">Its rate on the excess.</param>
/// <param name="Isr">The tax.</param>
public sealed record TariffResult(
    int Bracket, decimal? LowerLimit, decimal? FixedFee, [property: JsonConverter(typeof(RateText))] decimal? Rate, decimal Isr)
{
    /// <summary>The working of the tariff.</summary>
    public IEnumerable<Step> Steps(decimal taxBase)
    {
        if (Bracket == 0) return [new Step("Sin base: no hay impuesto", "No base: no tax", 0m)];
        var percent = (Rate!.Value * 100m).ToString("0.00", CultureInfo.InvariantCulture);
        return
        [
            new Step("Base", "Base", taxBase),
            Step.Of($"Límite inferior del renglón {Bracket}", $"Lower limit of bracket {Bracket}", LowerLimit),
            new Step("Excedente sobre el límite inferior", "Excess over the lower limit", TaxRounding.Cents(taxBase) - LowerLimit),
            Step.Of($"Tasa sobre el excedente: {percent} %", $"Rate on the excess: {percent} %"),
            new Step("Cuota fija", "Fixed fee", FixedFee),
            new Step("ISR según la tarifa", "ISR by the tariff", Isr),
        ];
    }
}
