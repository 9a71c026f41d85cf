using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.AnnualReturn;

/// <summary>The year of a natural person (LISR 150 to 152): pure, so that a past day can be computed again. Reports and the filing package show these same figures.</summary>
public sealed record AnnualFigures
{
    /// <summary>What it was made of.</summary>
    public required AnnualFacts Facts { get; init; }

    /// <summary>The position of each month.</summary>
    public IReadOnlyList<TaxPosition> Months { get; init; } = [];

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

    /// <summary>RESICO of a person in the years that had a return of it (LISR 113-F); null in all others.</summary>
    public ResicoYear.Result? Resico { get; init; }

    /// <summary>Rate of the bracket that the base lies in; zero without a base.</summary>
    public decimal MarginalRate { get; init; }

    /// <summary>The chapters of the return.</summary>
    public IEnumerable<AnnualChapter> InReturn => Chapters.Where(c => c.IsInReturn);

    /// <summary>All income of the return, exempt income included: what 15 % is taken of.</summary>
    public decimal TotalIncome => InReturn.Sum(c => c.Income);

    /// <summary>What is added to the base before personal deductions.</summary>
    public decimal AccumulableIncome => Accumulable(Chapters);

    /// <summary>ISR withheld in the chapters of the return.</summary>
    public decimal Withheld => InReturn.Sum(c => c.Withheld);

    /// <summary>Provisional payments that the return credits.</summary>
    public decimal Provisional => InReturn.Sum(c => c.Provisional);

    /// <summary>Every personal expense with what is allowed of it and why not all.</summary>
    public IReadOnlyList<JudgedExpense> Judged
    {
        get
        {
            var results = new Queue<PersonalDeductions.ItemResult>(Personal.Items);
            return [.. Expenses.Select(e => e.Refusal is { } refusal ? new JudgedExpense(e, 0m, [refusal]) : JudgedExpense.Of(e, results.Dequeue()))];
        }
    }

    /// <summary>Computes them, or names the figure of the law that is missing.</summary>
    public static Result<AnnualFigures> Compute(AnnualFacts facts, TaxTables tables) => MonthsOf(facts, tables).Then(months =>
        AnnualChapters.Of(facts, months, tables).Then(chapters => AnnualLaw.Of(facts.Year, tables).Then<AnnualLaw, AnnualFigures>(law =>
            Of(facts, chapters, law, PriorYear(facts, tables)) with { Months = months, Resico = ResicoOf(facts, chapters, tables) })));

    /// <summary>The position of each month of the year that is counted.</summary>
    public static Result<IReadOnlyList<TaxPosition>> MonthsOf(AnnualFacts facts, TaxTables tables)
    {
        var months = new List<TaxPosition>();
        foreach (var month in facts.Months)
        {
            var position = PositionMonth.Compute(facts.Book with { Provisional = facts.Provisional }, month, tables);
            if (!position.IsOk) return position.Problem!;
            months.Add(position.Value);
        }

        return months;
    }

    private static AnnualFigures Of(AnnualFacts facts, IReadOnlyList<AnnualChapter> chapters, AnnualLaw law, decimal? prior)
    {
        var accumulable = Accumulable(chapters);
        var expenses = new PersonalExpenses(facts).All();
        var counted = expenses.Where(e => e.Refusal is null).Select(e => e.Item).ToList();
        var personal = PersonalDeductions.Compute(
            new PersonalDeductions.Input(facts.Year, chapters.Where(c => c.IsInReturn).Sum(c => c.Income), accumulable, prior ?? 0m, counted), law.Personal);
        var isr = IsrOf(facts.Year, chapters, personal.TotalDeductible, law.Tariff);
        var marginal = IsrTariff.Annual(law.Tariff).On(isr.TaxBase).Rate ?? 0m;
        var contributed = counted.Where(i => i.UsoCfdi == "D06").Sum(i => i.Amount);
        return new AnnualFigures
        {
            Facts = facts,
            Wages = WagePayments.Of(facts.Rows, facts.Year, facts.Until),
            Certificates = WagePayments.CertificatesOf(facts),
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

    // LISR 151-III: gifts are limited by the income of the year before. What the person says goes before what its documents tell; nothing is supposed when they tell nothing.
    private static decimal? PriorYear(AnnualFacts facts, TaxTables tables)
    {
        if ((facts.Inputs.PriorYearIncome ?? facts.Book.Options.PriorYearIncome) is { } said) return said;
        var year = facts.Year - 1;
        var then = facts.Book.Facts?.RegimesIn(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)) ?? [];
        var book = facts.Book with { Options = new PositionOptions(), Taxpayer = facts.Book.Taxpayer with { Regimes = then.Count > 0 ? then : facts.Book.Taxpayer.Regimes } };
        var before = facts with { Book = book, Year = year, Months = AnnualFacts.Begun(year, facts.First), Inputs = new AnnualInputs(), Provisional = [] };
        var chapters = AnnualChapters.Of(before, [], tables);
        return chapters.IsOk && Accumulable(chapters.Value) is > 0 and var told ? told : null;
    }

    private static ResicoYear.Result? ResicoOf(AnnualFacts facts, IReadOnlyList<AnnualChapter> chapters, TaxTables tables)
    {
        if (facts.Year > AnnualLaw.LastResicoReturn || chapters.FirstOrDefault(c => c is { Key: AnnualChapters.Resico, IsInReturn: false }) is not { } chapter) return null;
        if (tables.Resico(facts.Year) is not { IsOk: true } figure) return null;
        return ResicoYear.Compute(new ResicoYear.Input(facts.Year, chapter.Income, chapter.Provisional, chapter.Withheld), figure.Value.Value);
    }

    private static decimal Accumulable(IEnumerable<AnnualChapter> chapters) => chapters.Where(c => c.IsInReturn).Sum(c => TaxRounding.NotNegative(c.Taxable));
}

/// <summary>A personal expense as the law takes it.</summary>
/// <param name="Allowed">Within its own limit; the global cap falls on all together.</param>
/// <param name="Reasons">Why not all of it, as codes.</param>
public sealed record JudgedExpense(PersonalExpense Expense, decimal Allowed, IReadOnlyList<string> Reasons)
{
    /// <summary>As the rule judged it.</summary>
    public static JudgedExpense Of(PersonalExpense expense, PersonalDeductions.ItemResult result) => new(expense, result.Allowed, result.Reasons);
}

/// <summary>The figures of the law of a year.</summary>
internal sealed record AnnualLaw(IsrTariffFigure Tariff, PersonalDeductions.Figures Personal)
{
    /// <summary>RMF 3.13.7 relieves RESICO of its return since fiscal year 2024.</summary>
    public const int LastResicoReturn = 2023;

    public static Result<AnnualLaw> Of(int year, TaxTables tables) => tables.IsrTariff(year).Then(tariff => tables.PersonalDeductions(year).Then(limits => tables.Tuition(year).Then(tuition =>
        tables.UmaOfYear(year).Then<Figure<UmaFigure>, AnnualLaw>(uma => new AnnualLaw(tariff.Value, new PersonalDeductions.Figures(limits.Value, tuition.Value, uma.Value))))));
}
