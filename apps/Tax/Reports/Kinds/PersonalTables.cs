using FinanceTracker.Tax.AnnualReturn;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Reports.Model;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Reports.Kinds;

/// <summary>Personal deductions of a year: by use, one by one, with the limits and what was left out.</summary>
internal static class PersonalTables
{
    private static readonly (string Use, string Es, string En, string EsCap, string EnCap)[] Uses =
    [
        ("D01", "Gastos médicos y hospitalarios", "Medical and hospital expenses", "Lentes: 2,500 al año", "Lenses: 2,500 a year"),
        ("D02", "Gastos por discapacidad o incapacidad", "Expenses for disability", "Fuera del tope global", "Outside the global cap"),
        ("D03", "Gastos funerales", "Funeral expenses", "1 UMA anual", "1 annual UMA"),
        ("D04", "Donativos", "Gifts to authorised institutions", "7 % de lo acumulable del año anterior", "7 % of last year's accumulable income"),
        ("D05", "Intereses reales hipotecarios", "Real mortgage interest", "El interés real lo certifica el banco", "The bank certifies real interest"),
        ("D06", "Aportaciones voluntarias al retiro", "Voluntary retirement contributions", "10 % de lo acumulable, hasta 5 UMA anuales; fuera del tope global", "10 % of accumulable income, up to 5 annual UMA; outside the global cap"),
        ("D07", "Primas de seguros médicos", "Medical insurance premiums", "", ""),
        ("D08", "Transporte escolar obligatorio", "Compulsory school transport", "", ""),
        ("D09", "Cuentas especiales de ahorro", "Special savings accounts", "152,000 al año; fuera del tope global", "152,000 a year; outside the global cap"),
        ("D10", "Colegiaturas", "Tuition", "Por nivel del alumno; fuera del tope global", "By the pupil's level; outside the global cap"),
    ];

    private static readonly Dictionary<string, (string Es, string En)> Reasons = new(StringComparer.Ordinal)
    {
        ["PAYMENT_FORM"] = ("Pagado en efectivo o de forma no aceptada", "Paid in cash or in a form that is not accepted"),
        ["LENSES_CAP"] = ("Pasa del límite de lentes", "Above the limit of lenses"),
        ["FUNERAL_CAP"] = ("Pasa de una UMA anual", "Above one annual UMA"),
        ["DONATION_CAP"] = ("Pasa del 7 % de lo acumulable del año anterior", "Above 7 % of last year's accumulable income"),
        ["RETIREMENT_CAP"] = ("Pasa del límite de retiro", "Above the limit of retirement"),
        ["SAVINGS_CAP"] = ("Pasa del límite de ahorro", "Above the limit of savings"),
        ["TUITION_CAP"] = ("Pasa del límite del nivel escolar", "Above the limit of the school level"),
        ["NOT_TUITION"] = ("No es colegiatura, o el CFDI no trae el complemento de instituciones educativas", "Not tuition, or the CFDI lacks the complement of schools"),
        ["NOT_PAID"] = ("Sin pago conocido", "No payment known"),
        ["REPLACED"] = ("Otro CFDI la sustituye", "Another CFDI replaces it"),
        [PersonalExpenses.NominalInterest] = ("Solo se deduce el interés real, que certifica el banco: escríbelo en «realMortgageInterest»", "Only real interest is deducted, as the bank certifies it: give it in 'realMortgageInterest'"),
    };

    /// <summary>Title of a use.</summary>
    public static string NameOf(Tongue say, string use) => Uses.FirstOrDefault(u => u.Use == use) is { Use: not null } known ? $"{use} · {say.Say(known.Es, known.En)}" : use;

    /// <summary>A reason in words.</summary>
    public static string ReasonOf(Tongue say, string code) => Reasons.TryGetValue(code, out var own) ? say.Say(own.Es, own.En) : say.Say(VerdictReasons.Of(code).Es, VerdictReasons.Of(code).En);

    /// <summary>The limits of all together.</summary>
    public static FigureSection Caps(Tongue say, AnnualFigures f) => new FigureDraft(say)
        .Pesos("subject", "Deducciones sujetas al tope global, ya con su propio tope", "Deductions inside the global cap, within their own caps", f.Personal.SubjectToCap)
        .Pesos("global_cap", "Tope global: lo menor de 15 % de tus ingresos y 5 UMA anuales", "Global cap: the smaller of 15 % of your income and 5 annual UMA", f.Personal.GlobalCap, "LISR 151")
        .Pesos("allowed", "Permitido dentro del tope", "Allowed under the cap", f.Personal.AllowedUnderCap)
        .Pesos("lost", "Perdido por el tope", "Lost to the cap", f.Personal.LostToCap)
        .Pesos("outside", "Fuera del tope", "Outside the cap", f.Personal.OutsideCap)
        .Pesos("total", "Deducciones personales", "Personal deductions", f.Personal.TotalDeductible)
        .Of("personal_caps", say.Say("Deducciones personales: topes", "Personal deductions: caps"));

    private sealed record OfUse(string Use, IReadOnlyList<JudgedExpense> Items);

    /// <summary>Sums by use, each with its own cap.</summary>
    public static TableSection ByUse(Tongue say, AnnualFigures f) => new TableDraft<OfUse>(say)
        .Text("use", "Uso del CFDI", "Use of the CFDI", u => NameOf(say, u.Use))
        .Count("count", "CFDI", "CFDIs", u => u.Items.Select(i => i.Expense.Id).Distinct().Count())
        .Pesos("amount", "Gastado", "Spent", u => u.Items.Sum(i => i.Expense.Item.Amount))
        .Pesos("allowed", "Dentro de su tope", "Within its cap", u => u.Items.Sum(i => i.Allowed))
        .Pesos("left_out", "Fuera", "Left out", u => u.Items.Sum(i => i.Expense.Item.Amount - i.Allowed))
        .Text("cap", "Su propio tope", "Its own cap", u => Uses.FirstOrDefault(x => x.Use == u.Use) is { Use: not null } known ? say.Say(known.EsCap, known.EnCap) : null)
        .Of("personal_by_use", say.Say("Deducciones personales por tipo", "Personal deductions by kind"),
            [.. f.Judged.GroupBy(i => i.Expense.Item.UsoCfdi).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new OfUse(g.Key, [.. g]))]);

    /// <summary>Every expense, with what was left out and why.</summary>
    public static TableSection Items(Tongue say, AnnualFigures f) => new TableDraft<JudgedExpense>(say)
        .Day("date", "Pago", "Paid", i => i.Expense.Day)
        .Cfdi(i => (i.Expense.Id, i.Expense.Uuid))
        .Text("use", "Uso", "Use", i => i.Expense.Item.UsoCfdi)
        .Text("rfc", "RFC", "RFC", i => i.Expense.Rfc)
        .Text("name", "Nombre", "Name", i => i.Expense.Name)
        .Pesos("amount", "Importe", "Amount", i => i.Expense.Item.Amount)
        .Pesos("allowed", "Cuenta", "Counts", i => i.Allowed)
        .Text("reason", "Por qué no todo", "Why not all", i => string.Join("; ", i.Reasons.Select(r => ReasonOf(say, r))))
        .Of("personal_items", say.Say("Deducciones personales, una por una", "Personal deductions, one by one"), f.Judged);
}
