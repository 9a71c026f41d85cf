namespace FinanceTracker.Tax.Matching;

/// <summary>How the way of the money agrees with the invoice's formaPago (SAT's c_FormaPago).</summary>
public static class FormFit
{
    /// <summary>The evidence of the form; null when either says nothing.</summary>
    /// <param name="text">What the bank printed, folded.</param>
    /// <param name="line">The line.</param>
    /// <param name="payment">What the documents say.</param>
    public static MatchReason? Judge(string text, BankLine line, ExpectedPayment payment)
    {
        var bank = BankForms.Of(text, line.Flow, line.AccountKind);
        return payment.FormaPago switch
        {
            "01" when bank == "01" => Agrees(),
            "01" => new("form_cash", -40, "La factura dice efectivo, y esto pasó por el banco.", "The invoice says cash, and this went through the bank."),
            "02" when bank == "02" => Agrees(),
            "03" when bank == "03" => Agrees(),
            "04" or "28" or "29" when bank is "03" or "02" => Differs(),
            "03" when bank == "02" => Differs(),
            "04" or "28" or "29" => Agrees(),
            _ => null,
        };
    }

    private static MatchReason Agrees() => new("form_agrees", 5, "La forma de pago coincide.", "The form of payment agrees.");

    private static MatchReason Differs() => new("form_differs", -15, "La forma de pago no coincide.", "The form of payment differs.");
}
