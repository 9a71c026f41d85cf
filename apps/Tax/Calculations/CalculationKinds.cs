using FinanceTracker.Tax.Calculations.Rules;

namespace FinanceTracker.Tax.Calculations;

/// <summary>Every calculation there is, by name.</summary>
public static class CalculationKinds
{
    /// <summary>Changes when a rule changes, so that an old answer can be told from a new one.</summary>
    public const string RulesVersion = "2026.12";

    /// <summary>The kinds, in the order of the law: ISR, IVA, CFDI, deductions, investments, wages, calendar.</summary>
    public static IReadOnlyList<CalculationKind> All { get; } =
    [
        CalculationKind.Of("isr_tariff", TariffQuestion.Read, TariffQuestion.Answer),
        CalculationKind.Of("isr_provisional_612", BusinessProvisional.Read, BusinessProvisional.Answer),
        CalculationKind.Of("isr_provisional_606", RentProvisional.Read, RentProvisional.Answer),
        CalculationKind.Of("resico_monthly", ResicoMonth.Read, ResicoMonth.Answer),
        CalculationKind.Of("resico_annual", ResicoYear.Read, ResicoYear.Answer),
        CalculationKind.Of("pm_provisional", CorporateProvisional.Read, CorporateProvisional.Answer),
        CalculationKind.Of("isr_annual", IsrAnnual.Read, IsrAnnual.Answer),
        CalculationKind.Of("personal_deductions", PersonalDeductions.Read, PersonalDeductions.Answer),
        CalculationKind.Of("annual_installments", AnnualInstalments.Read, AnnualInstalments.Answer),
        CalculationKind.Of("regime_comparison", RegimeComparison.Read, RegimeComparison.Answer),
        CalculationKind.Of("retirement_headroom", RetirementHeadroom.Read, RetirementHeadroom.Answer),
        CalculationKind.Of("platform_withholding", PlatformWithholding.Read, PlatformWithholding.Answer),
        CalculationKind.Of("wage_withholding", WageWithholding.Read, WageWithholding.Answer),
        CalculationKind.Of("iva_monthly", IvaMonth.Read, IvaMonth.Answer),
        CalculationKind.Of("cfdi_withholding", CfdiWithholding.Read, CfdiWithholding.Answer),
        CalculationKind.Of("cash_flow_month", CashFlowMonth.Read, CashFlowMonth.Answer),
        CalculationKind.Of("deductibility", Deductibility.Read, Deductibility.Answer),
        CalculationKind.Of("optimizer_findings", OptimizerFindings.Read, OptimizerFindings.Answer),
        CalculationKind.Of("interest_withholding", InterestWithholding.Read, InterestWithholding.Answer),
        CalculationKind.Of("real_interest", RealInterest.Read, RealInterest.Answer),
        CalculationKind.Of("capital_gains_129", CapitalGains.Read, CapitalGains.Answer),
        CalculationKind.Of("dividends", Dividends.Read, Dividends.Answer),
        CalculationKind.Of("late_payment", LatePayment.Read, LatePayment.Answer),
        CalculationKind.Of("due_date", DueDates.Read, DueDates.Answer),
        CalculationKind.Of("rounding", PesoRounding.Read, PesoRounding.Answer),
    ];

    private static readonly Dictionary<string, CalculationKind> ByName = All.ToDictionary(k => k.Name, StringComparer.Ordinal);

    /// <summary>The kind of that name, or null.</summary>
    public static CalculationKind? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);
}
