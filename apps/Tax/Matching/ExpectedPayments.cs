using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Cfdis.Reading;
using FinanceTracker.Tax.Documents;

namespace FinanceTracker.Tax.Matching;

/// <summary>What a tenant's documents say that should have moved at the bank.</summary>
internal static class ExpectedPayments
{
    /// <summary>One for each invoice paid at once, each payment of a complemento, each rest of an invoice on credit, each credit note and payroll.</summary>
    public static IReadOnlyList<ExpectedPayment> Of(IReadOnlyList<ReadCfdi> read)
    {
        var live = read.Where(r => r.Stored is { Counts: true, IsCancelled: false });
        return Of(live.Select(r => (r.Cfdi, TaxDocuments.Of(r.Stored, r.Cfdi)!)).Where(r => r.Item2 is not null).ToList());
    }

    /// <summary>The same of documents that count.</summary>
    internal static IReadOnlyList<ExpectedPayment> Of(IReadOnlyList<(Cfdi Cfdi, TaxDocument Document)> documents)
    {
        var byUuid = documents.Where(d => d.Document.Uuid is not null).GroupBy(d => d.Document.Uuid!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First().Document, StringComparer.OrdinalIgnoreCase);
        var told = new Dictionary<Guid, decimal>();
        var payments = documents.Where(d => d.Document.Type == "P").SelectMany(d => Pagos(d.Document, d.Cfdi, byUuid, told)).ToList();
        payments.AddRange(documents.Select(d => Direct(d.Document, d.Cfdi, told)).OfType<ExpectedPayment>());
        return payments;
    }

    /// <summary>The id of a payment inside a complemento: the complemento's, turned by its place.</summary>
    public static Guid IdOf(Guid cfdi, int index)
    {
        Span<byte> bytes = stackalloc byte[16];
        cfdi.TryWriteBytes(bytes);
        bytes[15] ^= (byte)(index + 1);
        bytes[14] ^= (byte)((index + 1) >> 8);
        return new Guid(bytes);
    }

    private static IEnumerable<ExpectedPayment> Pagos(TaxDocument rep, Cfdi cfdi, Dictionary<string, TaxDocument> byUuid, Dictionary<Guid, decimal> told)
    {
        foreach (var (pago, index) in (cfdi.Pagos?.Pagos ?? []).Select((p, i) => (p, i)))
        {
            if (pago is not { FechaPago: { } paid, Monto: > 0 }) continue;
            var shares = pago.Documentos.Where(d => d is { Uuid: not null, Pagado: > 0 } && byUuid.ContainsKey(d.Uuid))
                .Select(d => new Share(byUuid[d.Uuid!].Id, d.Pagado!.Value)).ToList();
            foreach (var share in shares) told[share.CfdiId] = told.GetValueOrDefault(share.CfdiId) + share.Amount;
            if (shares.Count == 0) continue;
            yield return new ExpectedPayment(
                IdOf(rep.Id, index), PaymentSource.Pago, shares, FlowOf(rep, isCredit: false), DateOnly.FromDateTime(paid), pago.Monto.Value, pago.Moneda ?? "MXN",
                pago.TipoCambio is { } rate and > 0 ? rate : 1m, new Counterparty(rep.CounterpartyRfc, rep.CounterpartyName), pago.FormaDePago, pago.NumOperacion, null);
        }
    }

    private static ExpectedPayment? Direct(TaxDocument document, Cfdi cfdi, Dictionary<Guid, decimal> told)
    {
        var source = document.Type switch
        {
            "I" => document.IsOnCredit ? PaymentSource.OpenInvoice : PaymentSource.Invoice,
            "E" => PaymentSource.CreditNote,
            "N" => PaymentSource.Nomina,
            _ => (PaymentSource?)null,
        };
        var rest = document.Total - (source == PaymentSource.OpenInvoice ? told.GetValueOrDefault(document.Id) : 0m);
        if (source is not { } found || rest <= 0) return null;
        return new ExpectedPayment(
            document.Id, found, [new Share(document.Id, rest)], FlowOf(document, document.Type is "E" or "N"), document.Date, rest, document.Moneda, document.PesosPerUnit,
            new Counterparty(document.CounterpartyRfc, document.CounterpartyName), document.FormaPago, null, cfdi.Folio)
        { Serie = cfdi.Serie };
    }

    // An invoice received is paid; a credit note or a payroll received is collected; issued, the other way.
    private static Flow FlowOf(TaxDocument document, bool isCredit) => document.Direction == CfdiDirection.Received == isCredit ? Flow.In : Flow.Out;
}
