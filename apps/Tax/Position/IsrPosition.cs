using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Position;

/// <summary>What became of the ISR of a regime.</summary>
public enum IsrState
{
    /// <summary>Computed.</summary>
    Computed,

    /// <summary>A figure is needed that no CFDI tells.</summary>
    MissingData,

    /// <summary>The regime pays nothing by the month.</summary>
    NotOwed,

    /// <summary>The income is beyond the limit of the regime.</summary>
    LimitExceeded,

    /// <summary>The product does not compute this regime.</summary>
    NotCovered,
}

/// <summary>ISR of one regime in a month.</summary>
/// <param name="Regimen">Key of c_RegimenFiscal.</param>
/// <param name="State">Whether it could be computed.</param>
/// <param name="Basis">cash or accrual.</param>
/// <param name="Since">First day that the base counts from: 1 January for cumulative payments.</param>
public sealed record IsrPosition(string Regimen, IsrState State, string Basis, DateOnly Since)
{
    /// <summary>Income without IVA; credit notes are taken off.</summary>
    public required Traced Income { get; init; }

    /// <summary>What the regime deducts.</summary>
    public required Traced Deductions { get; init; }

    /// <summary>What the tax falls on.</summary>
    public decimal? Base { get; init; }

    /// <summary>Rate of the slab, where the regime has one.</summary>
    [JsonConverter(typeof(RateText))]
    public decimal? Rate { get; init; }

    /// <summary>The tax.</summary>
    public decimal? Caused { get; init; }

    /// <summary>What customers and platforms withheld.</summary>
    public required Traced Withheld { get; init; }

    /// <summary>Payments of earlier months of the year: those recorded, and where none is, as computed.</summary>
    public decimal Previous { get; init; }

    /// <summary>The same month by month, and where each comes from; only of regimes that count from January.</summary>
    public IReadOnlyList<PreviousPayment> PreviousByMonth { get; init; } = [];

    /// <summary>What is left, with cents.</summary>
    public decimal? Due { get; init; }

    /// <summary>What is paid (CFF 20).</summary>
    [JsonConverter(typeof(PesosText))]
    public decimal? DuePesos { get; init; }

    /// <summary>Articles.</summary>
    public IReadOnlyList<string> Law { get; init; } = [];

    /// <summary>What to know, in Spanish.</summary>
    public string? Es { get; init; }

    /// <summary>The same in English.</summary>
    public string? En { get; init; }
}

/// <summary>ISR of a month by the rules of each regime.</summary>
internal sealed class IsrMonths(TaxBook book, IReadOnlyList<TaxEntry> entries, TaxTables tables)
{
    private const int MonthsOfYear = 12;

    public Result<IsrPosition> Of(string key, DateOnly month)
    {
        var regime = Regime.Of(key, book.Taxpayer.IsPerson);
        if (book.Taxpayer.Covered().FirstOrDefault(r => r.Key == key) is { } chosen) regime = chosen;
        return key switch
        {
            "626" when book.Taxpayer.IsPerson => Resico(month),
            "606" => Rent(regime!, month),
            "612" or "625" when book.Taxpayer.IsPerson => Business(regime!, month),
            "601" or "626" => Company(regime!, month),
            "605" or "616" or "603" => NotOwed(regime!, month),
            _ => NotCovered(key, month),
        };
    }

    // LISR 113-E: definitive, month by month, on what was collected, without deductions.
    private Result<IsrPosition> Resico(DateOnly month) => tables.Resico(month.Year).Then<Figure<ResicoFigure>, IsrPosition>(figure =>
    {
        var its = Between("626", month, month);
        var income = Traced.Sum(its, e => e.Income).Named(PositionLines.Isr("626", "income"));
        var result = ResicoMonth.Compute(
            new ResicoMonth.Input(month.Year, its.Where(e => e.Income > 0).Sum(e => e.Income), -its.Where(e => e.Income < 0).Sum(e => e.Income), WithheldIn(its)), figure.Value);
        var state = result.Error is null ? IsrState.Computed : IsrState.LimitExceeded;
        return Shown("626", state, month, its) with
        {
            Income = income,
            Deductions = Nothing,
            Base = result.Base,
            Rate = result.Rate,
            Caused = result.IsrCaused,
            Due = result.IsrDue,
            DuePesos = result.IsrDuePesos,
            Law = ["LISR 113-E", "LISR 113-J", "CFF 20"],
            Es = result.WithholdingNotUsed > 0 ? "Lo retenido rebasa el impuesto del mes; en RESICO no se recupera solo." : null,
            En = result.WithholdingNotUsed > 0 ? "More was withheld than the month's tax; in RESICO it does not come back by itself." : null,
        };
    });

