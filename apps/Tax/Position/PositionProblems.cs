using System.Globalization;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Position;

/// <summary>Refusals of the position, the obligations and the filings.</summary>
public static class PositionProblems
{
    public static readonly Problem BadPeriod = new("bad_period", 400,
        "El periodo se escribe como 2026-10 (año y mes).", "The period is written like 2026-10 (year and month).");

    public static readonly Problem BadAmount = new("bad_amount", 400,
        "Un importe de la consulta no es válido; «field» dice cuál.", "An amount of the query is not valid; 'field' says which.");

    public static readonly Problem BadCursor = new("position_bad_cursor", 400,
        "El «cursor» es el «nextCursor» de la página anterior.", "The 'cursor' is the 'nextCursor' of the page before.");

    public static readonly Problem UnknownLine = new("position_line_unknown", 422,
        "Esa cifra no está en la posición; «lines» dice cuáles hay.", "That figure is not in the position; 'lines' says which there are.");

    public static readonly Problem ProfileMissing = new("profile_missing", 409,
        "Falta tu perfil fiscal: sube un CFDI o confirma tu RFC y régimen en /tax/profile.", "Your taxpayer profile is missing: upload a CFDI or confirm RFC and regime at /tax/profile.");

    /// <summary>Reads a month written as yyyy-MM.</summary>
    public static Result<DateOnly> Month(string? text) =>
        DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2015 and < 2100 ? day : BadPeriod;
}
