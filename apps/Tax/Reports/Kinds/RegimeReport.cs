using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Reports.Kinds;

/// <summary>The taxpayer's own year in regime 612 and in RESICO (626), rent by both ways of deducting, and what cannot be compared.</summary>
internal static class RegimeReport
{
    /// <summary>Its id.</summary>
    public const string Id = "regime_comparison";

    private const string Business = "612";
    private const string Resico = "626";

    private sealed record Compared(RegimeComparison.Input Input, RegimeComparison.Result Result, AnnualFigures As612, decimal Isr612WithRest);

    private sealed record MonthLine(int Month, decimal Income, decimal? Isr626);

    /// <summary>The report.</summary>
    public static Result<Report> Build(ReportFacts facts)
    {
        if (!facts.Book.Taxpayer.IsPerson) return ReportProblems.PersonsOnly;
        var sections = new List<ReportSection>();
        if (facts.Book.Taxpayer.Regimes.Any(r => r is Business or Resico))
        {
            var compared = Compare(facts);
            if (!compared.IsOk) return compared.Problem!;
            sections.Add(Verdict(facts.Tongue, compared.Value));
            var months = Months(facts, compared.Value);
            if (!months.IsOk) return months.Problem!;
            sections.Add(months.Value);
        }

        if (facts.Book.Taxpayer.Regimes.Contains("606"))
        {
            var rent = Rent(facts);
            if (!rent.IsOk) return rent.Problem!;
            sections.Add(rent.Value);
        }

        sections.Add(new NoteSection("limits", facts.Tongue.Say("Lo que no se puede comparar", "What cannot be compared"), Limits(facts)));
        return facts.Report(
            Id, facts.Tongue.Say("Comparación de regímenes", "Regime comparison"),
            facts.Tongue.Say("Tus propios ingresos y gastos, calculados como si todo el año fuera de cada régimen. El IVA es el mismo en ambos.", "Your own income and expenses, computed as if the whole year were of each regime. IVA is the same in both."),
            sections, ["LISR 100", "LISR 109", "LISR 113-E", "LISR 115", "LISR 152", "RMF 3.13.7"]);
    }

    private static Result<Compared> Compare(ReportFacts facts) => Year.Of(As(facts, Business)).Then<AnnualFigures, Compared>(figures =>
        facts.Tables.IsrTariff(facts.Period.Year).Then(tariff => facts.Tables.Resico(facts.Period.Year).Then<Figure<ResicoFigure>, Compared>(resico =>
        {
            var entries = figures.Months.SelectMany(m => m.Entries).Where(e => e.Regime == Business).ToList();
            var income = Enumerable.Range(1, 12).Select(m => TaxRounding.NotNegative(entries.Where(e => e.Day.Month == m).Sum(e => e.Income))).ToList();
            var input = new RegimeComparison.Input(facts.Period.Year, income, entries.Sum(e => e.Deduction), figures.Personal.TotalDeductible);
            var rest = figures.Chapters.Where(c => c.Key != Business && !c.IsEmpty).ToList();
            var alone = AnnualFigures.IsrOf(facts.Period.Year, rest, rest.Count == 0 ? 0m : figures.Personal.TotalDeductible, tariff.Value).IsrCaused;
            return new Compared(input, RegimeComparison.Compute(input, tariff.Value, resico.Value), figures, figures.Isr.IsrCaused - alone);
        })));

    // The business regimes of the taxpayer are all read as one; wages, rent and platforms stay what they are.
    private static ReportFacts As(ReportFacts facts, string regime) => facts with
    {
        Book = facts.Book with { Facts = null, Taxpayer = facts.Book.Taxpayer with { Regimes = [regime, .. facts.Book.Taxpayer.Regimes.Where(r => r is not (Business or Resico))] } },
    };

    private static FigureSection Verdict(Tongue say, Compared c)
    {
        var draft = new FigureDraft(say)
            .Pesos("income", "Ingresos cobrados, sin IVA", "Income collected, without IVA", c.Input.MonthlyIncome.Sum())
            .Pesos("deductions", "612: deducciones autorizadas", "612: authorised deductions", c.Input.AnnualDeductions)
            .Pesos("personal", "612: deducciones personales", "612: personal deductions", c.Input.PersonalDeductions)
            .Pesos("isr_612", "612: ISR del año", "612: ISR of the year", c.Result.Isr612, "LISR 152")
            .Pesos("isr_626", "626: suma de los pagos mensuales, sin deducciones", "626: sum of the monthly payments, without deductions", c.Result.Isr626, c.Result.Reason is null ? "LISR 113-E" : say.Say("Rebasa el límite de RESICO", "Beyond the limit of RESICO"));
        var hasRest = c.As612.Chapters.Any(x => x is { Key: not Business, IsInReturn: true, IsEmpty: false });
        if (hasRest) draft.Pesos("isr_612_with_rest", "612: lo que este ingreso agrega a tu anual, con tus otros ingresos", "612: what this income adds to your return, with your other income", c.Isr612WithRest);
        var isr612 = hasRest ? c.Isr612WithRest : c.Result.Isr612;
        return draft
            .Text("recommended", "Pagarías menos en", "You would pay less in", c.Result.Isr626 is { } tax && tax <= isr612 ? Resico : Business)
            .Pesos("saving", "Diferencia", "Difference", c.Result.Isr626 is { } other ? Math.Abs(isr612 - other) : null)
            .Of("comparison", say.Say("612 contra RESICO", "612 against RESICO"));
    }

