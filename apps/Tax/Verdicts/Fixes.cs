namespace FinanceTracker.Tax.Verdicts;

/// <summary>What a person can still do about the weightiest reason that can be mended.</summary>
internal static class Fixes
{
    public static VerdictFix? Of(IReadOnlyList<VerdictReason> reasons, ExpenseFacts facts) =>
        reasons.Select(r => Of(r.Code, facts)).FirstOrDefault(f => f is not null);

    private static VerdictFix? Of(string code, ExpenseFacts facts) => code switch
    {
        "PROFILE_MISSING" => new("confirm_profile", "Confirma tu RFC y tus regímenes.", "Confirm your RFC and regimes.", null),
        "NOT_PAID" => new("match_payment", "Cuando la pagues, se concilia con tu banco y se acredita ese mes.", "Once you pay it, it is matched with your bank and credited that month.", null),
        "REP_MISSING" => new(
            "ask_rep", "Pide al proveedor el complemento de pago: debe emitirlo a más tardar el día 5 del mes siguiente al pago.",
            "Ask the supplier for the payment complement: due on the 5th of the month after the payment.", RepDue(facts) is { } due && due >= facts.Today ? due : null),
        "EXCHANGE_RATE_MISSING" => new(
            "ask_replacement", "Pide que cancelen y sustituyan la factura con el tipo de cambio (relación 04).", "Ask for a replacement invoice with the exchange rate (relation 04).", YearEnd(facts)),
        "WRONG_FISCAL_YEAR" => new(
            "ask_replacement", "Pide que la sustituyan por una a crédito (PPD) con complemento del pago: así cuenta en el año en que se pagó.",
            "Ask for a replacement on credit (PPD) with a payment complement: it then counts in the year of payment.", null),
        "CHECKS_FAILED" => new("ask_again", "Pide de nuevo el XML a tu proveedor; este no es válido.", "Ask your supplier for the XML again; this one is not valid.", YearEnd(facts)),
        "WRONG_RECEIVER_RFC" or "WRONG_RECEIVER_REGIME" or "USO_WITHOUT_EFFECT" or "FUEL_NO_PERMIT" => new(
            "ask_replacement", "Pide que cancelen y sustituyan la factura con los datos correctos (relación 04).",
            "Ask for a replacement invoice with the right data (relation 04).", YearEnd(facts)),
        "CASH_OVER_2000" or "FUEL_CASH" or "PERSONAL_CASH" when facts.Parts.Any(p => p.BankForm is not (null or "01")) => new(
            "ask_replacement", "El banco muestra que no fue en efectivo: pide que sustituyan la factura con la forma de pago correcta (relación 04).",
            "The bank shows that it was not cash: ask for a replacement invoice with the right form of payment (relation 04).", YearEnd(facts)),
        "CASH_OVER_2000" or "FUEL_CASH" or "RESTAURANT_NOT_CARD" or "PERSONAL_CASH" => new(
            "pay_by_card", "Este pago ya no se recupera: la próxima vez paga con tarjeta o transferencia.", "This one is lost: next time pay by card or transfer.", null, Recovers: false),
        "EFOS_DEFINITIVE" => new(
            "prove_or_correct", "Tienes 30 días desde la publicación para probar la operación o presentar complementaria.",
            "You have 30 days from publication to prove the operation or file a correction.", null),
        _ => null,
    };

    // RMF 2.7.1.32: the fifth natural day of the month after the payment is the supplier's term. Past it nothing is lost: it counts when the complemento is there.
    private static DateOnly? RepDue(ExpenseFacts facts) =>
        facts.Parts.Count == 0 ? null : new DateOnly(facts.Parts[0].Date.Year, facts.Parts[0].Date.Month, 1).AddMonths(1).AddDays(4);

    private static DateOnly YearEnd(ExpenseFacts facts) => new(facts.Year, 12, 31);
}
