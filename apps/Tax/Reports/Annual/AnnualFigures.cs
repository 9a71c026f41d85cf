using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Reports.Annual;

/// <summary>The year of a natural person (LISR 150 to 152), from documents alone: pure, so that a past day can be computed again.</summary>
public sealed record AnnualFigures
{
    /// <summary>What it was made of.</summary>
    public required AnnualFacts Facts { get; init; }

    /// <summary>The position of each month.</summary>
    public required IReadOnlyList<TaxPosition> Months { get; init; }

    /// <summary>Payrolls received.</summary>
    public required IReadOnlyList<WagePayment> Wages { get; init; }

    /// <summary>Certificates of interest, dividends and the like.</summary>
    public required IReadOnlyList<IncomeCertificate> Certificates { get; init; }

    /// <summary>Income by chapter.</summary>
    public required IReadOnlyList<AnnualChapter> Chapters { get; init; }

    /// <summary>Accumulable income of the year before; null when nothing tells it.</summary>
    public decimal? PriorYearIncome { get; init; }

    /// <summary>Personal expenses.</summary>
    public IReadOnlyList<PersonalExpense> Expenses { get; init; } = [];

    /// <summary>What of them is allowed; items in the order of <see cref="Expenses"/> that are not refused.</summary>
    public required PersonalDeductions.Result Personal { get; init; }

    /// <summary>What may still go to retirement.</summary>
    public required RetirementHeadroom.Result Retirement { get; init; }

    /// <summary>The return.</summary>
    public required IsrAnnual.Result Isr { get; init; }

    /// <summary>Rate of the bracket that the base lies in; zero without a base.</summary>
    public decimal MarginalRate { get; init; }

    /// <summary>All income of the return, exempt income included: what 15 % is taken of.</summary>
    public decimal TotalIncome => Chapters.Where(c => c.IsInReturn).Sum(c => c.Income);

    /// <summary>What is added to the base before personal deductions.</summary>
    public decimal AccumulableIncome => Accumulable(Chapters);

    /// <summary>Computes them, or names the figure of the law that is missing.</summary>
    public static Result<AnnualFigures> Compute(AnnualFacts facts, TaxTables tables)
    {
        var months = new List<TaxPosition>();
        foreach (var month in facts.Months)
        {
            var position = PositionMonth.Compute(facts.Book, month, tables);
            if (!position.IsOk) return position.Problem!;
            months.Add(position.Value);
        }

        var prior = PriorYear(facts, tables);
        if (!prior.IsOk) return prior.Problem!;
        return tables.IsrTariff(facts.Year).Then(tariff =>
            tables.PersonalDeductions(facts.Year).Then(limits =>
            tables.Tuition(facts.Year).Then(tuition =>
            tables.UmaOfYear(facts.Year).Then<Figure<UmaFigure>, AnnualFigures>(uma =>
                Of(facts, months, prior.Value, new YearLaw(tariff.Value, new PersonalDeductions.Figures(limits.Value, tuition.Value, uma.Value)))))));
    }

    private sealed record YearLaw(IsrTariffFigure Tariff, PersonalDeductions.Figures Personal);

    private static AnnualFigures Of(AnnualFacts facts, List<TaxPosition> months, decimal? prior, YearLaw law)
    {
        var wages = WagePayments.Of(facts.Rows, facts.Year, facts.Until);
        var certificates = WagePayments.CertificatesOf(facts.Rows, facts.Year);
        var chapters = AnnualChapters.Of(facts, months, wages, certificates);
        var (total, accumulable) = (chapters.Where(c => c.IsInReturn).Sum(c => c.Income), Accumulable(chapters));
        var expenses = new PersonalExpenses(facts).All();
        var counted = expenses.Where(e => e.Refusal is null).Select(e => e.Item).ToList();
        var personal = PersonalDeductions.Compute(new PersonalDeductions.Input(facts.Year, total, accumulable, prior ?? 0m, counted), law.Personal);
        var isr = IsrOf(facts.Year, chapters, personal.TotalDeductible, law.Tariff);
        var marginal = IsrTariff.Annual(law.Tariff).On(isr.TaxBase).Rate ?? 0m;
        var contributed = counted.Where(i => i.UsoCfdi == "D06").Sum(i => i.Amount);
        return new AnnualFigures
        {
            Facts = facts,
            Months = months,
            Wages = wages,
            Certificates = certificates,
            Chapters = chapters,
            PriorYearIncome = prior,
            Expenses = expenses,
            Personal = personal,
            Retirement = RetirementHeadroom.Compute(new RetirementHeadroom.Input(facts.Year, accumulable, contributed, marginal), law.Personal.Limits, law.Personal.Uma),
            Isr = isr,
            MarginalRate = marginal,
        };
    }

    /// <summary>The return of some chapters.</summary>
    public static IsrAnnual.Result IsrOf(int year, IEnumerable<AnnualChapter> chapters, decimal personal, IsrTariffFigure tariff)
    {
        var declared = chapters.Where(c => c.IsInReturn).ToList();
        var taxable = declared.ToDictionary(c => c.Key, c => c.Taxable, StringComparer.Ordinal);
        var credits = declared.ToDictionary(c => c.Key, c => c.Withheld + c.Provisional, StringComparer.Ordinal);
        return IsrAnnual.Compute(new IsrAnnual.Input(year, taxable, personal, credits), tariff);
    }

    // LISR 151-III: gifts are limited by the income of the year before; nothing is supposed when no document tells it.
    private static Result<decimal?> PriorYear(AnnualFacts facts, TaxTables tables)
    {
        if (facts.Inputs.PriorYearIncome is { } said) return Result<decimal?>.Of(said);
        var before = facts with { Year = facts.Year - 1, Months = [.. Enumerable.Range(1, 12).Select(m => new DateOnly(facts.Year - 1, m, 1))], Inputs = new AnnualInputs() };
        if (!facts.Book.Documents.Any(d => d.Date.Year == before.Year)) return Result<decimal?>.Of(null);
        var months = new List<TaxPosition>();
        foreach (var month in before.Months)
        {
            var position = PositionMonth.Compute(before.Book, month, tables);
            if (!position.IsOk) return Result<decimal?>.Of(null);
            months.Add(position.Value);
        }

        return Result<decimal?>.Of(Accumulable(AnnualChapters.Of(before, months, WagePayments.Of(facts.Rows, before.Year, before.Until), [])));
    }

    private static decimal Accumulable(IEnumerable<AnnualChapter> chapters) => chapters.Where(c => c.IsInReturn).Sum(c => TaxRounding.NotNegative(c.Taxable));
}
