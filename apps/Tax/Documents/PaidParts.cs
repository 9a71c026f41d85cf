namespace FinanceTracker.Tax.Documents;

/// <summary>
/// When and how far each document was paid: by complementos de pago and bank lines for what was sold on credit (PPD), by the bank line or
/// else by its own word for what was paid at once (PUE), on its day for credit notes and payrolls.
/// </summary>
public static class PaidParts
{
    /// <summary>Every paid part, by day.</summary>
    public static IReadOnlyList<PaidPart> Of(IEnumerable<TaxDocument> documents, IEnumerable<RepPayment> reps, IEnumerable<BankPayment> lines)
    {
        var repsOf = reps.ToLookup(r => r.DocumentUuid, StringComparer.OrdinalIgnoreCase);
        var linesOf = lines.ToLookup(l => l.DocumentId);
        return documents
            .Where(d => d.IsLive && d.Type is ("I" or "E" or "N"))
            .SelectMany(d => Of(d, d.Uuid is { } uuid ? repsOf[uuid] : [], linesOf[d.Id]))
            .OrderBy(p => p.Date).ThenBy(p => p.Document.Id)
            .ToList();
    }

    private static IEnumerable<PaidPart> Of(TaxDocument document, IEnumerable<RepPayment> reps, IEnumerable<BankPayment> lines)
    {
        if (document.Type != "I") return [Whole(document, document.Date, document.FormaPago, PaymentProof.Declared, null)];
        if (!document.IsOnCredit) return AtOnce(document, lines.OrderBy(l => l.Date).ToList());
        var told = reps.OrderBy(r => r.Date).ToList();
        return Parts(document, told.Count > 0
            ? told.Select(r => (r.Date, r.Amount, r.FormaPago, r.LineId is null ? PaymentProof.Rep : PaymentProof.Bank, (string?)r.RepUuid, r.LineId))
            : lines.OrderBy(l => l.Date).Select(l => (l.Date, l.Amount, l.FormaPago, PaymentProof.Bank, (string?)null, (Guid?)l.LineId)));
    }

    // Paid at once: the bank line gives the day; without one the invoice's own word is taken. A tip on top is not part of it.
    private static IEnumerable<PaidPart> AtOnce(TaxDocument document, List<BankPayment> lines)
    {
        if (lines.Count == 0) return [Whole(document, document.Date, document.FormaPago, PaymentProof.Declared, null)];
        if (lines.Count == 1) return [Whole(document, lines[0].Date, document.FormaPago ?? lines[0].FormaPago, PaymentProof.Bank, lines[0].LineId)];
        return Parts(document, lines.Select(l => (l.Date, l.Amount, document.FormaPago ?? l.FormaPago, PaymentProof.Bank, (string?)null, (Guid?)l.LineId)));
    }

    private static List<PaidPart> Parts(
        TaxDocument document, IEnumerable<(DateOnly Date, decimal Amount, string? Form, PaymentProof Proof, string? Rep, Guid? Line)> payments)
    {
        var parts = new List<PaidPart>();
        var (left, rest) = (document.Total, document.Amounts);
        foreach (var payment in payments)
        {
            if (left <= 0 || document.Total <= 0) break;
            var paid = Math.Min(payment.Amount, left);
            left -= paid;

            // The last instalment takes what rounding left over, so that the parts add up to the document.
            var amounts = left == 0 ? rest : document.Amounts.Part(paid / document.Total);
            rest += amounts.Part(-1m);
            parts.Add(new PaidPart(document, payment.Date, paid / document.Total, amounts, payment.Form, payment.Proof, payment.Rep, payment.Line));
        }

        return parts;
    }

    private static PaidPart Whole(TaxDocument document, DateOnly date, string? form, PaymentProof proof, Guid? line) =>
        new(document, date, 1m, document.Amounts, form, proof, null, line);
}
