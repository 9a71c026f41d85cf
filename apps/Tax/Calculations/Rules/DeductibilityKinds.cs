using FinanceTracker.Tax.Tables;
using Expense = FinanceTracker.Tax.Calculations.Rules.Deductibility.Expense;
using Verdict = FinanceTracker.Tax.Calculations.Rules.Deductibility.Verdict;

namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>Kinds of expense and the limits of each.</summary>
internal static class DeductibilityKinds
{
    private const decimal MonthsOfYear = 12m;
    private const string Vehicle = "vehicle";
    private const string HybridVehicle = "vehicle_hybrid_electric";
    private const string TravelCap = "TRAVEL_CAP";
    private const string VehicleCap = "VEHICLE_CAP";

    private static readonly Dictionary<string, Func<Expense, DeductibilityFigure, Verdict>> Rules = new(StringComparer.Ordinal)
    {
        ["general"] = (e, _) => UpTo(e, e.Subtotal, ""),
        ["fuel"] = (e, _) => UpTo(e, e.Subtotal, ""),
        ["restaurant"] = Restaurant,
        ["bar"] = (e, _) => Deductibility.Nothing(e, "BAR"),
        [Vehicle] = (e, f) => Car(e, f, e.IsHybridElectric),
        [HybridVehicle] = (e, f) => Car(e, f, isHybrid: true),
        ["asset"] = Asset,
        ["travel_meals"] = (e, f) => Daily(e, e.IsAbroad ? f.MealsAbroadDaily : f.MealsMxDaily, TravelCap),
        ["travel_meals_abroad"] = (e, f) => Daily(e, f.MealsAbroadDaily, TravelCap),
        ["travel_car_rental"] = (e, f) => Daily(e, f.TravelCarRentalDaily, TravelCap),
        ["travel_lodging"] = (e, f) => e.IsAbroad ? Daily(e, f.LodgingAbroadDaily, TravelCap) : UpTo(e, e.Subtotal, ""), // LISR 28-V limits lodging only abroad
        ["travel_lodging_abroad"] = (e, f) => Daily(e, f.LodgingAbroadDaily, TravelCap),
        ["car_rent"] = (e, f) => Daily(e, e.IsHybridElectric ? f.VehicleRentHybridElectricDaily : f.VehicleRentDaily, VehicleCap),
        ["car_rent_hybrid_electric"] = (e, f) => Daily(e, f.VehicleRentHybridElectricDaily, VehicleCap),
        ["fine"] = (e, _) => Deductibility.Nothing(e, "NOT_DEDUCTIBLE"),
        ["gift"] = (e, _) => Deductibility.Nothing(e, "NOT_DEDUCTIBLE"),
        ["income_tax"] = (e, _) => Deductibility.Nothing(e, "NOT_DEDUCTIBLE"),
    };

    /// <summary>Other names by which clients know a kind.</summary>
    private static readonly Dictionary<string, string> AlsoCalled = new(StringComparer.Ordinal)
    {
        ["car"] = Vehicle,
        ["automovil"] = Vehicle,
        ["car_hybrid"] = HybridVehicle,
        ["car_electric"] = HybridVehicle,
        ["car_hybrid_electric"] = HybridVehicle,
        ["travel"] = "travel_meals",
        ["travel_food"] = "travel_meals",
        ["travel_food_abroad"] = "travel_meals_abroad",
        ["combustible"] = "fuel",
        ["gasolina"] = "fuel",
        ["restaurante"] = "restaurant",
        ["vehicle_hybrid"] = HybridVehicle,
        ["vehicle_electric"] = HybridVehicle,
        ["hybrid_vehicle"] = HybridVehicle,
        ["electric_vehicle"] = HybridVehicle,
        ["meals"] = "travel_meals",
        ["meals_mx"] = "travel_meals",
        ["travel_meals_mx"] = "travel_meals",
        ["meals_abroad"] = "travel_meals_abroad",
        ["car_rental"] = "travel_car_rental",
        ["lodging"] = "travel_lodging",
        ["lodging_abroad"] = "travel_lodging_abroad",
        ["vehicle_rent"] = "car_rent",
    };

    /// <summary>Every kind there is, and what else it is called.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [.. Rules.Keys, .. AlsoCalled.Keys];

    /// <summary>Uses that name a class of asset (LISR 34).</summary>
    public static IReadOnlyCollection<string> AssetUses { get; } = ["I01", "I02", "I03", "I04", "I05", "I06", "I07", "I08"];

    /// <summary>The one name of a kind.</summary>
    public static string NameOf(string kind) => AlsoCalled.GetValueOrDefault(kind, kind);

    public static bool IsVehicle(string kind) => kind is Vehicle or HybridVehicle;

    public static bool IsInvestment(string kind) => IsVehicle(kind) || kind == "asset";

    public static Verdict Judge(Expense expense, DeductibilityFigure figure) => Rules[expense.Kind](expense, figure);

    // LISR 28-XX: 8.5 %, and only by card or wallet.
    private static Verdict Restaurant(Expense expense, DeductibilityFigure figure) => expense.FormaPago is { } paid && !figure.RestaurantFormaPago.Contains(paid)
        ? Deductibility.Nothing(expense, "RESTAURANT_NOT_CARD")
        : UpTo(expense, TaxRounding.Cents(expense.Subtotal * figure.RestaurantShare), "RESTAURANT_8_5", TaxRounding.Cents(expense.Iva * figure.RestaurantShare));

    private static Verdict Daily(Expense expense, decimal cap, string reason) => UpTo(expense, Math.Min(expense.Subtotal, cap * expense.Days), reason);

    // LISR 36-II and 34-VI; the IVA counts in the proportion in which the price does (LIVA 5-I).
    private static Verdict Car(Expense expense, DeductibilityFigure figure, bool isHybrid)
    {
        var counted = Math.Min(expense.Subtotal, isHybrid ? figure.VehicleHybridElectricCap : figure.VehicleCap);
        return new Verdict(Share(expense.Iva, counted, expense.Subtotal), counted < expense.Subtotal ? [VehicleCap] : [])
        {
            DeductibleMoi = counted,
            DeductibleThisYear = OfTheYear(counted, figure.VehicleRate, expense.MonthsInUse),
        };
    }

    // LISR 34: so much a year, by whole months of use (LISR 31).
    private static Verdict Asset(Expense expense, DeductibilityFigure figure) => new(expense.Iva, ["DEPRECIATION"])
    {
        DeductibleThisYear = OfTheYear(expense.Subtotal, figure.Depreciation[expense.UsoCfdi!], expense.MonthsInUse),
    };

    private static Verdict UpTo(Expense expense, decimal deductible, string reason, decimal? iva = null) =>
        new(iva ?? Share(expense.Iva, deductible, expense.Subtotal), deductible < expense.Subtotal ? [reason] : [])
        {
            Deductible = deductible,
            NonDeductible = expense.Subtotal - deductible,
        };

    private static decimal Share(decimal iva, decimal counted, decimal whole) => counted == whole ? iva : TaxRounding.Cents(iva * counted / whole);

    private static decimal OfTheYear(decimal counted, decimal rate, int months) => TaxRounding.Cents(counted * rate * months / MonthsOfYear);
}
