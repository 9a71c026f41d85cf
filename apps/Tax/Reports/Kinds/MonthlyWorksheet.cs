using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Obligations;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Reports.Kinds;

/// <summary>ISR and IVA of a month as the position has them, line by line, with the documents behind every figure.</summary>
internal static class MonthlyWorksheet
{
    /// <summary>Its id.</summary>
    public const string Id = "monthly_worksheet";

    /// <summary>The report.</summary>
    public static Result<Report> Build(ReportFacts facts) => PositionMonth.Compute(facts.Book, facts.Period.First, facts.Tables)
        .Then<TaxPosition, Report>(position => Of(facts, position));

    private static Report Of(ReportFacts facts, TaxPosition position)
    {
        var say = facts.Tongue;
        var sections = new List<ReportSection> { Due(facts, position) };
        foreach (var isr in position.Isr) sections.AddRange(IsrSections(facts, isr));
        if (position.Iva is { } iva) sections.AddRange(IvaSections(say, iva));
        sections.AddRange(Withholdings(say, position.Withholdings));
        if (position.Warnings.Count > 0)
            sections.Add(new NoteSection("warnings", say.Say("Por revisar", "To look at"), [.. PositionWarnings.Shown(position.Warnings).Select(w => $"{say.Say(w.Es, w.En)} ({w.Law}){(w.Uuid is null ? "" : $" · {w.Uuid}")}")]));
        var law = position.Isr.SelectMany(i => i.Law).Concat(position.Iva?.Law ?? []).Append("CFF 12");
        return facts.Report(Id, say.Say("Hoja de trabajo mensual", "Monthly worksheet"), say.Say("ISR, IVA y retenciones del mes, por flujo de efectivo.", "ISR, IVA and withholdings of the month, on the cash basis."), sections, law);
    }

    private static FigureSection Due(ReportFacts facts, TaxPosition position)
    {
        var days = ObligationDays.Monthly(position.Month, facts.Book.Taxpayer.Rfc, facts.Book.Facts?.UsesSixthDigit);
        return new FigureDraft(facts.Tongue)
            .Pesos("isr_due", "ISR a pagar", "ISR to pay", position.IsrDuePesos)
            .Pesos("iva_due", "IVA a pagar", "IVA to pay", position.IvaDuePesos)
            .Pesos("withholdings_due", "Retenciones a enterar", "Withholdings to pay over", position.Withholdings.TotalPesos)
            .Pesos("total_due", "Total a pagar", "Total to pay", position.IsrDuePesos + position.IvaDuePesos + position.Withholdings.TotalPesos)
            .Day("due_date", "Último día por ley", "Last day by law", days.Legal, "CFF 12")
            .Day("facility_due_date", "Último día con la facilidad del sexto dígito", "Last day with the sixth-digit facility", days.Facility)
            .Of("due", facts.Tongue.Say("Qué se paga y hasta cuándo", "What is paid and until when"));
    }

    private static IEnumerable<ReportSection> IsrSections(ReportFacts facts, IsrPosition isr)
    {
        var say = facts.Tongue;
        var regime = Regime.Of(isr.Regimen, facts.Book.Taxpayer.IsPerson);
        var name = $"ISR {isr.Regimen}{(regime is null ? "" : $" · {say.Say(regime.Es, regime.En)}")}";
        var draft = new FigureDraft(say).Text("state", "Estado", "State", StateOf(say, isr.State));
        if (isr.State is not (IsrState.NotOwed or IsrState.NotCovered))
        {
            draft.Day("since", "Cuenta desde", "Counts since", isr.Since)
                .Pesos("income", "Ingresos", "Income", isr.Income.Amount)
                .Pesos("deductions", "Deducciones autorizadas", "Deductions", isr.Deductions.Amount)
                .Pesos("base", "Base del impuesto", "Taxable base", isr.Base)
                .Share("rate", "Tasa", "Rate", isr.Rate)
                .Pesos("caused", "Impuesto causado", "Tax", isr.Caused)
                .Pesos("withheld", "ISR retenido", "ISR withheld", isr.Withheld.Amount)
                .Pesos("previous", "Pagos provisionales anteriores", "Earlier provisional payments", isr.Previous, SourceOf(say, isr))
                .Pesos("due", "Impuesto a cargo", "Tax due", isr.Due)
                .Pesos("due_pesos", "En pesos enteros", "In whole pesos", isr.DuePesos, "CFF 20");
        }

        if (isr.Es is { } es) draft.Text("remark", "Nota", "Remark", say.Say(es, isr.En ?? es));
        yield return draft.Of($"isr_{isr.Regimen}", name);
        if (isr.PreviousByMonth.Any(p => p.Source == "recorded")) yield return Payments(say, isr);
        foreach (var (id, title, traced) in new[] { ("income", say.Say("Ingresos", "Income"), isr.Income), ("deductions", say.Say("Deducciones", "Deductions"), isr.Deductions), ("withheld", say.Say("ISR retenido", "ISR withheld"), isr.Withheld) })
            if (traced.Items.Count > 0) yield return Documents(say, $"isr_{isr.Regimen}_{id}", $"ISR {isr.Regimen}: {title}", traced);
    }

