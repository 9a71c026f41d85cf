using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Reports.Kinds;

/// <summary>What is not deducted and not credited, by cause: what it costs, what can be mended and until when.</summary>
internal static class LeakReport
{
    /// <summary>Its id.</summary>
    public const string Id = "deduction_leaks";

    // What the law itself leaves out or spreads over years is no leak.
    private static readonly string[] OfLaw = ["DEPRECIATION", "RESTAURANT_8_5", "TRAVEL_CAP", "VEHICLE_CAP", "RESICO_NO_DEDUCTIONS", "NO_BUSINESS_REGIME"];
    private const string RepMissing = "REP_MISSING";
    private static readonly string[] AtRisk = ["EFOS_PRESUMED", "WRONG_RECEIVER_REGIME", "USO_WITHOUT_EFFECT", "FUEL_NO_PERMIT"];

    private sealed record Leak(ReadVerdicts.Item Item, VerdictReason Reason, decimal Isr, decimal Iva, bool CanBeMended);

    private sealed record Cause(VerdictReason Reason, IReadOnlyList<Leak> Leaks);

    /// <summary>The report.</summary>
    public static Result<Report> Build(ReportFacts facts) => RateOf(facts).Then<decimal, Report>(rate => Of(facts, rate));

    // A company pays one rate; a person loses at the rate of the bracket that the year's base lies in.
    private static Result<decimal> RateOf(ReportFacts facts) => facts.Book.Taxpayer.IsPerson
        ? Year.Of(facts).Then<AnnualFigures, decimal>(f => f.MarginalRate)
        : facts.Tables.Investments(facts.Period.Year).Then<Figure<InvestmentFigure>, decimal>(f => f.Value.CorporateRate);

    private static Report Of(ReportFacts facts, decimal rate)
    {
        var say = facts.Tongue;
        var judged = InPeriod(facts).Select(v => (Item: v, Reason: v.Verdict.Reasons.FirstOrDefault(r => !r.IsWarning && !OfLaw.Contains(r.Code)))).ToList();
        var leaks = judged.Where(j => j.Reason is not null && j.Item.Verdict.Isr.Status != IsrStatus.MissingData).Select(j => LeakOf(facts, j.Item, j.Reason!, rate)).Where(l => l.Isr + l.Iva > 0).ToList();
        var waiting = facts.Verdicts.Where(v => v.Verdict.Isr.Status == IsrStatus.MissingData).ToList();
        var risky = facts.Verdicts.Where(v => (v.Verdict.Isr.Amount > 0 || v.Verdict.Iva.Amount > 0) && v.Verdict.Reasons.Any(r => AtRisk.Contains(r.Code))).ToList();
        return facts.Report(
            Id, say.Say("Deducciones que se pierden", "Deduction leaks"),
            say.Say(
                "Por causa: cuánto se pierde, cuánto se recupera, cómo y hasta cuándo. Por fecha de la factura; lo pagado sin complemento de pago, por fecha del pago.",
                "By cause: how much is lost, how much can be recovered, how and until when. By the date of the invoice; what was paid without a payment complement, by the date of payment."),
            [Summary(facts, leaks, rate), Causes(say, leaks), Items(say, leaks), MissingTable.Of(say, facts.NoCfdi), Risky(say, risky, rate), Waiting(say, waiting)],
            leaks.Select(l => l.Reason.Law).Concat(["LISR 27", "LIVA 5"]));
    }

    // By the day of the invoice, except what was paid without its complement: it is lost in the month in which it was paid (LIVA 5-III).
    private static IEnumerable<ReadVerdicts.Item> InPeriod(ReportFacts facts)
    {
        var paid = ReportFacts.LackingRep(facts.Book);
        return facts.Verdicts.Concat(facts.PaidWithoutRep).Where(v => !Lacks(v) || !paid.TryGetValue(v.Id, out var day) || facts.Period.Holds(day));
    }

    private static bool Lacks(ReadVerdicts.Item item) => item.Verdict.Reasons.Any(r => r.Code == RepMissing);

    private static bool PaysIva(ReportFacts facts) => facts.Book.Taxpayer.Covered().Any(r => r.PaysIva);

    private static Leak LeakOf(ReportFacts facts, ReadVerdicts.Item item, VerdictReason reason, decimal rate)
    {
        var verdict = item.Verdict;
        var isPersonal = reason.Code == "PERSONAL_CASH";
        var lost = verdict.Isr.Status == IsrStatus.NotApplicable ? 0m : verdict.Evidence.Subtotal + (isPersonal ? verdict.Evidence.Iva : 0m) - verdict.Isr.Amount;
        var iva = isPersonal || !PaysIva(facts) ? 0m : TaxRounding.NotNegative(verdict.Evidence.Iva - verdict.Iva.Amount);
        var mends = verdict.Fix is { Recovers: true } fix && (fix.Until is not { } until || until >= facts.AsOf);
        return new Leak(item, reason, TaxRounding.Cents(TaxRounding.NotNegative(lost) * rate), iva, mends);
    }