    // LISR 116: each month by itself.
    private Result<IsrPosition> Rent(Regime regime, DateOnly month) => tables.IsrTariff(month.Year).Then<Figure<IsrTariffFigure>, IsrPosition>(figure =>
    {
        var its = Between("606", month, month);
        var income = Traced.Sum(its, e => e.Income).Named(PositionLines.Isr("606", "income"));
        var deductions = Traced.Sum(its, e => e.Deduction).Named(PositionLines.Isr("606", "deductions"));
        var isBlind = book.Taxpayer.DeductsRentBlind;
        var result = RentProvisional.Compute(
            new RentProvisional.Input(month.Year, IsQuarterly: false, isBlind, TaxRounding.NotNegative(income.Amount), 0m, deductions.Amount, WithheldIn(its)), figure.Value);
        return Shown("606", IsrState.Computed, month, its) with
        {
            Income = income,
            Deductions = isBlind ? Nothing.As(result.Deductions) : deductions,
            Base = result.TaxBase,
            Caused = result.IsrCaused,
            Due = result.IsrDue,
            DuePesos = result.IsrDuePesos,
            Law = ["LISR 114", regime.Law, "LISR 116", "CFF 20"],
            Es = isBlind ? "Deducción sin comprobar de 35 %; el predial se suma a mano." : null,
            En = isBlind ? "35 % deducted without proof; predial is added by hand." : null,
        };
    });

    // LISR 106: from January, less what was withheld and paid since.
    private Result<IsrPosition> Business(Regime regime, DateOnly month) => tables.IsrTariff(month.Year).Then<Figure<IsrTariffFigure>, IsrPosition>(figure =>
    {
        var months = new List<BusinessProvisional.Month>();
        var paid = new PreviousPayments(book, regime.Key);
        BusinessProvisional.Result? result = null;
        for (var m = January(month); m <= month; m = m.AddMonths(1))
        {
            var its = Between(regime.Key, m, m);
            months.Add(new BusinessProvisional.Month(its.Sum(e => e.Income), its.Sum(e => e.Deduction), its.Sum(e => e.IsrWithheld), 0m));
            result = BusinessProvisional.Compute(new BusinessProvisional.Input(month.Year, months, book.Options.PriorLosses, book.Options.PtuPaid), figure.Value);
            if (m < month) months[^1] = months[^1] with { ProvisionalPaid = paid.Add(m, result.IsrDuePesos) };
        }

        return Cumulative(regime, month, ["LISR 100", "LISR 102", "LISR 103", "LISR 105", "LISR 106", "CFF 20"]) with
        {
            Base = result!.TaxBase,
            Caused = result.IsrCaused,
            Previous = result.PreviousPayments,
            PreviousByMonth = paid.ByMonth,
            Due = result.IsrDue,
            DuePesos = result.IsrDuePesos,
            Es = paid.Say().Es,
            En = paid.Say().En,
        };
    });

