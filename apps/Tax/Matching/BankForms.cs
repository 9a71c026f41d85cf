using System.Text.RegularExpressions;

namespace FinanceTracker.Tax.Matching;

/// <summary>How a bank moved the money, as SAT's c_FormaPago, from what it printed.</summary>
public static partial class BankForms
{
    private const string Cash = "01";
    private const string Cheque = "02";
    private const string Transfer = "03";
    private const string CreditCard = "04";
    private const string DebitCard = "28";

    private static readonly string[] TransferWords = ["SPEI", "TRANSFERENCIA", "TRASPASO", "PAGO CUENTA DE TERCERO"];

    /// <summary>The form; null when the line does not say.</summary>
    /// <param name="folded">What the bank printed, folded.</param>
    /// <param name="flow">Which way the money went: only a purchase goes by card.</param>
    /// <param name="accountKind">The account's kind, as Ledger names it (checking, credit…).</param>
    public static string? Of(string folded, Flow flow, string? accountKind)
    {
        if (IsTransfer(folded)) return Transfer;
        if (CashWords().IsMatch(folded)) return Cash;
        if (ChequeWords().IsMatch(folded)) return Cheque;
        if (flow == Flow.In || CardPaid().IsMatch(folded)) return null;
        if (accountKind == "credit" || CreditWords().IsMatch(folded)) return CreditCard;
        if (DebitWords().IsMatch(folded)) return DebitCard;
        if (!PurchaseWords().IsMatch(folded)) return null;
        return accountKind is "checking" or "savings" ? DebitCard : CreditCard;
    }

    /// <summary>It went from account to account.</summary>
    public static bool IsTransfer(string folded) => TransferWords.Any(word => folded.Contains(word, StringComparison.Ordinal)) || ShortTransfers().IsMatch(folded);

    [GeneratedRegex(@"\b(?:TEF|TRANSF)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ShortTransfers();

    [GeneratedRegex(@"\b(?:RETIRO|DISPOSICION|DISP|DEPOSITO|DEP)\b.*\b(?:EFECTIVO|EFVO|CAJERO|PRACTICAJA)\b|\bRETIRO SIN TARJETA\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CashWords();

    // "CUENTA DE CHEQUES" is an account; "CHEQUE 0001" is paper.
    [GeneratedRegex(@"\b(?:CHEQUE|CHQ)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ChequeWords();

    // The card's debt is paid, not something with the card.
    [GeneratedRegex(@"\bPAGO (?:DE |A |TU |SU )?(?:TDC|TARJETA)\b|\bPAGO RECIBIDO\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CardPaid();

    [GeneratedRegex(@"\bTDC\b|\bTARJETA (?:DE )?CREDITO\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CreditWords();

    [GeneratedRegex(@"\bTDD\b|\bTARJETA (?:DE )?DEBITO\b|\bPOS\b|\bPUNTO DE VENTA\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DebitWords();

    // BBVA: "OXXO/******4821 AUT: 123456". Santander: "COMPRA EN COMERCIO". Banamex, Banorte and HSBC: "COMPRA", "CONSUMO".
    [GeneratedRegex(@"\*{4,}[0-9]{4}|^(?:COMPRA|CONSUMO)\b|\bCOMPRA EN (?:COMERCIO|LINEA)\b|\bAUT:", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PurchaseWords();
}
