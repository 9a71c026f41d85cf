using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Efos;

namespace FinanceTracker.Tax.Position;

/// <summary>What a month's documents ask a person to look at.</summary>
internal static class PositionWarnings
{
    private const int Most = 200;

    private static readonly PositionWarning Expected = new(
        "MONTH_NOT_BEGUN", "El mes no ha empezado: son cifras esperadas, con lo que hoy se conoce.", "The month has not begun: these are expected figures, of what is known today.", "CFF 12", null, null);

    public static IReadOnlyList<PositionWarning> Of(TaxBook book, DateOnly month, IReadOnlyList<TaxEntry> its)
    {
        var documents = book.Documents.Where(d => d.Date >= month && d.Date < month.AddMonths(1)).ToList();
        var paid = its.Where(e => e.Payment is not null || e.Deposit is not null).ToList();
        return
        [
            .. month > book.Today ? [Expected] : Array.Empty<PositionWarning>(),
            .. documents.Where(d => d.Date > book.Today.AddDays(1)).Select(d => Of(
                "FUTURE_DATED", "El CFDI tiene fecha de un día que no ha llegado: cuenta en su mes, no antes.", "The CFDI is dated on a day that has not come: it counts in its month, not before.", "CFF 29-A", d)),
            .. paid.SelectMany(e => OfEntry(book, e)),
            .. its.Where(e => e.Acts.Base8 != 0 && book.Facts is { } facts && facts.ZoneOn(e.Day) is null).Select(e => Of(
                "BORDER_NOT_IN_PROFILE", "Cobraste IVA al 8 % y tu perfil no dice que tengas el estímulo fronterizo en esa fecha: confírmalo, o la tasa es 16 %.",
                "You charged 8 % IVA and your profile does not say that you have the border stimulus on that day: confirm it, or the rate is 16 %.", "Decreto estímulos frontera", e.Document)),
            .. documents.Where(d => IsOpen(book, d)).Select(OfOpen),
            .. documents.Where(d => !d.Counts).Select(d => Of("NOT_COUNTED", "El CFDI no pasó su verificación: no cuenta.", "The CFDI did not pass verification: it does not count.", "CFF 29-A", d)),
            .. documents.Where(d => d is { LacksExchangeRate: true, Counts: true, IsCancelled: false }).Select(d => Of(
                "EXCHANGE_RATE_MISSING", "Está en moneda extranjera y no trae tipo de cambio: no cuenta; pide que la sustituyan.",
                "It is in a foreign currency without an exchange rate: it does not count; ask for a replacement.", "CFF 29-A-VII", d)),
            .. documents.Where(d => d.Direction == CfdiDirection.ThirdParty).Select(d => Of("THIRD_PARTY", "Ni lo emitiste ni lo recibiste: no cuenta.", "You neither issued nor received it: it does not count.", "CFF 29-A", d)),
            .. documents.Where(d => d.IsCancelled).Select(d => Of("CANCELLED", "El CFDI está cancelado: no cuenta.", "The CFDI is cancelled: it does not count.", "CFF 29-A", d)),
        ];
    }

    /// <summary>At most 200 of them.</summary>
    public static IReadOnlyList<PositionWarning> Shown(IReadOnlyList<PositionWarning> all) => all.Take(Most).ToList();

    private static IEnumerable<PositionWarning> OfEntry(TaxBook book, TaxEntry entry)
    {
        var document = entry.Document;
        if (entry.Payment?.LacksRep == true)
            yield return Of("REP_MISSING", "Pagaste y falta el complemento de pago: no se acredita ni se deduce hasta tenerlo.", "You paid and the payment complement is missing: nothing counts until you have it.", "RMF 2.7.1.32", document);
        if (entry.Deposit?.LacksRep == true)
            yield return Of("REP_NOT_ISSUED", "Cobraste y falta emitir tu complemento de pago; el ingreso cuenta igual.", "You collected and have not issued the payment complement; the income counts all the same.", "RMF 2.7.1.32", document);
        if (document.Direction == CfdiDirection.Received && book.Listed.TryGetValue(document.CounterpartyRfc, out var status) && status is EfosStatus.Definitivo or EfosStatus.Presunto)
        {
            yield return status == EfosStatus.Definitivo
                ? Of("EFOS_DEFINITIVE", "El emisor está en la lista definitiva del 69-B: no cuenta.", "The issuer is on the final 69-B list: it does not count.", "CFF 69-B", document)
                : Of("EFOS_PRESUMED", "El emisor está en la lista de presuntos del 69-B: guarda evidencia.", "The issuer is on the presumed 69-B list: keep evidence.", "CFF 69-B", document);
        }

        if (entry.Payment is not null && document.Date.Year != entry.Day.Year)
            yield return Of("INVOICE_OF_ANOTHER_YEAR", "La factura es de otro ejercicio: revisa si se deduce en este.", "The invoice is of another fiscal year: check whether it is deducted in this one.", "LISR 27-XVIII", document);
    }

    // Sold on credit, and nothing says yet that it was paid.
    private static bool IsOpen(TaxBook book, TaxDocument document) =>
        document is { IsLive: true, Type: "I", IsOnCredit: true }
        && !book.Reps.Any(r => string.Equals(r.DocumentUuid, document.Uuid, StringComparison.OrdinalIgnoreCase))
        && !book.Lines.Any(l => l.DocumentId == document.Id);

    private static PositionWarning OfOpen(TaxDocument document) => document.Direction == CfdiDirection.Received
        ? Of("PPD_WITHOUT_PAYMENT", "A crédito y sin pago conocido: si ya la pagaste, pide el complemento de pago.", "On credit without a known payment: if you paid it, ask for the payment complement.", "RMF 2.7.1.32", document)
        : Of("PPD_NOT_COLLECTED", "A crédito y sin cobro conocido: si ya la cobraste, emite el complemento de pago.", "On credit without a known collection: if you collected it, issue the payment complement.", "RMF 2.7.1.32", document);

    private static PositionWarning Of(string code, string es, string en, string law, TaxDocument document) => new(code, es, en, law, document.Id, document.Uuid);
}