    private static IEnumerable<ReportSection> IvaSections(Tongue say, IvaPosition iva)
    {
        yield return new FigureDraft(say)
            .Pesos("acts_16", "Actos al 16 %", "Acts at 16 %", iva.Acts16.Amount)
            .Some("acts_8", "Actos al 8 %", "Acts at 8 %", iva.Acts8.Amount)
            .Some("acts_0", "Actos al 0 %", "Acts at 0 %", iva.Acts0.Amount)
            .Some("exempt", "Actos exentos", "Exempt acts", iva.Exempt.Amount)
            .Pesos("caused", "IVA causado", "IVA", iva.Caused.Amount)
            .Pesos("withheld", "IVA que te retuvieron", "IVA withheld from you", iva.Withheld.Amount)
            .Pesos("paid", "IVA pagado que se puede acreditar", "IVA paid that may be credited", iva.Paid.Amount)
            .Share("proportion", "Proporción", "Proportion", iva.Proportion, "LIVA 5-V")
            .Pesos("creditable", "IVA acreditable", "Creditable IVA", iva.Creditable)
            .Pesos("prior_balance", "Saldo a favor de meses anteriores", "Balance in favour of earlier months", iva.PriorBalance)
            .Day("carried_since", "Acumulado desde", "Carried since", iva.CarriedSince)
            .Pesos("prior_applied", "Saldo a favor aplicado", "Balance in favour used", iva.PriorBalanceApplied, "LIVA 6")
            .Pesos("balance", "Saldo a favor que queda", "Balance in favour left", iva.BalanceInFavor)
            .Pesos("due", "IVA a cargo", "IVA due", iva.Due)
            .Pesos("due_pesos", "En pesos enteros", "In whole pesos", iva.DuePesos, "CFF 20")
            .Of("iva", "IVA");
        foreach (var (id, title, traced) in new[] { ("acts_16", say.Say("Actos al 16 %", "Acts at 16 %"), iva.Acts16), ("acts_8", say.Say("Actos al 8 %", "Acts at 8 %"), iva.Acts8), ("acts_0", say.Say("Actos al 0 %", "Acts at 0 %"), iva.Acts0), ("exempt", say.Say("Actos exentos", "Exempt acts"), iva.Exempt), ("withheld", say.Say("Retenido", "Withheld"), iva.Withheld), ("paid", say.Say("Acreditable", "Creditable"), iva.Paid) })
            if (traced.Items.Count > 0) yield return Documents(say, $"iva_{id}", $"IVA: {title}", traced);
    }

    private static IEnumerable<ReportSection> Withholdings(Tongue say, WithholdingsToPay withholdings)
    {
        if (withholdings.TotalPesos == 0) yield break;
        yield return new FigureDraft(say)
            .Pesos("isr_wages", "ISR por salarios", "ISR on wages", withholdings.IsrWages.Amount, "LISR 96")
            .Pesos("isr", "ISR por servicios, rentas y otros", "ISR on services, rent and others", withholdings.Isr.Amount, "LISR 106, 113-J, 116")
            .Pesos("iva", "IVA retenido a otros", "IVA withheld from others", withholdings.Iva.Amount, "LIVA 1-A")
            .Pesos("total", "A enterar, en pesos enteros", "To pay over, in whole pesos", withholdings.TotalPesos)
            .Of("withholdings", say.Say("Retenciones a enterar", "Withholdings to pay over"));
        foreach (var (id, title, traced) in new[] { ("isr_wages", say.Say("ISR por salarios", "ISR on wages"), withholdings.IsrWages), ("isr", "ISR", withholdings.Isr), ("iva", "IVA", withholdings.Iva) })
            if (traced.Items.Count > 0) yield return Documents(say, $"withholdings_{id}", $"{say.Say("Retenciones", "Withholdings")}: {title}", traced);
    }

    private static TableSection Payments(Tongue say, IsrPosition isr) => new TableDraft<PreviousPayment>(say)
        .Text("month", "Mes", "Month", p => p.Month)
        .Pesos("amount", "Se acredita", "Credited", p => p.Amount)
        .Text("source", "De dónde sale", "Where it comes from", p => p.Source == "recorded" ? say.Say("declaración registrada", "recorded return") : say.Say("como aquí se calculó", "as computed here"))
        .Of($"isr_{isr.Regimen}_previous", $"ISR {isr.Regimen}: {say.Say("pagos provisionales anteriores", "earlier provisional payments")}", isr.PreviousByMonth);

    private static string? SourceOf(Tongue say, IsrPosition isr) => isr.PreviousByMonth.Any(p => p.Source == "recorded")
        ? say.Say("Según tus declaraciones registradas; abajo, mes por mes", "By your recorded returns; month by month below") : null;

    private static TableSection Documents(Tongue say, string id, string title, Traced traced) => new TableDraft<TracedItem>(say)
        .Day("date", "Fecha", "Date", i => i.Date)
        .Cfdi(i => (i.CfdiId, i.Uuid))
        .Text("rfc", "RFC", "RFC", i => i.Rfc)
        .Text("name", "Nombre", "Name", i => i.Name)
        .Pesos("base", "Base", "Base", i => i.Base)
        .Pesos("iva", "IVA", "IVA", i => i.Iva)
        .Pesos("amount", "Cuenta por", "Counts for", i => i.Amount)
        .Text("reason", "Motivo", "Reason", i => EntryReasons.Say(say, i.Reason))
        .Of(id, title, traced.All);

    private static string StateOf(Tongue say, IsrState state) => state switch
    {
        IsrState.Computed => say.Say("Calculado", "Computed"),
        IsrState.MissingData => say.Say("Falta un dato", "A figure is missing"),
        IsrState.NotOwed => say.Say("Sin pagos mensuales", "No monthly payments"),
        IsrState.LimitExceeded => say.Say("Rebasa el límite del régimen", "Beyond the regime's limit"),
        _ => say.Say("No cubierto", "Not covered"),
    };
}
