using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>A tax paid late: brought up to date (CFF 17-A), with surcharges for each month or fraction (CFF 21), for five years at most.</summary>
public static class LatePayment
{
    private const int MostMonths = 60;
    private static readonly string[] Law = ["CFF 17-A", "CFF 20", "CFF 21", "LIF 11"];

    /// <summary>The debt; index values and rates that are left out are looked up.</summary>
    public sealed record Input(
        decimal Amount, DateOnly DueDate, DateOnly PaymentDate, decimal? InpcBeforePayment, decimal? InpcBeforeDue, IReadOnlyList<decimal> MonthlyRates);

    /// <summary>The figures of a debt: both index values, and one rate for each month of delay.</summary>
    public sealed record Figures(decimal InpcBeforePayment, decimal InpcBeforeDue, IReadOnlyList<decimal> RateOfEachMonth);

    /// <summary>What is to be paid.</summary>
    public sealed record Result(
        [property: JsonConverter(typeof(RateText))] decimal Factor, decimal Actualizacion, decimal UpdatedAmount, int Months,
        [property: JsonConverter(typeof(RateText))] decimal SurchargeRate, decimal Surcharges, decimal Total,
        [property: JsonConverter(typeof(PesosText))] decimal TotalPesos);

    /// <summary>Reads the question.</summary>
    public static Input Read(InputReader input) => new(
        input.RequiredMoney("amount"), input.Day("dueDate"), input.Day("paymentDate"),
        input.Has("inpcBeforePayment") ? input.Index("inpcBeforePayment") : null,
        input.Has("inpcBeforeDue") ? input.Index("inpcBeforeDue") : null,
        input.Rates("monthlyRates", MostMonths * 2));

    /// <summary>Answers it.</summary>
    public static Result<Answer> Answer(Input input, TaxTables tables)
    {
        var months = MonthsLate(input.DueDate, input.PaymentDate);
        return FiguresOf(input, months, tables).Then<Figures, Answer>(figures =>
        {
            var result = Compute(input.Amount, figures);
            return new Answer(result, Law,
            [
                new Step("Contribución omitida", "Tax that was not paid", input.Amount),
                .. Indexes(input, figures),
                Step.Of($"Factor de actualización {result.Factor:0.0000}", $"Updating factor {result.Factor:0.0000}"),
                new Step("Actualización", "Update", result.Actualizacion),
                new Step("Contribución actualizada", "Tax brought up to date", result.UpdatedAmount),
                .. Rates(figures.RateOfEachMonth),
                Step.Of(
                    $"Recargos de {result.Months} meses o fracción: {Step.Percent(result.SurchargeRate)} %",
                    $"Surcharges of {result.Months} months or fraction: {Step.Percent(result.SurchargeRate)} %", result.Surcharges),
                new Step("Total", "Total", result.Total),
                new Step("A pagar en pesos enteros (CFF 20)", "To pay in whole pesos (CFF 20)", result.TotalPesos),
            ]);
        });
    }

    /// <summary>Months or fractions of a month from the due day to the payment; zero when it is in time; sixty at most.</summary>
    public static int MonthsLate(DateOnly due, DateOnly paid)
    {
        if (paid <= due) return 0;
        var months = ((paid.Year - due.Year) * 12) + paid.Month - due.Month;
        return Math.Min(MostMonths, paid.Day > due.Day ? months + 1 : months);
    }

    /// <summary>Amount by the factor, and surcharges on the updated amount. A payment in time owes nothing more.</summary>
    public static Result Compute(decimal amount, Figures figures)
    {
        var months = figures.RateOfEachMonth.Count;
        var factor = months == 0 ? 1m : TaxRounding.UpdatingFactor(figures.InpcBeforePayment, figures.InpcBeforeDue);
        var update = TaxRounding.Cents(amount * (factor - 1m));
        var updated = TaxRounding.Cents(amount) + update;
        var rate = figures.RateOfEachMonth.Sum();
        var surcharges = TaxRounding.Cents(updated * rate);
        return new Result(factor, update, updated, months, rate, surcharges, updated + surcharges, TaxRounding.Pesos(updated + surcharges));
    }

    private static IEnumerable<Step> Indexes(Input input, Figures figures)
    {
        if (figures.RateOfEachMonth.Count == 0) return [new Step("Se paga a tiempo: no hay actualización ni recargos", "Paid in time: neither update nor surcharges")];
        var (recent, old) = (input.PaymentDate.AddMonths(-1), input.DueDate.AddMonths(-1));
        return
        [
            Step.Of($"INPC de {recent:yyyy-MM}, mes anterior al pago: {figures.InpcBeforePayment}", $"INPC of {recent:yyyy-MM}, the month before the payment: {figures.InpcBeforePayment}"),
            Step.Of($"INPC de {old:yyyy-MM}, mes anterior al vencimiento: {figures.InpcBeforeDue}", $"INPC of {old:yyyy-MM}, the month before it was due: {figures.InpcBeforeDue}"),
        ];
    }

    // A line for each run of months with the same rate.
    private static IEnumerable<Step> Rates(IReadOnlyList<decimal> rates)
    {
        for (var start = 0; start < rates.Count;)
        {
            var rate = rates[start];
            var months = rates.Skip(start).TakeWhile(r => r == rate).Count();
            yield return Step.Of($"Tasa de recargos: {Step.Percent(rate)} % mensual por {months}", $"Surcharge rate: {Step.Percent(rate)} % a month for {months}");
            start += months;
        }
    }

    private static Result<Figures> FiguresOf(Input input, int months, TaxTables tables)
    {
        if (months == 0) return new Figures(1m, 1m, []);
        return RatesOf(input, months, tables).Then(rates =>
            Inpc(input.InpcBeforePayment, input.PaymentDate, tables).Then(recent =>
            Inpc(input.InpcBeforeDue, input.DueDate, tables).Then<decimal, Figures>(old => new Figures(recent, old, rates))));
    }

    // CFF 17-A: the index of the month before. What the question gives is taken; else the tables'.
    private static Result<decimal> Inpc(decimal? given, DateOnly day, TaxTables tables)
    {
        var before = day.AddMonths(-1);
        return given is { } value ? value : tables.Inpc(before.Year, before.Month);
    }

    // One rate serves every month; several are one for each. Without any, each month has the rate of the month in which it starts.
    private static Result<IReadOnlyList<decimal>> RatesOf(Input input, int months, TaxTables tables)
    {
        if (input.MonthlyRates.Count == 1) return Enumerable.Repeat(input.MonthlyRates[0], months).ToList();
        if (input.MonthlyRates.Count >= months) return input.MonthlyRates.Take(months).ToList();
        if (input.MonthlyRates.Count > 0)
            return new FieldErrors().When(true, "monthlyRates", "Una tasa, o una por cada mes o fracción.", "One rate, or one for each month or fraction.").ToProblem()!;
        var rates = new List<decimal>();
        for (var month = 0; month < months; month++)
        {
            var figure = tables.Surcharges(input.DueDate.AddMonths(month));
            if (figure.Problem is { } problem) return problem;
            rates.Add(figure.Value.Value.Late);
        }

        return rates;
    }
}
