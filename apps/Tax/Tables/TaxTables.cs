using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tax.Calculations;

namespace FinanceTracker.Tax.Tables;

/// <summary>
/// Every figure of the law that the rules use, by the days on which it holds. A standing figure (a tariff, a cap) serves until the
/// law is amended and is provisional after the last year confirmed; a yearly figure (UMA, subsidy, surcharges, INPC) that is not
/// published yet is missing, and is refused by its name.
/// </summary>
public sealed class TaxTables
{
    private const string File = "FinanceTracker.Tax.Data.tax-figures.json";
    private readonly ConcurrentDictionary<(string Key, DateOnly From), object> read = new();
    private readonly ILookup<string, FigureBlock> blocks;

    /// <summary>Tables over the given figures.</summary>
    public TaxTables(DateOnly date, IReadOnlyList<FigureBlock> figures)
    {
        Date = date;
        Figures = figures;
        blocks = figures.ToLookup(f => f.Key, StringComparer.Ordinal);
    }

    /// <summary>The tables shipped with the program.</summary>
    public static TaxTables Current { get; } = ReadEmbedded();

    /// <summary>The day up to which the figures were looked after.</summary>
    public DateOnly Date { get; }

    /// <summary>Every figure of every year.</summary>
    public IReadOnlyList<FigureBlock> Figures { get; }

    /// <summary>LISR 96, 106, 152.</summary>
    public Result<Figure<IsrTariffFigure>> IsrTariff(int year) => Of<IsrTariffFigure>("isr_tariff", LastDayOf(year));

    /// <summary>LISR 113-E, 113-F.</summary>
    public Result<Figure<ResicoFigure>> Resico(int year) => Of<ResicoFigure>("resico_pf", LastDayOf(year));

    /// <summary>LISR 113-A.</summary>
    public Result<Figure<PlatformFigure>> Platforms(int year) => Of<PlatformFigure>("platforms", LastDayOf(year));

    /// <summary>LIVA 1.</summary>
    public Result<Figure<IvaFigure>> Iva(int year) => Of<IvaFigure>("iva", LastDayOf(year));

    /// <summary>The border stimulus, as last decreed.</summary>
    public Result<Figure<IvaBorderFigure>> IvaBorder(int year) => Of<IvaBorderFigure>("iva_border", LastDayOf(year));

    /// <summary>LISR 106, 116, 113-J.</summary>
    public Result<Figure<IsrWithholdingFigure>> IsrWithholdings(int year) => Of<IsrWithholdingFigure>("isr_withholdings", LastDayOf(year));

    /// <summary>The UMA published in the year: the one of annual limits.</summary>
    public Result<Figure<UmaFigure>> UmaOfYear(int year) => Of<UmaFigure>("uma", LastDayOf(year));

    /// <summary>The UMA on a day; January still has that of the year before.</summary>
    public Result<Figure<UmaFigure>> UmaOn(DateOnly day) => Of<UmaFigure>("uma", day);

    /// <summary>The employment subsidy on a day.</summary>
    public Result<Figure<SubsidyFigure>> Subsidy(DateOnly day) => Of<SubsidyFigure>("employment_subsidy", day);

    /// <summary>LISR 151.</summary>
    public Result<Figure<PersonalDeductionFigure>> PersonalDeductions(int year) => Of<PersonalDeductionFigure>("personal_deductions", LastDayOf(year));

    /// <summary>The tuition decree.</summary>
    public Result<Figure<TuitionFigure>> Tuition(int year) => Of<TuitionFigure>("tuition", LastDayOf(year));

    /// <summary>LISR 27, 28, 34, 36.</summary>
    public Result<Figure<DeductibilityFigure>> Deductibility(int year) => Of<DeductibilityFigure>("deductibility", LastDayOf(year));

    /// <summary>CFF 21, on the day on which a period of delay starts.</summary>
    public Result<Figure<SurchargeFigure>> Surcharges(DateOnly day) => Of<SurchargeFigure>("surcharges", day);

    /// <summary>RMF 3.17.3, of the fiscal year of the return.</summary>
    public Result<Figure<InstalmentFigure>> AnnualInstalments(int year) => Of<InstalmentFigure>("annual_installments", LastDayOf(year));

    /// <summary>LISR 54, as the income law of the year sets it.</summary>
    public Result<Figure<InterestWithholdingFigure>> InterestWithholding(int year) => Of<InterestWithholdingFigure>("interest_withholding", LastDayOf(year));

    /// <summary>LISR 129, 140.</summary>
    public Result<Figure<InvestmentFigure>> Investments(int year) => Of<InvestmentFigure>("investments", LastDayOf(year));

    /// <summary>The price index of a month.</summary>
    public Result<decimal> Inpc(int year, int month)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");
        var figure = Of<InpcFigure>("inpc", new DateOnly(year, month, 1));
        if (figure.IsOk && figure.Value.Value.Months.TryGetValue(name, out var value)) return value;
        return CalculationProblems.MissingFigure("inpc", year).With("month", name);
    }

    /// <summary>Figures that hold on some day of the year.</summary>
    public IEnumerable<FigureBlock> In(int year) =>
        Figures.Where(f => f.From <= LastDayOf(year) && (f.To is null || f.To >= new DateOnly(year, 1, 1)));

    /// <summary>The last day of a year.</summary>
    public static DateOnly LastDayOf(int year) => new(year, 12, 31);

    /// <summary>The figure that holds on the day, or the refusal that names it.</summary>
    public Result<Figure<T>> Of<T>(string key, DateOnly day)
    {
        var block = blocks[key].LastOrDefault(b => b.HoldsOn(day));
        if (block is null) return CalculationProblems.MissingFigure(key, day.Year);
        var value = (T)read.GetOrAdd((key, block.From), _ => block.Value.Deserialize<T>(ApiJson.Options) ?? throw new InvalidOperationException($"{key} is empty."));
        return new Figure<T>(value, block.IsProvisionalOn(day), block);
    }

    private static TaxTables ReadEmbedded()
    {
        using var stream = typeof(TaxTables).Assembly.GetManifestResourceStream(File) ?? throw new InvalidOperationException($"{File} is not embedded.");
        var data = JsonSerializer.Deserialize<FigureFile>(stream, ApiJson.Options)!;
        return new TaxTables(data.TablesDate, data.Figures);
    }

    private sealed record FigureFile(DateOnly TablesDate, string Currency, IReadOnlyList<FigureBlock> Figures);
}
