using System.Globalization;
using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Ledger.Budgets;

/// <summary>Why a budget is suggested, said to a person.</summary>
internal static class SuggestionWords
{
    // Months are compared whole: cents in a plan say more than is known.
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-MX");

    public static Suggestion Item(CategoryProfile profile, decimal amount)
    {
        var (es, en) = NameOf(profile.Category);
        var usual = profile.Median6 + profile.Provision;
        var change = usual == 0 ? 0 : (int)decimal.Round((amount - usual) * 100 / usual, MidpointRounding.AwayFromZero);
        var (whyEs, whyEn) = Why(profile, change);
        return new Suggestion(
            profile.Category, es, en, profile.Kind, Cents(profile.Median6), Cents(profile.Baseline), profile.Provision, amount, change,
            $"{es} {Whole(amount)}: {whyEs}", $"{en} {Whole(amount)}: {whyEn}");
    }

    public static Feasibility TooLittle(decimal goal) => new(
        null, null, goal, 0, null, 0,
        "Hacen falta al menos tres meses completos de movimientos para sugerir un presupuesto.", "At least three full months of transactions are needed to suggest a budget.", []);

    public static Feasibility NoIncome(decimal goal, decimal total) => new(
        null, null, goal, total, null, 0,
        $"No vemos ingresos en los últimos seis meses: la sugerencia suma {Pesos(total)} al mes y no recorta nada.",
        $"No income was seen in the last six months: the suggestion adds up to {Pesos(total)} a month and cuts nothing.", []);

    public static Feasibility Enough(decimal income, decimal goal, decimal total, decimal left) => new(
        true, Cents(income), goal, total, Cents(left), 0,
        $"Con un ingreso prudente de {Pesos(income)} al mes, gastar {Pesos(total)} deja {Pesos(left)}; tu meta de ahorro es {Pesos(goal)}.",
        $"With a prudent income of {Pesos(income)} a month, spending {Pesos(total)} leaves {Pesos(left)}; your saving goal is {Pesos(goal)}.", []);

    public static Feasibility Short(decimal income, decimal goal, decimal total, decimal left, IReadOnlyList<string> movable)
    {
        var missing = Cents(goal - left);
        var es = movable.Count == 0 ? "No hay gastos opcionales que mover." : $"Lo más movible: {string.Join(", ", movable.Select(c => NameOf(c).Es))}.";
        var en = movable.Count == 0 ? "There are no wants to move." : $"Most movable: {string.Join(", ", movable.Select(c => NameOf(c).En))}.";
        return new Feasibility(
            false, Cents(income), goal, total, Cents(left), missing,
            $"Aun recortando lo opcional faltan {Pesos(missing)} al mes para tu meta; lo necesario no se recorta. {es}",
            $"Even with wants cut, {Pesos(missing)} a month are missing for your goal; needs are not cut. {en}", movable);
    }

    private static (string Es, string En) Why(CategoryProfile profile, int change)
    {
        var (es, en) = profile.Kind == "need" ? ("; es una necesidad y no se recorta", "; a need, not cut") : ("", "");
        if (profile.Median6 == 0 && profile.Provision > 0)
            return ($"provisión de {Pesos(profile.Provision)} al mes para lo que pagas una o dos veces al año{es}", $"a provision of {Pesos(profile.Provision)} a month for what you pay once or twice a year{en}");
        var (moreEs, moreEn) = profile.Provision == 0 ? ("", "")
            : ($", más {Pesos(profile.Provision)} al mes para lo anual", $", plus {Pesos(profile.Provision)} a month for yearly items");

        // A share of nothing says nothing.
        var percent = profile.Median6 + profile.Provision == 0 ? "" : $" ({change.ToString("+0;-0;0", CultureInfo.InvariantCulture)} %)";
        var (lastEs, lastEn) = HasMoved(profile) ? ($", la de los últimos 3 es {Whole(profile.Median3)}", $", that of the last 3 is {Whole(profile.Median3)}") : ("", "");
        return ($"tu mediana de 6 meses es {Whole(profile.Median6)}{lastEs}{moreEs}{percent}{es}", $"your 6-month median is {Whole(profile.Median6)}{lastEn}{moreEn}{percent}{en}");
    }

    // When the last three months are another story, the amount is only understood with them.
    private static bool HasMoved(CategoryProfile profile) => Math.Abs(profile.Median3 - profile.Median6) > 0.1m * profile.Median6;

    private static (string Es, string En) NameOf(string code) =>
        Taxonomy.NameOf(code);

    private static string Whole(decimal amount) => amount.ToString("#,##0", Spanish);

    private static string Pesos(decimal amount) => $"${Whole(decimal.Round(amount, 0, MidpointRounding.AwayFromZero))}";

    private static decimal Cents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
