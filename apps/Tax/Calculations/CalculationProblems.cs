using System.Globalization;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Calculations;

/// <summary>Refusals of the calculations and the tables.</summary>
public static class CalculationProblems
{
    public static readonly Problem UnknownKind = new("unknown_calculation", 404,
        "No existe ese cálculo. La lista está en «kinds».", "There is no such calculation. The list is in 'kinds'.");

    public static readonly Problem NoTablesOfYear = new("no_tables_of_year", 404,
        "No hay cifras fiscales de ese año.", "There are no tax figures of that year.");

    public static readonly Problem TooManyCalculations = new("too_many_calculations", 422,
        "De 1 a 100 cálculos por petición, en «items».", "1 to 100 calculations in one request, in 'items'.");

    public static readonly Problem AmountTooLarge = new("amount_too_large", 422,
        "Las cantidades son demasiado grandes para calcular con ellas. Revisa que estén en pesos y con sus decimales.",
        "The amounts are too large to calculate with. Check that they are in pesos and have their decimals.");

    /// <summary>422 that names the figure which nobody has published yet, or which these tables do not have.</summary>
    public static Problem MissingFigure(string figure, int year)
    {
        var when = year.ToString(CultureInfo.InvariantCulture);
        return new Problem("missing_figure", 422,
            $"Falta la cifra «{figure}» de {when}: no está publicada o es anterior a nuestras tablas. No calculamos con una supuesta.",
            $"The figure '{figure}' of {when} is missing: it is not published, or is older than our tables. We do not calculate with a guess.")
            .With("figure", figure).With("year", year);
    }
}
