using System.Text.Json;
using FinanceTracker.Contracts.Insights;
using FinanceTracker.Contracts.Tax;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Platform.Http;

namespace FinanceTracker.Ledger.Categorising;

/// <summary>What a matched CFDI says of a line: its class of ClaveProdServ names a leaf of the tree where it can be meant in one way only.</summary>
public static class CfdiEvidence
{
    private const string Certain = "very_high";
    private const int LongestName = 60;

    private static readonly Dictionary<string, string> Spent = new(StringComparer.Ordinal)
    {
        ["accounting_services"] = "business_professional",
        ["advertising"] = "business_advertising",
        ["air_travel"] = "travel_flights",
        ["bank_fees"] = "fees_bank",
        ["bus_travel"] = "travel_bus",
        ["car_rental"] = "travel_other",
        ["dental"] = "health_dental",
        ["donation"] = "giving_donations",
        ["electricity"] = "utilities_electricity",
        ["freight"] = "business_shipping",
        ["fuel"] = "transport_fuel",
        ["furniture"] = "housing_furniture",
        ["health_insurance"] = "insurance_health",
        ["hospital"] = "health_medical",
        ["legal_services"] = "business_professional",
        ["lodging"] = "travel_lodging",
        ["medical"] = "health_medical",
        ["medicines"] = "health_pharmacy",
        ["optical"] = "health_optical",
        ["parking"] = "transport_parking_tolls",
        ["payroll"] = "business_payroll",
        ["rent"] = "housing_rent",
        ["restaurant"] = "food_restaurant",
        ["school_fees"] = "education_school",
        ["software"] = "digital_software",
        ["stationery"] = "shopping_books_stationery",
        ["toll"] = "transport_parking_tolls",
        ["vehicle_service"] = "transport_car_care",
        ["water"] = "utilities_water",
    };

    /// <summary>The leaf of a class; null where a class can be several things, or money came in that is not wages.</summary>
    public static string? LeafOf(string kind, bool isSpent)
    {
        if (!isSpent) return kind == "payroll" ? "income_salary" : null;
        return Spent.GetValueOrDefault(kind);
    }

    /// <summary>Has the row take what its CFDI says; true when it changed. What a person, a rule or a pairing said stands.</summary>
    public static bool Apply(Transaction row, MatchedLine line)
    {
        if (LeafOf(line.Kind, row.Amount < 0) is not { } leaf) return false;
        var name = line.Name.Length <= LongestName ? line.Name : $"{line.Name[..(LongestName - 1)]}…";
        CategoryReason reason = new("cfdi", $"La factura de {name} dice: {Taxonomy.NameOf(leaf).Es}", 1);
        return row.FollowCfdi(leaf, Certain, JsonSerializer.Serialize<CategoryReason[]>([reason], ApiJson.Options));
    }
}
