using FinanceTracker.Contracts.Ledger;

namespace FinanceTracker.Insights.Series;

/// <summary>What is known before looking at days and amounts: how often lines of a category, or of a rail, belong to a series.</summary>
internal static class Priors
{
    private const double Unknown = 0.45;
    private const double Rare = 0.15;

    private static readonly Dictionary<string, double> ByCategory = new(StringComparer.Ordinal)
    {
        ["entertainment_streaming"] = 0.95,
        ["digital_software"] = 0.9,
        ["health_fitness"] = 0.9,
        ["entertainment_games"] = 0.4,
        ["utilities_electricity"] = 0.9,
        ["utilities_water"] = 0.9,
        ["utilities_gas"] = 0.7,
        ["utilities_internet_tv"] = 0.95,
        ["utilities_mobile"] = 0.85,
        ["housing_rent"] = 0.95,
        ["housing_mortgage"] = 0.95,
        ["housing_hoa"] = 0.9,
        ["insurance_health"] = 0.85,
        ["insurance_auto"] = 0.85,
        ["insurance_other"] = 0.85,
        ["debt_loan"] = 0.9,
        ["education_school"] = 0.85,
        ["education_courses"] = 0.4,
        ["fees_bank"] = 0.6,
        ["fees_interest"] = 0.3,
        ["income_salary"] = 0.95,
        ["income_benefits"] = 0.8,
        ["income_interest"] = 0.6,
        ["income_business"] = 0.3,
        ["income_other"] = 0.45,
        ["income_refund"] = 0.02,
        ["tax_social_security"] = 0.8,
        ["tax_federal"] = 0.5,
        ["tax_local"] = 0.5,
        ["business_professional"] = 0.6,
        ["business_payroll"] = 0.7,
        ["business_advertising"] = 0.5,
        ["giving_donations"] = 0.5,
        ["savings_investment"] = 0.5,
        ["savings_retirement"] = 0.7,
        ["transfer_in"] = 0.35,
        ["transfer_out"] = 0.4,
        ["debt_card_payment"] = 0.6,
        ["transfer_own"] = 0.4,
        ["personal_laundry"] = 0.2,
        ["personal_beauty"] = 0.2,
        ["pets_care"] = 0.2,
        ["other_uncategorized"] = Unknown,
        ["cash_withdrawal"] = 0.05,
        ["cash_deposit"] = 0.05,
        ["food_groceries"] = 0.05,
        ["food_convenience"] = 0.02,
        ["food_market"] = 0.05,
        ["food_restaurant"] = 0.05,
        ["food_fast_food"] = 0.05,
        ["food_coffee_bakery"] = 0.05,
        ["food_delivery"] = 0.05,
        ["food_bar_alcohol"] = 0.05,
        ["transport_fuel"] = 0.05,
        ["transport_rideshare"] = 0.03,
        ["transport_public"] = 0.05,
        ["transport_parking_tolls"] = 0.1,
        ["health_pharmacy"] = 0.05,
    };

    /// <summary>Bills that are metered: their amount moves between half and double without being another series.</summary>
    private static readonly HashSet<string> Variable = new(
        ["utilities_electricity", "utilities_water", "utilities_gas", "utilities_mobile", "business_advertising", "debt_card_payment", "tax_federal", "tax_social_security", "fees_interest", "income_interest"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Subscriptions = new(
        ["entertainment_streaming", "digital_software", "health_fitness", "entertainment_games", "education_courses"], StringComparer.Ordinal);

    private static readonly string[] SureRails = ["DOMICILIA", "DOMIC.", "CARGO RECURRENTE", "RECURRENTE", "SUSCRIPCION", "NOMINA", "COBRANZA"];
    private static readonly string[] DigitalRails = ["PAYPAL", "PYPL", "APPLE.COM", "GOOGLE", "STRIPE", ".COM", "DLO*", "AMZN", "AMAZON PRIME"];

    public static double OfCategory(string category) => ByCategory.GetValueOrDefault(category, Rare);

    public static bool IsVariable(string category) => Variable.Contains(category);

    public static bool IsSubscription(string category) => Subscriptions.Contains(category);

    /// <summary>How much the way of paying speaks for a series.</summary>
    public static double OfRail(string descriptor)
    {
        if (SureRails.Any(r => descriptor.Contains(r, StringComparison.OrdinalIgnoreCase))) return 1;
        if (DigitalRails.Any(r => descriptor.Contains(r, StringComparison.OrdinalIgnoreCase))) return 0.8;
        return descriptor.Contains("SPEI", StringComparison.OrdinalIgnoreCase) ? 0.5 : 0.3;
    }

    /// <summary>The category most lines have; the latest wins a tie.</summary>
    public static string CategoryOf(IReadOnlyList<BookRow> rows) =>
        rows.Reverse().GroupBy(r => r.Category, StringComparer.Ordinal).OrderByDescending(g => g.Key == "other_uncategorized" ? 0 : g.Count()).First().Key;
}
