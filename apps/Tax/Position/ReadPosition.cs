using System.Globalization;
using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Obligations;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Tax.Position;

/// <summary>The live position of a month: ISR by regime, IVA, what was withheld from others, and the documents behind every number.</summary>
public static class ReadPosition
{
    private const decimal Most = 1_000_000_000_000m;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/tax/position", Handle).Can(Permission.ReadTaxes).Requires(Feature.Tax).WithSummary("Tu posición de ISR e IVA / Your ISR and IVA position");

    /// <summary>What may be asked. Amounts are without IVA.</summary>
    /// <param name="Period">Month, as 2026-10.</param>
    /// <param name="ExtraIncome">What if this were collected on top.</param>
    /// <param name="ExtraExpense">What if this were spent on top, deductible.</param>
    /// <param name="Coefficient">Coefficient of profit (regime 601). Like the four that follow: instead of what the profile keeps for the year, for this answer alone.</param>
    /// <param name="PriorLosses">Losses of other years.</param>
    /// <param name="PtuPaid">PTU paid in the year.</param>
    /// <param name="PriorIvaBalance">IVA in favour before the first document.</param>
    /// <param name="RentMethod"><c>real</c> (default) or <c>blind35</c>.</param>
    public sealed record Question(
        string? Period, string? ExtraIncome, string? ExtraExpense, string? Coefficient, string? PriorLosses, string? PtuPaid, string? PriorIvaBalance, string? RentMethod);

    /// <summary>A regime of the profile.</summary>
    public sealed record RegimeView(string Regimen, bool Covered, string? Es, string? En, string? Law);

    /// <summary>What supposed income and expense would change.</summary>
    public sealed record WhatIf(
        decimal ExtraIncome, decimal ExtraExpense, [property: JsonConverter(typeof(PesosText))] decimal IsrDuePesos, [property: JsonConverter(typeof(PesosText))] decimal IvaDuePesos,
        [property: JsonConverter(typeof(PesosText))] decimal IsrChange, [property: JsonConverter(typeof(PesosText))] decimal IvaChange);

    /// <summary>The position.</summary>
    public sealed record Response(string Period, string Rfc, IReadOnlyList<RegimeView> Regimes, DateOnly DueDate, DateOnly FacilityDueDate)
    {
        /// <summary>ISR by regime.</summary>
        public required IReadOnlyList<IsrPosition> Isr { get; init; }

        /// <summary>ISR of all regimes.</summary>
        [JsonConverter(typeof(PesosText))]
        public required decimal IsrDuePesos { get; init; }

        /// <summary>IVA; null when no regime bears it.</summary>
        public required IvaPosition? Iva { get; init; }

        /// <summary>Withheld from others.</summary>
        public required WithholdingsToPay WithholdingsToPay { get; init; }

        /// <summary>By client deposit.</summary>
        public required IReadOnlyList<SetAside> SetAside { get; init; }

        /// <summary>True for a month that has not begun: its figures are only expected.</summary>
        public bool IsExpected { get; init; }

        /// <summary>RESICO of a person.</summary>
        public ResicoMeter? Resico { get; init; }

        /// <summary>Only when something was supposed.</summary>
        public WhatIf? WhatIf { get; init; }

        /// <summary>What to watch.</summary>
        public required IReadOnlyList<PositionWarning> Warnings { get; init; }

        /// <summary>Articles.</summary>
        public required IReadOnlyList<string> Law { get; init; }

        /// <summary>Version of the rules.</summary>
        public required string RulesVersion { get; init; }

        /// <summary>Day of the figures of the law.</summary>
        public required DateOnly TablesDate { get; init; }
    }