    // LISR 14 by coefficient of profit on what was invoiced; LISR 211 on what was collected less what was paid.
    private Result<IsrPosition> Company(Regime regime, DateOnly month)
    {
        var isGeneral = regime.Key == "601";
        string[] law = isGeneral ? ["LISR 9", "LISR 14", "LISR 17", "CFF 20"] : ["LISR 9", "LISR 207", "LISR 211", "CFF 20"];
        if (isGeneral && book.Options.Coefficient is null) return WithoutCoefficient(Cumulative(regime, month, law) with { State = IsrState.MissingData, Deductions = Nothing });
        return tables.Investments(month.Year).Then<Figure<InvestmentFigure>, IsrPosition>(figure =>
        {
            var (previous, paid) = (0m, new PreviousPayments(book, regime.Key));
            CorporateProvisional.Result? result = null;
            for (var m = January(month); m <= month; m = m.AddMonths(1))
            {
                var its = Between(regime.Key, January(month), m);
                if (result is not null) previous += paid.Add(m.AddMonths(-1), result.IsrDuePesos);
                result = CorporateProvisional.Compute(
                    new CorporateProvisional.Input(
                        month.Year, regime.Key, its.Sum(e => e.Income), book.Options.Coefficient ?? 1m, isGeneral ? 0m : its.Sum(e => e.Deduction),
                        book.Options.PtuPaid, book.Options.PriorLosses, previous, WithheldIn(its)), figure.Value.CorporateRate);
            }

            var shown = Cumulative(regime, month, law);
            return shown with
            {
                Deductions = isGeneral ? Nothing : shown.Deductions,
                Base = result!.TaxBase,
                Caused = result.IsrCaused,
                Previous = previous,
                PreviousByMonth = paid.ByMonth,
                Due = result.IsrDue,
                DuePesos = result.IsrDuePesos,
                Es = paid.Say().Es,
                En = paid.Say().En,
            };
        });
    }

    private static IsrPosition WithoutCoefficient(IsrPosition shown) => shown with
    {
        Es = "Falta tu coeficiente de utilidad (de tu última declaración anual): guárdalo en tu perfil fiscal.",
        En = "Your coefficient of profit (of your last annual return) is missing: keep it in your taxpayer profile.",
    };

    private Result<IsrPosition> NotOwed(Regime regime, DateOnly month) => Shown(regime.Key, IsrState.NotOwed, month, []) with
    {
        Law = [regime.Law],
        Es = $"{regime.Es}: no hay pagos mensuales de ISR a tu cargo.",
        En = $"{regime.En}: you owe no monthly ISR payments.",
    };

    private static Result<IsrPosition> NotCovered(string key, DateOnly month) => new IsrPosition(key, IsrState.NotCovered, "cash", month)
    {
        Income = Nothing,
        Deductions = Nothing,
        Withheld = Nothing,
        Es = $"El régimen {key} no está cubierto: no calculamos su ISR.",
        En = $"Regime {key} is not covered: its ISR is not computed.",
    };

    private IsrPosition Cumulative(Regime regime, DateOnly month, IReadOnlyList<string> law)
    {
        var its = Between(regime.Key, January(month), month);
        return Shown(regime.Key, IsrState.Computed, January(month), its) with
        {
            Basis = regime.IsAccrual ? "accrual" : "cash",
            Income = Traced.Sum(its, e => e.Income).Named(PositionLines.Isr(regime.Key, "income")),
            Deductions = Traced.Sum(its, e => e.Deduction).Named(PositionLines.Isr(regime.Key, "deductions")),
            Law = law,
        };
    }

    private static IsrPosition Shown(string key, IsrState state, DateOnly since, IReadOnlyList<TaxEntry> its) =>
        new(key, state, "cash", since) { Income = Nothing, Deductions = Nothing, Withheld = Traced.Sum(its, e => e.IsrWithheld).Named(PositionLines.Isr(key, "withheld")) };

    private List<TaxEntry> Between(string regime, DateOnly first, DateOnly last) =>
        entries.Where(e => e.Regime == regime && e.Day >= first && e.Day < last.AddMonths(1)).ToList();

    private static decimal WithheldIn(IEnumerable<TaxEntry> its) => TaxRounding.NotNegative(its.Sum(e => e.IsrWithheld));

    private static DateOnly January(DateOnly month) => month.AddMonths(-((month.Month - 1) % MonthsOfYear));

    private static Traced Nothing => Traced.Nothing;
}
