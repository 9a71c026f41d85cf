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
        var known = lines.OrderBy(l => l.Date).ToList();
        return document.IsOnCredit ? OnCredit(document, reps, known) : AtOnce(document, known);
    }

    // On credit: what complementos tell, and what the bank paid besides, up to the total. That the complemento of such a line is missing shows in the part.
    private static List<PaidPart> OnCredit(TaxDocument document, IEnumerable<RepPayment> reps, List<BankPayment> lines)
    {
        var (told, uncovered) = RepCover.Of(reps, lines);
        var forms = lines.GroupBy(l => l.LineId).ToDictionary(g => g.Key, g => g.First().FormaPago);
        var payments = told.Select(r => new Payment(
            r.Date, r.Amount, r.FormaPago, r.LineId is null ? PaymentProof.Rep : PaymentProof.Bank, r.RepUuid, r.LineId, r.LineId is { } id ? forms.GetValueOrDefault(id) : null)).ToList();
        var room = document.Total - told.Sum(r => r.Amount);
        foreach (var line in uncovered.TakeWhile(_ => room > 0))
        {
            payments.Add(Payment.Of(line, document.FormaPago) with { Amount = Math.Min(line.Amount, room) });
            room -= line.Amount;
        }

        return Parts(document, payments.OrderBy(p => p.Date));
    }

    // Paid at once: the bank line gives the day; without one the invoice's own word is taken. A tip on top is not part of it.
    private static IEnumerable<PaidPart> AtOnce(TaxDocument document, List<BankPayment> lines)
    {
        if (lines.Count == 0) return [Whole(document, document.Date, document.FormaPago, PaymentProof.Declared, null)];
        if (lines.Count > 1) return Parts(document, lines.Select(l => Payment.Of(l, document.FormaPago)));
        var line = lines[0];
        return [Whole(document, line.Date, Own(document.FormaPago, line.FormaPago), PaymentProof.Bank, line.LineId) with { BankForm = line.FormaPago }];
    }

    private static List<PaidPart> Parts(TaxDocument document, IEnumerable<Payment> payments)
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
            parts.Add(new PaidPart(document, payment.Date, paid / document.Total, amounts, Own(payment.Form, payment.BankForm), payment.Proof, payment.Rep, payment.Line) { BankForm = payment.BankForm });
        }

        return parts;
    }

    // 99 is "to be defined": it says nothing.
    private static string? Own(string? said, string? bank) => said is null or "99" ? bank ?? said : said;

    private static PaidPart Whole(TaxDocument document, DateOnly date, string? form, PaymentProof proof, Guid? line) =>
        new(document, date, 1m, document.Amounts, form, proof, null, line);

    private sealed record Payment(DateOnly Date, decimal Amount, string? Form, PaymentProof Proof, string? Rep, Guid? Line, string? BankForm)
    {
        public static Payment Of(BankPayment line, string? said) => new(line.Date, line.Amount, said, PaymentProof.Bank, null, line.LineId, line.FormaPago);
    }
}
