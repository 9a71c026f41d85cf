namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>The reasons of <see cref="Deductibility"/> in words, each with its article.</summary>
public static class DeductibilityReasons
{
    private static readonly Dictionary<string, (string Es, string En)> Words = new(StringComparer.Ordinal)
    {
        ["CANCELLED"] = ("El CFDI está cancelado (CFF 29-A)", "The CFDI is cancelled (CFF 29-A)"),
        ["EFOS_DEFINITIVE"] = ("El proveedor está en la lista definitiva del 69-B (CFF 69-B)", "The supplier is in the final 69-B list (CFF 69-B)"),
        ["WRONG_FISCAL_YEAR"] = ("La fecha del CFDI es de otro año (LISR 27-XVIII)", "The CFDI's date is of another year (LISR 27-XVIII)"),
        ["REP_MISSING"] = ("Falta el complemento de pago (RMF 2.7.1.32)", "The payment complement is missing (RMF 2.7.1.32)"),
        ["FUEL_NO_PERMIT"] = ("Falta el permiso del proveedor de combustible (LISR 27-III)", "The fuel supplier's permit is missing (LISR 27-III)"),
        ["FUEL_CASH"] = ("El combustible nunca se paga en efectivo (LISR 27-III)", "Fuel is never paid in cash (LISR 27-III)"),
        ["CASH_OVER_2000"] = ("Pagado en efectivo por más de 2,000 (LISR 27-III)", "Paid in cash above 2,000 (LISR 27-III)"),
        ["RESTAURANT_8_5"] = ("Restaurante: se deduce 8.5 % (LISR 28-XX)", "Restaurant: 8.5 % is deducted (LISR 28-XX)"),
        ["RESTAURANT_NOT_CARD"] = ("Restaurante que no se pagó con tarjeta o monedero (LISR 28-XX)", "Restaurant not paid by card or wallet (LISR 28-XX)"),
        ["BAR"] = ("Los bares no se deducen (LISR 28-XX)", "Bars are not deducted (LISR 28-XX)"),
        ["TRAVEL_CAP"] = ("Excede el tope diario de viáticos (LISR 28-V)", "Above the daily limit for travel (LISR 28-V)"),
        ["VEHICLE_CAP"] = ("Excede el tope de automóviles (LISR 36-II, 28-XIII)", "Above the limit for cars (LISR 36-II, 28-XIII)"),
        ["DEPRECIATION"] = ("Inversión: se deduce por año según los meses de uso (LISR 31, 34)", "An investment: deducted year by year, by months of use (LISR 31, 34)"),
        ["NOT_DEDUCTIBLE"] = ("La ley no permite deducirlo (LISR 28)", "The law does not let it be deducted (LISR 28)"),
    };

    /// <summary>The reason in Spanish and English.</summary>
    public static (string Es, string En) Of(string reason) => Words[reason];

    /// <summary>Every reason there is.</summary>
    public static IReadOnlyCollection<string> All => Words.Keys;
}
