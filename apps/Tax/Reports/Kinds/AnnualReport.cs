using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Reports.Kinds;

/// <summary>The annual return of a person, worked out: income, personal deductions with their caps, ISR, credits and the months beside each other.</summary>
internal static class AnnualReport
{
    /// <summary>Its id.</summary>
    public const string Id = "annual";

    /// <summary>The report.</summary>
    public static Result<Report> Build(ReportFacts facts) => Year.Of(facts).Then<AnnualFigures, Report>(figures => Of(facts, figures));

    private static Report Of(ReportFacts facts, AnnualFigures figures)
    {
        var say = facts.Tongue;
        var sections = new List<ReportSection>
        {
            Return(say, figures),
            Chapters(say, facts, figures),
            PersonalTables.Caps(say, figures),
            PersonalTables.ByUse(say, figures),
            PersonalTables.Items(say, figures),
            Retirement(say, figures),
            Wages(say, figures),
            Months(say, figures),
            Notes(say, facts, figures),
        };
        return facts.Report(
            Id, say.Say("Declaración anual: cálculo", "Annual return: working"),
            say.Say("Con los CFDI guardados y los pagos que se conocen; tú presentas la declaración en el portal del SAT.", "From the CFDIs stored and the payments known; you file the return in SAT's portal."),
            sections, ["LISR 94", "LISR 109", "LISR 150", "LISR 151", "LISR 152", "RISR 264", "Decreto colegiaturas DOF 26-12-2013 art. 1.8", "CFF 20"]);
    }

    private static FigureSection Return(Tongue say, AnnualFigures f)
    {
        var draft = new FigureDraft(say)
            .Pesos("total_income", "Ingresos totales", "Total income", f.TotalIncome)
            .Pesos("accumulable", "Ingresos acumulables (después de deducciones autorizadas)", "Accumulable income (after authorised deductions)", f.AccumulableIncome)
            .Pesos("personal", "Deducciones personales", "Personal deductions", f.Personal.TotalDeductible, "LISR 151")
            .Pesos("base", "Base del impuesto", "Taxable base", f.Isr.TaxBase)
            .Pesos("caused", "ISR del año según la tarifa", "ISR of the year by the tariff", f.Isr.IsrCaused, "LISR 152")
            .Pesos("withheld", "ISR retenido", "ISR withheld", f.Withheld);
        return Result(say, Payments(say, draft, f), f).Of("return", say.Say("La declaración", "The return"));
    }

    // What the months compute is said beside what is recorded as paid, when they differ.
    private static FigureDraft Payments(Tongue say, FigureDraft draft, AnnualFigures f)
    {
        draft = f.Facts.TakesPaymentsAsMade
            ? draft.Pesos("provisional", "Pagos provisionales, como aquí se calcularon", "Provisional payments, as computed here", f.Provisional)
            : draft.Pesos("provisional", "Pagos provisionales, como constan pagados", "Provisional payments, as recorded", f.Provisional, "LISR 152");
        var paid = PaymentsBesides.Of(f);
        if (paid.ComputedPesos == paid.RecordedPesos) return draft;
        draft
            .Pesos("provisional_recorded", "Pagos provisionales que constan pagados", "Provisional payments recorded as paid", paid.RecordedPesos, say.Say("Los acredita la declaración preparada", "The prepared return credits these"))
            .Pesos("provisional_computed", "Pagos provisionales, como aquí se calculan", "Provisional payments, as computed here", paid.ComputedPesos, f.Facts.TakesPaymentsAsMade ? null : say.Say("No se acreditan", "Not credited"));
        if (!f.Facts.TakesPaymentsAsMade) draft.Pesos("provisional_difference", "Calculado menos pagado", "Computed less paid", paid.ComputedPesos - paid.RecordedPesos);
        return draft
            .Pesos("result_recorded", "Resultado con lo que consta pagado (negativo: a favor)", "Result with what is recorded (negative: in favour)", paid.ResultRecordedPesos)
            .Pesos("result_computed", "Resultado si se pagó lo calculado (negativo: a favor)", "Result if what is computed was paid (negative: in favour)", paid.ResultComputedPesos);
    }

    private static FigureDraft Result(Tongue say, FigureDraft draft, AnnualFigures f)
    {
        draft.Pesos("due", "ISR a cargo", "ISR due", f.Isr.IsrDue)
            .Pesos("balance_in_favor", "Saldo a favor", "Balance in favour", f.Isr.BalanceInFavor)
            .Pesos("result_pesos", "Resultado en pesos enteros (negativo: a favor)", "Result in whole pesos (negative: in favour)", f.Isr.ResultPesos, "CFF 20")
            .Share("marginal_rate", "Tasa del último renglón", "Rate of the last bracket", f.MarginalRate);
        if (f.Resico is not { } resico) return draft;
        var why = resico.Error is null ? "LISR 113-F" : say.Say("Rebasa el límite de RESICO", "Beyond the limit of RESICO");
        return draft
            .Pesos("resico_due", "RESICO, declaración aparte: a cargo", "RESICO, a return apart: due", resico.IsrDue, why)
            .Pesos("resico_balance_in_favor", "RESICO, declaración aparte: a favor", "RESICO, a return apart: in favour", resico.BalanceInFavor, why);
    }

