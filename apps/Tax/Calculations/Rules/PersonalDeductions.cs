using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>LISR 151 and the tuition decree: what of each expense may be deducted, and what of all of them.</summary>
public static class PersonalDeductions
{
    private const int MostItems = 2000;
    private static readonly string[] Uses = ["D01", "D02", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D10"];
    private static readonly WordList Kinds = new(("lenses", ["lentes", "anteojos", "glasses", "optical lenses"]), ("government", ["gobierno", "gubernamental"]));
    private static readonly WordList Concepts = new(("tuition", ["colegiatura", "colegiaturas", "school fees"]));
    private static readonly string[] Law = ["LISR 151", "LISR 185", "RISR 264", "Decreto colegiaturas DOF 26-12-2013 art. 1.8"];

    /// <summary>An expense as its CFDI tells it; <see cref="Kind"/> marks lenses and gifts to government, <see cref="Concept"/> what a school charges for.</summary>
    public sealed record Item(string Id, string UsoCfdi, decimal Amount)
    {
        /// <summary>How it was paid (c_FormaPago); null when unknown, which counts for and against nothing.</summary>
        public string? FormaPago { get; init; }

        /// <summary>SAT's status: <c>Vigente</c> or <c>Cancelado</c>.</summary>
        public string? Status { get; init; }

        /// <summary><c>lenses</c>, <c>government</c> or nothing.</summary>
        public string? Kind { get; init; }

        /// <summary>Whose tuition it is.</summary>
        public string Student { get; init; } = "";

        /// <summary>Level of the school.</summary>
        public string? Level { get; init; }

        /// <summary><c>tuition</c>, or what else the school charged.</summary>
        public string? Concept { get; init; }
    }

    /// <summary>The expenses of a year and the incomes that limit them.</summary>
    public sealed record Input(int FiscalYear, decimal TotalIncome, decimal AccumulableIncome, decimal PriorYearAccumulableIncome, IReadOnlyList<Item> Items);

    /// <summary>What is allowed of an expense.</summary>
    public sealed record ItemResult(string Id, decimal Allowed, IReadOnlyList<string> Reasons);

    /// <summary>What is allowed of all.</summary>
    public sealed record Result(
        decimal GlobalCap, decimal SubjectToCap, decimal AllowedUnderCap, decimal OutsideCap, decimal TotalDeductible, decimal LostToCap, IReadOnlyList<ItemResult> Items);

    /// <summary>The figures of the year.</summary>
    public sealed record Figures(PersonalDeductionFigure Limits, TuitionFigure Tuition, UmaFigure Uma);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(
        input.Year(), input.RequiredMoney("totalIncome"), input.Money("accumulableIncome"), input.Money("priorYearAccumulableIncome"),
        input.List("items", MostItems, i => new Item(i.Text("id") ?? "", i.Choice("usoCfdi", Uses), i.RequiredMoney("amount"))
        {
            FormaPago = i.FormaPago("formaPago"),
            Status = i.Word("status", Words.Status),
            Kind = i.Filled("kind") is { } kind ? Kinds.Find(kind) ?? kind : null,
            Student = i.Text("student") ?? "",
            Level = i.Word("level", Words.SchoolLevel),
            Concept = i.Filled("concept") is { } concept ? Concepts.Find(concept) ?? concept : null,
        }));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) =>
        tables.UmaOfYear(input.FiscalYear).Then(uma =>
        tables.PersonalDeductions(input.FiscalYear).Then(limits =>
        tables.Tuition(input.FiscalYear).Then<Figure<TuitionFigure>, Answer>(tuition =>
        {
            var result = Compute(input, new Figures(limits.Value, tuition.Value, uma.Value));
            return new Answer(result, Law, [.. Working(input, result, new Figures(limits.Value, tuition.Value, uma.Value))]) { Provisional = limits.Provisional || tuition.Provisional };
        })));

    /// <summary>Each expense within its own limit; then those of LISR 151, last paragraph, within the global cap.</summary>
    public static Result Compute(Input input, Figures figures)
    {
        var limits = new PersonalDeductionLimits(input, figures);
        var items = input.Items.Select(limits.Judge).ToList();
        var outside = Sum(isOutside: true);
        var subject = Sum(isOutside: false);
        var cap = TaxRounding.Cents(Math.Min(figures.Uma.Annual * figures.Limits.UmaMultiple, input.TotalIncome * figures.Limits.IncomeShare));
        var allowed = Math.Min(cap, subject);
        return new Result(cap, subject, allowed, outside, allowed + outside, subject - allowed, items);

        decimal Sum(bool isOutside) => TaxRounding.Cents(
            input.Items.Zip(items).Where(p => figures.Limits.OutsideGlobalCap.Contains(p.First.UsoCfdi) == isOutside).Sum(p => p.Second.Allowed));
    }

    private static IEnumerable<Step> Working(Input input, Result result, Figures figures) =>
    [
        .. input.Items.Zip(result.Items).Select(p => new Step(
            $"{p.First.UsoCfdi} {p.First.Id}: de {Step.Money(p.First.Amount)}{string.Concat(p.Second.Reasons.Select(r => $"; {CodeWords.Of(r).Es}"))}",
            $"{p.First.UsoCfdi} {p.First.Id}: of {Step.Money(p.First.Amount)}{string.Concat(p.Second.Reasons.Select(r => $"; {CodeWords.Of(r).En}"))}",
            p.Second.Allowed)),
        new("Deducciones dentro del tope global", "Deductions inside the global cap", result.SubjectToCap),
        Step.Of($"Tope: {figures.Limits.UmaMultiple} UMA anuales", $"Cap: {figures.Limits.UmaMultiple} annual UMA", figures.Uma.Annual * figures.Limits.UmaMultiple),
        Step.Of(
            $"Tope: {Step.Percent(figures.Limits.IncomeShare)} % de los ingresos totales",
            $"Cap: {Step.Percent(figures.Limits.IncomeShare)} % of total income", TaxRounding.Cents(input.TotalIncome * figures.Limits.IncomeShare)),
        new("Tope que aplica: el menor de los dos", "Cap that applies: the smaller of both", result.GlobalCap),
        new("Permitido dentro del tope", "Allowed under the cap", result.AllowedUnderCap),
        new("Se pierde por el tope", "Lost to the cap", result.LostToCap),
        new("Fuera del tope (incapacidad, retiro, ahorro, colegiaturas)", "Outside the cap (disability, retirement, savings, tuition)", result.OutsideCap),
        new("Total deducible", "Total deductible", result.TotalDeductible),
    ];
}
