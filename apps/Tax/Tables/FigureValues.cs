namespace FinanceTracker.Tax.Tables;

/// <summary>A row of an ISR tariff; its lower limit is the upper limit above it plus a cent. The last row has no upper limit.</summary>
public sealed record TariffRow(decimal? Upper, decimal Fixed, decimal Rate);

/// <summary>The tariffs of LISR 96 (a month) and 152 (a year).</summary>
public sealed record IsrTariffFigure(IReadOnlyList<TariffRow> Monthly, IReadOnlyList<TariffRow> Annual);

/// <summary>A slab of RESICO: the rate is for the whole amount, not for what exceeds the slab below.</summary>
public sealed record Slab(decimal UpTo, decimal Rate);

/// <summary>LISR 113-E and 113-F.</summary>
public sealed record ResicoFigure(decimal AnnualLimit, decimal CorporateWithholdingRate, IReadOnlyList<Slab> Monthly, IReadOnlyList<Slab> Annual);

/// <summary>LISR 113-A and LIVA 18-J.</summary>
public sealed record PlatformFigure(
    decimal Transport, decimal Lodging, decimal GoodsServices, decimal NoRfc,
    decimal IvaShareWithRfc, decimal IvaShareNoRfc, decimal IvaShareForeignDeposit, decimal DefinitivePaymentLimit);

/// <summary>LIVA 1 and RLIVA 3.</summary>
public sealed record IvaFigure(decimal General, decimal FreightWithholding);

/// <summary>The border stimulus.</summary>
public sealed record IvaBorderFigure(decimal Rate);

/// <summary>What a legal person withholds of ISR.</summary>
public sealed record IsrWithholdingFigure(decimal ProfessionalFees, decimal Rent, decimal Resico);

/// <summary>The unit of measure (UMA) of a year.</summary>
public sealed record UmaFigure(decimal Daily, decimal Monthly, decimal Annual);

/// <summary>The employment subsidy: a fixed amount up to a wage.</summary>
public sealed record SubsidyFigure(decimal PercentOfMonthlyUma, decimal MonthlyIncomeLimit, decimal Amount);

/// <summary>LISR 151 and its limits.</summary>
public sealed record PersonalDeductionFigure(
    int UmaMultiple, decimal IncomeShare, decimal Lenses, decimal DonationShare, decimal DonationGovernmentShare, decimal RetirementShare, decimal Savings,
    IReadOnlyList<string> AcceptedFormaPago, IReadOnlyList<string> CashAllowedFor, IReadOnlyList<string> OutsideGlobalCap);

/// <summary>Tuition by level.</summary>
public sealed record TuitionFigure(IReadOnlyDictionary<string, decimal> Limits);

/// <summary>LISR 27, 28, 34 and 36.</summary>
public sealed record DeductibilityFigure(
    decimal CashLimit, decimal RestaurantShare, IReadOnlyList<string> RestaurantFormaPago,
    decimal VehicleCap, decimal VehicleHybridElectricCap, decimal VehicleRate, decimal VehicleRentDaily, decimal VehicleRentHybridElectricDaily,
    decimal MealsMxDaily, decimal MealsAbroadDaily, decimal TravelCarRentalDaily, decimal LodgingAbroadDaily, int TravelMinimumKm,
    IReadOnlyDictionary<string, decimal> Depreciation);

/// <summary>Surcharges of a month.</summary>
public sealed record SurchargeFigure(decimal Late, decimal Extension, decimal InstalmentsUpTo12, decimal Instalments13To24, decimal InstalmentsOver24);

/// <summary>RMF 3.17.3: by how much the rest is divided, by number of payments.</summary>
public sealed record InstalmentFigure(IReadOnlyDictionary<string, decimal> Factors);

/// <summary>LISR 54: on the capital, for a year.</summary>
public sealed record InterestWithholdingFigure(decimal AnnualRate, int DayBasis);

/// <summary>LISR 129, 140, 142-V.</summary>
public sealed record InvestmentFigure(
    decimal StockGainRate, decimal DividendAdditionalRate, decimal DividendGrossUp, decimal CorporateRate, decimal UsTreatyDividendRate, decimal UsDividendRateWithoutForm);

/// <summary>The consumer price index, by month (<c>yyyy-MM</c>).</summary>
public sealed record InpcFigure(IReadOnlyDictionary<string, decimal> Months);