    private static TableSection Chapters(Tongue say, ReportFacts facts, AnnualFigures f) => new TableDraft<AnnualChapter>(say)
        .Text("chapter", "Capítulo", "Chapter", c => NameOf(say, facts, c))
        .Pesos("income", "Ingresos", "Income", c => c.Income)
        .Pesos("exempt", "Exentos", "Exempt", c => c.Exempt)
        .Pesos("deductions", "Deducciones", "Deductions", c => c.Deductions + c.PtuPaid + c.LossesUsed)
        .Pesos("taxable", "Acumulable", "Taxable", c => c.Taxable)
        .Pesos("withheld", "Retenido", "Withheld", c => c.Withheld)
        .Pesos("provisional", "Pagos", "Payments", c => c.Provisional)
        .Text("in_return", "En la anual", "In the return", c => c.IsInReturn ? say.Say("sí", "yes") : f.Resico is null ? say.Say("no: pago definitivo", "no: definitive payment") : say.Say("no: declaración aparte", "no: a return apart"))
        .Of("chapters", say.Say("Ingresos por capítulo", "Income by chapter"), f.Chapters);

    private static string NameOf(Tongue say, ReportFacts facts, AnnualChapter chapter) =>
        chapter.Key == AnnualChapters.Interest ? say.Say("Intereses reales", "Real interest")
        : Regime.Of(chapter.Key, facts.Book.Taxpayer.IsPerson) is { } regime ? $"{chapter.Key} · {say.Say(regime.Es, regime.En)}" : chapter.Key;

    private static FigureSection Retirement(Tongue say, AnnualFigures f) => new FigureDraft(say)
        .Pesos("cap", "Límite de aportaciones (10 % de lo acumulable, hasta 5 UMA anuales)", "Limit of contributions (10 % of accumulable income, up to 5 annual UMA)", f.Retirement.Cap, "LISR 151-V")
        .Pesos("headroom", "Todavía puedes aportar", "You may still contribute", f.Retirement.Headroom)
        .Pesos("saved", "ISR que ahorrarías a tu tasa marginal", "ISR it would save at your marginal rate", f.Retirement.TaxSavedAtMarginal)
        .Of("retirement", say.Say("Retiro: espacio que queda", "Retirement: room left"));

    private sealed record Employer(string Rfc, string Name, IReadOnlyList<WagePayment> Paid);

    private static TableSection Wages(Tongue say, AnnualFigures f) => new TableDraft<Employer>(say)
        .Text("rfc", "RFC", "RFC", e => e.Rfc)
        .Text("name", "Patrón", "Employer", e => e.Name)
        .Count("count", "Recibos", "Payslips", e => e.Paid.Count)
        .Pesos("taxed", "Gravado", "Taxed", e => e.Paid.Sum(w => w.Taxed))
        .Pesos("exempt", "Exento", "Exempt", e => e.Paid.Sum(w => w.Exempt))
        .Pesos("withheld", "ISR retenido", "ISR withheld", e => e.Paid.Sum(w => w.IsrWithheld))
        .Pesos("subsidy", "Subsidio causado", "Subsidy", e => e.Paid.Sum(w => w.Subsidy))
        .Of("wages", say.Say("Sueldos por patrón", "Wages by employer"), [.. f.Wages.GroupBy(w => w.EmployerRfc).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Employer(g.Key, g.First().EmployerName, [.. g]))]);

    private sealed record Line(string Label, IReadOnlyList<decimal> ByMonth);

    // Twelve columns: a month that had not begun is empty.
    private static TableSection Months(Tongue say, AnnualFigures f)
    {
        var draft = new TableDraft<Line>(say).Text("line", "Renglón", "Line", l => l.Label);
        for (var month = 1; month <= 12; month++)
        {
            var (index, name) = (month - 1, MonthName(say, month));
            draft.Money(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"m{month:00}"), name, name, l => index < l.ByMonth.Count ? l.ByMonth[index] : null);
        }

        draft.Money("year", "Año", "Year", l => l.ByMonth.Sum());
        static decimal InMonth(TaxPosition p, Func<TaxEntry, decimal> of) => p.Entries.Sum(of);
        Line Of(string es, string en, Func<TaxPosition, decimal> of) => new(say.Say(es, en), [.. f.Months.Select(of)]);
        return draft.Of("months", say.Say("Mes por mes", "Month by month"),
        [
            Of("Sueldos gravados", "Taxed wages", p => f.Wages.Where(w => w.Day >= p.Month && w.Day < p.Month.AddMonths(1)).Sum(w => w.Taxed)),
            Of("Ingresos", "Income", p => InMonth(p, e => e.Income)),
            Of("Deducciones", "Deductions", p => InMonth(p, e => e.Deduction)),
            Of("ISR retenido", "ISR withheld", p => InMonth(p, e => e.IsrWithheld)),
            Of("ISR a pagar", "ISR to pay", p => p.IsrDuePesos),
            Of("IVA causado", "IVA", p => p.Iva?.Caused.Amount ?? 0m),
            Of("IVA acreditable", "Creditable IVA", p => p.Iva?.Creditable ?? 0m),
            Of("IVA retenido", "IVA withheld", p => p.Iva?.Withheld.Amount ?? 0m),
            Of("IVA a pagar", "IVA to pay", p => p.IvaDuePesos),
            Of("Retenciones a enterar", "Withholdings to pay over", p => p.Withholdings.TotalPesos),
        ], isSummed: false);
    }

    private static string MonthName(Tongue say, int month) =>
        (say.English ? "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec" : "Ene Feb Mar Abr May Jun Jul Ago Sep Oct Nov Dic").Split(' ')[month - 1];

    private static NoteSection Notes(Tongue say, ReportFacts facts, AnnualFigures f)
    {
        List<string> notes = [.. AnnualNotes.Of(f).Select(n => say.Say(n.Es, n.En))];
        if (Year.IsOpen(facts)) notes.Add(say.Say("El año no había terminado ese día: es lo que va del año.", "The year was not over on that day: it is the year so far."));
        return new NoteSection("notes", say.Say("Qué supone este cálculo", "What this working supposes"), notes);
    }
}