    private static async Task<Results<Ok<Response>, Refusal>> Handle([AsParameters] Question question, PositionDocuments documents, CancellationToken cancellationToken)
    {
        var month = PositionProblems.Month(question.Period);
        if (!month.IsOk) return month.Problem!.Refused();
        var read = Read(question);
        if (!read.IsOk) return read.Problem!.Refused();
        var extraIncome = Amount(question.ExtraIncome, "extraIncome");
        var extraExpense = Amount(question.ExtraExpense, "extraExpense");
        if ((extraIncome.Problem ?? extraExpense.Problem) is { } wrong) return wrong.Refused();
        if (await documents.LoadAsync(month.Value, read.Value, cancellationToken) is not { } book) return PositionProblems.ProfileMissing.Refused();

        var position = PositionMonth.Compute(book, month.Value, TaxTables.Current);
        if (!position.IsOk) return position.Problem!.Refused();
        var response = View(book, position.Value);
        if (extraIncome.Value == 0 && extraExpense.Value == 0) return TypedResults.Ok(response);
        var supposed = PositionMonth.Supposing(book, month.Value, extraIncome.Value, extraExpense.Value, TaxTables.Current);
        if (!supposed.IsOk) return supposed.Problem!.Refused();
        var (now, then) = (position.Value, supposed.Value);
        return TypedResults.Ok(response with
        {
            WhatIf = new WhatIf(extraIncome.Value, extraExpense.Value, then.IsrDuePesos, then.IvaDuePesos, then.IsrDuePesos - now.IsrDuePesos, then.IvaDuePesos - now.IvaDuePesos),
        });
    }

    /// <summary>Reads the figures that no CFDI tells.</summary>
    public static Result<PositionQuestion> Read(Question question)
    {
        var losses = Amount(question.PriorLosses, "priorLosses");
        var ptu = Amount(question.PtuPaid, "ptuPaid");
        var balance = Amount(question.PriorIvaBalance, "priorIvaBalance");
        var coefficient = Amount(question.Coefficient, "coefficient");
        if ((losses.Problem ?? ptu.Problem ?? balance.Problem ?? coefficient.Problem) is { } wrong) return wrong;
        if (question.RentMethod is not (null or "real" or "blind35")) return PositionProblems.BadAmount.With("field", "rentMethod");
        return new PositionQuestion(Asked(question.Coefficient, coefficient), Asked(question.PriorLosses, losses), Asked(question.PtuPaid, ptu), Asked(question.PriorIvaBalance, balance), question.RentMethod);
    }

    private static decimal? Asked(string? text, Result<decimal> amount) => string.IsNullOrEmpty(text) ? null : amount.Value;

    private static Response View(TaxBook book, TaxPosition position)
    {
        var due = ObligationDays.Monthly(position.Month, book.Taxpayer.Rfc, book.Facts?.UsesSixthDigit);
        var law = position.Isr.SelectMany(i => i.Law).Concat(position.Iva?.Law ?? []).Distinct(StringComparer.Ordinal).ToList();
        return new Response(position.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), book.Taxpayer.Rfc, RegimesOf(book), due.Legal, due.Facility)
        {
            Isr = position.Isr,
            IsrDuePesos = position.IsrDuePesos,
            Iva = position.Iva,
            WithholdingsToPay = position.Withholdings,
            SetAside = position.SetAside,
            IsExpected = position.IsExpected,
            Resico = position.Resico,
            Warnings = PositionWarnings.Shown(position.Warnings),
            Law = law,
            RulesVersion = CalculationKinds.RulesVersion,
            TablesDate = TaxTables.Current.Date,
        };
    }

    private static List<RegimeView> RegimesOf(TaxBook book) => book.Taxpayer.Regimes.Select(key =>
        Verdicts.Regime.Of(key, book.Taxpayer.IsPerson) is { Key: not "621" } regime
            ? new RegimeView(key, true, regime.Es, regime.En, regime.Law)
            : new RegimeView(key, false, "Este régimen no está cubierto.", "This regime is not covered.", null)).ToList();

    private static Result<decimal> Amount(string? text, string field)
    {
        if (string.IsNullOrEmpty(text)) return 0m;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount < Most ? amount : PositionProblems.BadAmount.With("field", field);
    }
}
