namespace FinanceTracker.Tax.Matching;

/// <summary>What is still expected after what people confirmed: an invoice on credit keeps waiting for its rest.</summary>
internal static class Settled
{
    private const decimal Cents = 0.01m;

    /// <summary>The payments that still look for a line, open invoices with what is left of them.</summary>
    public static IReadOnlyList<ExpectedPayment> Rest(IReadOnlyList<ExpectedPayment> payments, IReadOnlyList<StoredMatch> confirmed)
    {
        var paid = confirmed.Select(m => m.PaymentId).ToHashSet();
        var direct = confirmed.Where(m => m.PaymentId == m.CfdiId).ToList();
        var rest = payments.Where(p => p.Source == PaymentSource.Pago && !paid.Contains(p.Id) && !IsTold(p, direct)).ToList();
        rest.AddRange(payments.Where(p => p.Source is not (PaymentSource.Pago or PaymentSource.OpenInvoice) && !paid.Contains(p.Id)));
        rest.AddRange(payments.Where(p => p.Source == PaymentSource.OpenInvoice).Select(p => Left(p, direct)).OfType<ExpectedPayment>());
        return rest;
    }

    // A complemento came for money that a person had tied to the invoice itself: it is the same payment, and looks for no other line.
    private static bool IsTold(ExpectedPayment pago, List<StoredMatch> direct)
    {
        var found = pago.Shares.Select(share => direct.Find(m => m.CfdiId == share.CfdiId && m.Amount == share.Amount && TimeFit.IsPagoDay(m.LineDate, pago.Date))).ToList();
        if (found.Contains(null)) return false;
        direct.RemoveAll(found.Contains);
        return true;
    }

    private static ExpectedPayment? Left(ExpectedPayment invoice, List<StoredMatch> direct)
    {
        var left = invoice.Amount - direct.Where(m => m.CfdiId == invoice.Id).Sum(m => m.Amount);
        if (left < Cents) return null;
        return left == invoice.Amount ? invoice : invoice with { Amount = left, Shares = [new Share(invoice.Id, left)] };
    }
}
