namespace FinanceTracker.Tax.Matching;

/// <summary>How a line's amount agrees with what a document asks for.</summary>
public static class AmountFit
{
    private const decimal TipAtMost = 1.20m;
    private const decimal ExchangeSlack = 0.04m;

    /// <summary>Restaurant, card or wallet: where a tip is added after the bill was made.</summary>
    private static readonly string[] TippedForms = ["04", "28", "29", "05"];

    /// <summary>The evidence of the amount; null when they cannot be the same payment.</summary>
    public static MatchReason? Judge(BankLine line, ExpectedPayment payment)
    {
        if (line.Flow != payment.Flow) return null;
        if (line.Currency != payment.Currency) return Exchanged(line, payment);
        var difference = line.Size - payment.Amount;
        if (difference == 0) return Exact(payment.Amount);
        if (Math.Abs(difference) < 1) return new("amount_rounded", 15, "El importe difiere en centavos.", "The amount differs by cents.");
        if (difference > 0 && line.Size <= payment.Amount * TipAtMost && line.Flow == Flow.Out && payment.FormaPago is { } form && TippedForms.Contains(form))
            return new("amount_with_tip", 8, "El cargo es la factura más una propina.", "The charge is the invoice plus a tip.");
        return payment.Source == PaymentSource.OpenInvoice && difference < 0
            ? new("amount_partial", 0, "Sería un pago parcial.", "It would be a partial payment.")
            : null;
    }

    // Amounts with odd cents hardly ever coincide; round ones do all the time.
    private static MatchReason Exact(decimal amount)
    {
        var points = decimal.Truncate(amount) != amount ? 45 : amount % 50 != 0 ? 35 : 30;
        return new("amount_exact", points, "El importe es el mismo.", "The amount is the same.");
    }

    private static MatchReason? Exchanged(BankLine line, ExpectedPayment payment)
    {
        if (line.Currency != "MXN" || payment.PesosPerUnit <= 1) return null;
        var pesos = payment.Amount * payment.PesosPerUnit;
        return Math.Abs(line.Size - pesos) <= pesos * ExchangeSlack
            ? new("amount_exchanged", 12, "El importe coincide al tipo de cambio de la factura, con 4 % de margen.", "The amount agrees at the invoice's exchange rate, within 4 %.")
            : null;
    }
}
