using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>What of a business expense is deducted for ISR and credited for IVA, and why not all: LISR 27, 28, 34, 36; LIVA 5-I.</summary>
public static class Deductibility
{
    private const int DaysOfYear = 366;
    private const string CashOverLimit = "CASH_OVER_2000";
    private const int MonthsOfYear = 12;
    private static readonly string[] Law = ["LISR 27-III", "LISR 28", "LISR 34", "LISR 36-II", "LISR 105", "LISR 147-IV", "LIVA 5-I", "CFF 69-B"];

    /// <summary>An expense as its CFDI and its payment tell it.</summary>
    public sealed record Expense(string Kind, decimal Subtotal, decimal Iva)
    {
        /// <summary>How it was paid (c_FormaPago); null when unknown.</summary>
        public string? FormaPago { get; init; }

        /// <summary>SAT says that the CFDI was cancelled.</summary>
        public bool IsCancelled { get; init; }

        /// <summary>The supplier's state in SAT's list of CFF 69-B.</summary>
        public string? Supplier69B { get; init; }

        /// <summary>Days of the journey or of the rental.</summary>
        public int Days { get; init; } = 1;

        /// <summary>Whole months of use in the year.</summary>
        public int MonthsInUse { get; init; } = MonthsOfYear;

        /// <summary>The use that the CFDI states; of an asset, its class.</summary>
        public string? UsoCfdi { get; init; }

        /// <summary>A hybrid or electric vehicle.</summary>
        public bool IsHybridElectric { get; init; }

        /// <summary>Spent outside Mexico.</summary>
        public bool IsAbroad { get; init; }

        /// <summary>Paid in instalments, and the payment complement is missing.</summary>
        public bool LacksRep { get; init; }

        /// <summary>A fuel CFDI without the supplier's permit.</summary>
        public bool LacksPermit { get; init; }

        /// <summary>The CFDI's date lies in another year than the deduction.</summary>
        public bool IsOfAnotherYear { get; init; }
    }

    /// <summary>The verdict. An investment says what of it counts this year; any other expense what counts at all.</summary>
    public sealed record Verdict(decimal IvaCreditable, IReadOnlyList<string> Reasons)
    {
        /// <summary>Deducted now.</summary>
        public decimal? Deductible { get; init; }

        /// <summary>Not deducted, ever.</summary>
        public decimal? NonDeductible { get; init; }

        /// <summary>The part of a vehicle's price that counts.</summary>
        public decimal? DeductibleMoi { get; init; }

        /// <summary>Depreciation of the year.</summary>
        public decimal? DeductibleThisYear { get; init; }
    }

    /// <summary>The question: an expense, by the figures of a year.</summary>
    public sealed record Input(int FiscalYear, Expense Expense);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input)
    {
        var (year, method) = (input.OptionalYear(), input.Word("method", Words.Method));
        var expense = new Expense(DeductibilityKinds.NameOf(input.Choice("kind", DeductibilityKinds.Names)), input.RequiredMoney("subtotal"), input.Money("iva"))
        {
            FormaPago = input.FormaPago("formaPago"),
            IsCancelled = input.Word("status", Words.Status) == Words.Cancelled,
            Supplier69B = input.Word("supplier69B", Words.List69B),
            Days = input.Whole("days", 0, DaysOfYear, 1),
            MonthsInUse = input.Whole("monthsInUse", 0, MonthsOfYear, MonthsOfYear),
            UsoCfdi = input.UsoCfdi("usoCfdi"),
            IsHybridElectric = input.Flag("hybridElectric") || input.Flag("hybrid") || input.Flag("electric"),
            IsAbroad = input.Flag("abroad"),
            LacksRep = method == Words.InInstalments && input.Filled("rep") is null,
            LacksPermit = !input.Flag("hasPermit", fallback: true),
            IsOfAnotherYear = year is not null && input.Has("date") && input.Day("date").Year != year,
        };
        if (expense.Kind == "asset") input.Choice("usoCfdi", DeductibilityKinds.AssetUses);
        return new Input(input.YearTold("date"), expense);
    }

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables) => tables.Deductibility(input.FiscalYear).Then<Figure<DeductibilityFigure>, Answer>(figure =>
    {
        var verdict = Judge(input.Expense, figure.Value);
        return new Answer(verdict, Law, [.. Working(input.Expense, verdict, figure.Value.CashLimit)]) { Provisional = figure.Provisional };
    });

    /// <summary>First what kills any deduction, then the limits of the kind.</summary>
    public static Verdict Judge(Expense expense, DeductibilityFigure figure) =>
        Refusal(expense, figure) is { } reason ? Nothing(expense, ReasonsOf(expense, reason)) : DeductibilityKinds.Judge(expense, figure);

    // Cash above the limit in a restaurant breaks two rules; mending one does not mend the other.
    private static string[] ReasonsOf(Expense expense, string reason) =>
        reason == CashOverLimit && expense.Kind == "restaurant" ? [reason, "RESTAURANT_NOT_CARD"] : [reason];

    /// <summary>Nothing of the expense counts, for these reasons.</summary>
    internal static Verdict Nothing(Expense expense, params string[] reasons) => new(0m, reasons)
    {
        Deductible = 0m,
        NonDeductible = expense.Subtotal,
        DeductibleMoi = DeductibilityKinds.IsVehicle(expense.Kind) ? 0m : null,
        DeductibleThisYear = DeductibilityKinds.IsInvestment(expense.Kind) ? 0m : null,
    };

    private static string? Refusal(Expense expense, DeductibilityFigure figure)
    {
        const string cash = "01";
        var isFuel = expense.Kind == "fuel";
        if (expense.IsCancelled) return "CANCELLED"; // CFF 29-A
        if (expense.Supplier69B == Words.Definitive) return "EFOS_DEFINITIVE"; // CFF 69-B
        if (expense.IsOfAnotherYear) return "WRONG_FISCAL_YEAR"; // LISR 27-XVIII
        if (expense.LacksRep) return "REP_MISSING"; // RMF 2.7.1.32
        if (isFuel && expense.LacksPermit) return "FUEL_NO_PERMIT"; // LISR 27-III
        if (expense.FormaPago != cash) return null;
        if (isFuel) return "FUEL_CASH"; // LISR 27-III, second paragraph: whatever the amount
        return expense.Subtotal + expense.Iva > figure.CashLimit ? CashOverLimit : null; // LISR 27-III, on the price with IVA
    }

    private static IEnumerable<Step> Working(Expense expense, Verdict verdict, decimal cashLimit)
    {
        yield return new Step("Gasto sin IVA", "Expense without IVA", expense.Subtotal);
        foreach (var reason in verdict.Reasons)
        {
            var (es, en) = DeductibilityReasons.Of(reason);
            yield return new Step(es, en);
        }

        if (expense.FormaPago is null or "99" && expense.Subtotal + expense.Iva > cashLimit)
            yield return Step.Of(
                $"Aviso: no consta cómo se pagó; arriba de {cashLimit:0} no puede ser en efectivo (LISR 27-III)",
                $"Notice: how it was paid is not told; above {cashLimit:0} it must not be in cash (LISR 27-III)");
        if (verdict.DeductibleMoi is { } moi) yield return new Step("Monto de la inversión que se deduce", "Part of the investment that is deducted", moi);
        if (verdict.DeductibleThisYear is { } year) yield return new Step("Deducción de este año", "Deduction of this year", year);
        if (verdict.Deductible is { } deductible) yield return new Step("Deducible", "Deductible", deductible);
        yield return new Step("IVA acreditable", "Creditable IVA", verdict.IvaCreditable);
    }
}
