namespace FinanceTracker.Tax.Verdicts;

/// <summary>From what was bought to the rule that limits it.</summary>
internal static class ExpenseKinds
{
    /// <summary>The kind of rule (see the deductibility calculation) of a class of ClaveProdServ, given the use that the CFDI states.</summary>
    public static string RuleOf(string kind, string? usoCfdi) => usoCfdi switch
    {
        "I03" when kind == "vehicles" => "vehicle",
        "I01" or "I02" or "I03" or "I04" or "I05" or "I06" or "I07" or "I08" => "asset",
        _ => kind switch
        {
            "fuel" => "fuel",
            "restaurant" => "restaurant",
            "bar" => "bar",
            "lodging" => "travel_lodging",
            "car_rental" => "car_rent",
            "vehicles" => "vehicle",
            _ => "general",
        },
    };

    /// <summary>Things that last and are deducted over years (LISR 32, 34), whatever use the CFDI states.</summary>
    public static bool LooksLikeInvestment(string kind) => kind is "computers" or "furniture" or "machinery";

    /// <summary>Personal deductions are told by the use (LISR 151).</summary>
    public static bool IsPersonal(string? usoCfdi) => usoCfdi is ['D', _, _];
}