    private static FigureSection Summary(ReportFacts facts, List<Leak> leaks, decimal rate)
    {
        var say = facts.Tongue;
        var how = facts.Book.Taxpayer.IsPerson
            ? say.Say("ISR perdido = lo no deducido × la tasa del renglón de la tarifa anual en que cae tu base de lo que va del año", "ISR lost = what is not deducted × the rate of the annual bracket that your base so far lies in")
            : say.Say("ISR perdido = lo no deducido × la tasa de personas morales", "ISR lost = what is not deducted × the rate of companies");
        var draft = new FigureDraft(say).Pesos("isr_lost", "ISR que se pierde", "ISR lost", leaks.Sum(l => l.Isr));
        if (PaysIva(facts)) draft.Pesos("iva_lost", "IVA que se pierde", "IVA lost", leaks.Sum(l => l.Iva));
        draft
            .Pesos("recoverable", "Se puede recuperar todavía", "Can still be recovered", leaks.Where(l => l.CanBeMended).Sum(l => l.Isr + l.Iva))
            .Pesos("without_cfdi", "Gastos del banco sin CFDI que se podrían deducir", "Bank expenses without a CFDI that could be deducted", facts.NoCfdi.Sum(m => m.Amount));
        if (PaysIva(facts)) draft.Pesos("without_cfdi_iva", "IVA estimado de esos gastos", "Estimated IVA of those expenses", facts.NoCfdi.Sum(m => m.IvaAtStake));
        return draft
            .Share("rate", "Tasa usada", "Rate used", rate, how)
            .Of("summary", say.Say("Lo que se pierde", "What is lost"));
    }

    private static TableSection Causes(Tongue say, List<Leak> leaks) => new TableDraft<Cause>(say)
        .Text("code", "Causa", "Cause", c => c.Reason.Code)
        .Text("reason", "Qué pasa", "What happens", c => say.Say(c.Reason.Es, c.Reason.En))
        .Text("law", "Fundamento", "Law", c => c.Reason.Law)
        .Count("count", "CFDI", "CFDIs", c => c.Leaks.Count)
        .Pesos("isr", "ISR perdido", "ISR lost", c => c.Leaks.Sum(l => l.Isr))
        .Pesos("iva", "IVA perdido", "IVA lost", c => c.Leaks.Sum(l => l.Iva))
        .Pesos("recoverable", "Recuperable", "Recoverable", c => c.Leaks.Where(l => l.CanBeMended).Sum(l => l.Isr + l.Iva))
        .Day("until", "Hasta", "Until", c => c.Leaks.Where(l => l.CanBeMended).Select(l => l.Item.Verdict.Fix!.Until).Min())
        .Of("causes", say.Say("Por causa", "By cause"), [.. leaks.GroupBy(l => l.Reason.Code).Select(g => new Cause(g.First().Reason, [.. g])).OrderByDescending(c => c.Leaks.Sum(l => l.Isr + l.Iva)).ThenBy(c => c.Reason.Code, StringComparer.Ordinal)]);

    private static TableSection Items(Tongue say, List<Leak> leaks) => new TableDraft<Leak>(say)
        .Day("date", "Fecha", "Date", l => l.Item.Date)
        .Cfdi(l => (l.Item.Id, l.Item.Uuid))
        .Text("name", "Proveedor", "Supplier", l => l.Item.CounterpartyName)
        .Text("code", "Causa", "Cause", l => l.Reason.Code)
        .Pesos("isr", "ISR", "ISR", l => l.Isr)
        .Pesos("iva", "IVA", "IVA", l => l.Iva)
        .Text("fix", "Qué hacer", "What to do", l => l.Item.Verdict.Fix is { } fix ? say.Say(fix.Es, fix.En) : null)
        .Day("until", "Hasta", "Until", l => l.Item.Verdict.Fix?.Until)
        .Of("items", say.Say("CFDI por CFDI", "CFDI by CFDI"), [.. leaks.OrderByDescending(l => l.Isr + l.Iva).ThenBy(l => l.Item.Id)]);

    private static TableSection Risky(Tongue say, List<ReadVerdicts.Item> items, decimal rate) => new TableDraft<ReadVerdicts.Item>(say)
        .Day("date", "Fecha", "Date", i => i.Date)
        .Cfdi(i => (i.Id, i.Uuid))
        .Text("name", "Proveedor", "Supplier", i => i.CounterpartyName)
        .Text("reason", "Por qué", "Why", i => string.Join(" ", i.Verdict.Reasons.Where(r => AtRisk.Contains(r.Code)).Select(r => say.Say(r.Es, r.En))))
        .Pesos("isr", "ISR en juego", "ISR at stake", i => TaxRounding.Cents(i.Verdict.Isr.Amount * rate))
        .Pesos("iva", "IVA en juego", "IVA at stake", i => i.Verdict.Iva.Amount)
        .Of("at_risk", say.Say("Cuenta hoy, pero está en riesgo", "Counts today, but is at risk"), items);

    private static TableSection Waiting(Tongue say, List<ReadVerdicts.Item> items) => new TableDraft<ReadVerdicts.Item>(say)
        .Day("date", "Fecha", "Date", i => i.Date)
        .Cfdi(i => (i.Id, i.Uuid))
        .Text("name", "Proveedor", "Supplier", i => i.CounterpartyName)
        .Pesos("subtotal", "Subtotal", "Subtotal", i => i.Verdict.Evidence.Subtotal)
        .Pesos("iva", "IVA", "IVA", i => i.Verdict.Evidence.Iva)
        .Text("reason", "Qué falta", "What is missing", i => i.Verdict.Reasons.Count > 0 ? say.Say(i.Verdict.Reasons[0].Es, i.Verdict.Reasons[0].En) : null)
        .Of("waiting", say.Say("Aún no se pierde: falta algo", "Not lost yet: something is missing"), items);
}