    private static Result<TableSection> Months(ReportFacts facts, Compared c) => facts.Tables.Resico(facts.Period.Year).Then<Figure<ResicoFigure>, TableSection>(resico =>
        new TableDraft<MonthLine>(facts.Tongue)
            .Text("month", "Mes", "Month", m => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{facts.Period.Year}-{m.Month:00}"))
            .Pesos("income", "Ingresos", "Income", m => m.Income)
            .Share("rate_626", "Tasa de RESICO", "RESICO rate", m => ResicoMonth.RateOf(m.Income, resico.Value.Monthly))
            .Pesos("isr_626", "ISR en RESICO", "ISR in RESICO", m => m.Isr626)
            .Of("months", facts.Tongue.Say("Mes por mes", "Month by month"),
                [.. c.Input.MonthlyIncome.Select((income, i) => new MonthLine(i + 1, income, ResicoMonth.RateOf(income, resico.Value.Monthly) is { } rate ? TaxRounding.Cents(income * rate) : null))]));

    private sealed record RentLine(string Method, decimal Income, decimal Deductions, decimal Base, decimal Isr);

    private static Result<TableSection> Rent(ReportFacts facts)
    {
        var lines = new List<RentLine>();
        foreach (var isBlind in new[] { false, true })
        {
            var book = facts.Book with { Taxpayer = facts.Book.Taxpayer with { DeductsRentBlind = isBlind } };
            var figures = Year.Of(facts with { Book = book });
            if (!figures.IsOk) return figures.Problem!;
            var rent = figures.Value.Months.SelectMany(m => m.Isr).Where(i => i.Regimen == "606").ToList();
            lines.Add(new RentLine(
                isBlind ? facts.Tongue.Say("35 % sin comprobar (el predial se suma a mano)", "35 % without proof (predial is added by hand)") : facts.Tongue.Say("Deducciones comprobadas", "Deductions with proof"),
                rent.Sum(i => i.Income.Amount), rent.Sum(i => i.Deductions.Amount), rent.Sum(i => i.Base ?? 0m), rent.Sum(i => i.Caused ?? 0m)));
        }

        return new TableDraft<RentLine>(facts.Tongue)
            .Text("method", "Cómo se deduce", "How it is deducted", l => l.Method)
            .Money("income", "Rentas", "Rent", l => l.Income)
            .Money("deductions", "Deducciones", "Deductions", l => l.Deductions)
            .Money("base", "Base", "Base", l => l.Base)
            .Money("isr", "ISR de los pagos", "ISR of the payments", l => l.Isr)
            .Of("rent", facts.Tongue.Say("606: dos maneras de deducir", "606: two ways of deducting"), lines, isSummed: false);
    }

    private static List<string> Limits(ReportFacts facts)
    {
        var (say, regimes) = (facts.Tongue, facts.Book.Taxpayer.Regimes);
        var limits = new List<string>();
        if (!regimes.Any(r => r is Business or Resico or "606")) limits.Add(say.Say("No tienes ingresos de negocio ni de renta que comparar.", "You have no income from business or rent to compare."));
        if (Year.IsOpen(facts)) limits.Add(say.Say("El año no había terminado: la tarifa anual sobre ingresos de unos meses favorece a 612.", "The year was not over: the annual tariff on the income of some months favours 612."));
        if (regimes.Contains("625")) limits.Add(say.Say("Los ingresos de plataformas (625) no entran en RESICO y quedan fuera.", "Income from platforms (625) cannot be in RESICO and is left out."));
        if (regimes.Contains("605")) limits.Add(say.Say("Los sueldos no cambian de régimen; con 612 se suman en la anual, con RESICO no.", "Wages do not change regime; with 612 they are added up in the annual return, with RESICO they are not."));
        limits.Add(say.Say("RESICO no se puede usar si eres socio de una persona moral, si rebasaste 3.5 millones el año anterior o sin e.firma y buzón tributario; eso no se ve en los CFDI.", "RESICO is closed to partners of companies, above 3.5 million in the year before, or without e.firma and tax mailbox; CFDIs do not tell."));
        limits.Add(say.Say("Lo retenido de más en RESICO no se devuelve solo; en 612 se acredita en la anual.", "What is withheld in excess in RESICO does not come back by itself; in 612 it is credited in the annual return."));
        limits.Add(say.Say("Salir de RESICO es definitivo: no se puede volver (LISR 113-E).", "Leaving RESICO is final: there is no way back (LISR 113-E)."));
        limits.Add(say.Say("Los gastos se juzgan con las reglas de hoy; los que no pediste con factura por estar en RESICO no aparecen.", "Expenses are judged by today's rules; those without an invoice because you are in RESICO do not appear."));
        return limits;
    }
}
