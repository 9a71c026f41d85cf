namespace FinanceTracker.Tax.Calculations.Rules;

/// <summary>Codes of findings, warnings and limits in words, each with its article.</summary>
public static class CodeWords
{
    private static readonly Dictionary<string, (string Es, string En)> Words = new(StringComparer.Ordinal)
    {
        ["REP_NOT_ISSUED"] = ("se cobró y no se emitió el complemento de pago; el ingreso y el IVA cuentan igual (RMF 2.7.1.32)", "it was collected and the payment complement was not issued; income and IVA count all the same (RMF 2.7.1.32)"),
        ["PERSONAL_CASH"] = ("deducción personal pagada en efectivo: no cuenta (LISR 151)", "a personal deduction paid in cash does not count (LISR 151)"),
        ["EFOS_PRESUMED"] = ("el emisor está en la lista de presuntos del 69-B: guarda evidencia (CFF 69-B)", "the issuer is on the presumed 69-B list: keep evidence (CFF 69-B)"),
        ["CANCELLED_USED"] = ("CFDI cancelado que se usó en una declaración (CFF 29-A)", "a cancelled CFDI that was used in a return (CFF 29-A)"),
        ["POSSIBLE_DUPLICATE"] = ("posible duplicado: mismo emisor, total y fecha", "a possible duplicate: same issuer, total and date"),
        ["PERSONAL_DEDUCTION_MISCODED"] = ("gasto médico sin uso de deducción personal: pide que lo sustituyan (LISR 151)", "a health expense without the use of a personal deduction: ask for a replacement (LISR 151)"),
        ["WRONG_RECEIVER_REGIME"] = ("trae un régimen que no es tuyo: pide que lo sustituyan (CFF 29-A-IV)", "it carries a regime that is not yours: ask for a replacement (CFF 29-A-IV)"),
        ["PAYMENT_FORM"] = ("la forma de pago no se acepta (LISR 151)", "the form of payment is not accepted (LISR 151)"),
        ["LENSES_CAP"] = ("excede el límite anual de lentes (RISR 264)", "above the yearly limit for lenses (RISR 264)"),
        ["FUNERAL_CAP"] = ("excede una UMA anual de gastos funerales (LISR 151-II)", "above one annual UMA of funeral expenses (LISR 151-II)"),
        ["DONATION_CAP"] = ("excede el límite de donativos, sobre el ingreso del año anterior (LISR 151-III)", "above the limit for donations, on the income of the year before (LISR 151-III)"),
        ["RETIREMENT_CAP"] = ("excede el límite de aportaciones para el retiro (LISR 151-V)", "above the limit for retirement contributions (LISR 151-V)"),
        ["SAVINGS_CAP"] = ("excede el límite de cuentas de ahorro (LISR 185)", "above the limit for savings accounts (LISR 185)"),
        ["TUITION_CAP"] = ("excede el límite anual del nivel escolar (decreto de colegiaturas)", "above the yearly limit of the school level (tuition decree)"),
        ["NOT_TUITION"] = ("no es colegiatura de un nivel que se deduzca (decreto de colegiaturas)", "it is no tuition of a level that is deducted (tuition decree)"),
    };

    /// <summary>The code in Spanish and English.</summary>
    public static (string Es, string En) Of(string code) => Words.TryGetValue(code, out var words) ? words : DeductibilityReasons.Of(code);
}
