namespace FinanceTracker.Tax.Verdicts;

/// <summary>Every reason that a verdict gives, with its words, article and whether it only warns.</summary>
public static class VerdictReasons
{
    private static readonly Dictionary<string, VerdictReason> Known = new VerdictReason[]
    {
        new("CANCELLED", "El CFDI está cancelado.", "The CFDI is cancelled.", "CFF 29-A", false),
        new("CHECKS_FAILED", "El CFDI no pasó la verificación: sello, timbre o sumas.", "The CFDI did not pass verification: seal, stamp or sums.", "CFF 29-A", false),
        new("EFOS_DEFINITIVE", "El emisor está en la lista definitiva del 69-B: sus facturas no tienen efecto.", "The issuer is on the final 69-B list: its invoices have no effect.", "CFF 69-B", false),
        new("EFOS_PRESUMED", "El emisor está en la lista de presuntos del 69-B: guarda evidencia.", "The issuer is on the presumed 69-B list: keep evidence.", "CFF 69-B", true),
        new("WRONG_RECEIVER_RFC", "La factura está a nombre de otro RFC.", "The invoice is made out to another RFC.", "LISR 27-III", false),
        new("WRONG_RECEIVER_REGIME", "La factura trae un régimen que no es tuyo: pide que la sustituyan.", "The invoice carries a regime that is not yours: ask for a replacement.", "CFF 29-A-IV", true),
        new("WRONG_FISCAL_YEAR", "La fecha del CFDI es de un ejercicio y se pagó en otro.", "The CFDI's date is of one fiscal year and it was paid in another.", "LISR 27-XVIII", false),
        new("EXCHANGE_RATE_MISSING", "Está en moneda extranjera y no trae el tipo de cambio: no se sabe cuántos pesos son.", "It is in a foreign currency and lacks the exchange rate: nobody knows how many pesos it is.", "CFF 29-A-VII", false),
        new("REP_MISSING", "Se pagó y falta el complemento de pago.", "It was paid and the payment complement is missing.", "RMF 2.7.1.32", false),
        new("NOT_PAID", "Aún no hay pago: cuenta en el mes en que se pague.", "Not paid yet: it counts in the month of payment.", "LISR 105-I, LIVA 5-III", false),
        new("FUEL_NO_PERMIT", "Falta el permiso del proveedor de combustible en la factura.", "The fuel supplier's permit is missing on the invoice.", "LISR 27-III", true),
        new("FUEL_CASH", "El combustible pagado en efectivo no se deduce.", "Fuel paid in cash is not deducted.", "LISR 27-III", false),
        new("CASH_OVER_2000", "Pagado en efectivo por más de $2,000.", "Paid in cash above $2,000.", "LISR 27-III", false),
        new("RESTAURANT_8_5", "De restaurantes se deduce 8.5 %.", "8.5 % of restaurants is deducted.", "LISR 28-XX", false),
        new("RESTAURANT_NOT_CARD", "Restaurante que no se pagó con tarjeta.", "Restaurant that was not paid by card.", "LISR 28-XX", false),
        new("BAR", "El consumo en bares no se deduce.", "Bars are not deducted.", "LISR 28-XX", false),
        new("TRAVEL_CAP", "Excede el tope diario de viáticos.", "Above the daily limit for travel.", "LISR 28-V", false),
        new("VEHICLE_CAP", "Excede el tope de automóviles.", "Above the limit for cars.", "LISR 36-II", false),
        new("DEPRECIATION", "Es una inversión: se deduce por años.", "It is an investment: deducted over years.", "LISR 31, 34", false),
        new("NOT_DEDUCTIBLE", "La ley no permite deducirlo.", "The law does not let it be deducted.", "LISR 28", false),
        new("NO_BUSINESS_REGIME", "Con sueldos no se deducen gastos de negocio.", "Wages deduct no business expenses.", "LISR 94", false),
        new("RESICO_NO_DEDUCTIONS", "En RESICO el ISR no admite deducciones; el IVA sí se acredita.", "In RESICO no expenses are deducted for ISR; IVA is credited.", "LISR 113-E", false),
        new("PERSONAL_ANNUAL", "Es una deducción personal: cuenta en la declaración anual.", "A personal deduction: it counts in the annual return.", "LISR 151", true),
        new("PERSONAL_CASH", "Una deducción personal pagada en efectivo no cuenta.", "A personal deduction paid in cash does not count.", "LISR 151", false),
        new("ONE_DAY_ASSUMED", "El CFDI no dice cuántos días se rentó el auto: se contó uno.", "The CFDI does not say for how many days the car was rented: one was counted.", "LISR 28-XIII", true),
        new("INVESTMENT_AS_EXPENSE", "Parece una inversión y el uso dice gasto: lo que dura se deduce por años.", "It looks like an investment and its use says expense: what lasts is deducted over years.", "LISR 32, 34", true),
        new("FORM_DIFFERS_AT_BANK", "La factura dice otra forma de pago que el banco: pide que la sustituyan con la correcta.", "The invoice states another form of payment than the bank shows: ask for a replacement with the right one.", "RMF 2.7.1.32", true),
        new("USO_WITHOUT_EFFECT", "El uso del CFDI es «sin efectos fiscales»: pide que lo corrijan.", "The use of the CFDI is 'no tax effect': ask for a correction.", "CFF 29-A-IV", true),
        new("PROFILE_MISSING", "Falta confirmar tu RFC y régimen.", "Your RFC and regime are not confirmed.", "CFF 27", false),
    }.ToDictionary(r => r.Code, StringComparer.Ordinal);

    /// <summary>The reason of a code.</summary>
    public static VerdictReason Of(string code) => Known[code];

    /// <summary>Every reason there is.</summary>
    public static IReadOnlyCollection<VerdictReason> All => Known.Values;
}
