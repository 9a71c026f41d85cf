using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Reports;

/// <summary>Refusals of the reports.</summary>
public static class ReportProblems
{
    public static readonly Problem Unknown = new("report_unknown", 404,
        "No hay un reporte con ese nombre: la lista está en /tax/reports.", "There is no report of that name: the list is at /tax/reports.");

    public static readonly Problem BadPeriod = new("report_bad_period", 422,
        "«period» se escribe como 2026-10 o como 2026; «span» dice cuál pide este reporte.", "'period' is written like 2026-10 or like 2026; 'span' says which this report asks for.");

    public static readonly Problem BadDay = new("report_bad_as_of", 422,
        "«asOf» es un día que ya llegó, como 2026-11-01.", "'asOf' is a day that has come, such as 2026-11-01.");

    public static readonly Problem BadFormat = new("report_format_unavailable", 422,
        "Este reporte no se da en ese formato; «formats» dice en cuáles.", "This report is not given in that format; 'formats' says in which.");

    public static readonly Problem PersonsOnly = new("report_persons_only", 422,
        "Ese reporte es de personas físicas: tu RFC es de una persona moral.", "That report is of natural persons: your RFC is a company's.");

    public static readonly Problem PackageTooLarge = new("package_too_large", 422,
        "El mes tiene más CFDI de los que caben en un paquete; «most» dice cuántos.", "The month has more CFDIs than a package holds; 'most' says how many.");
}
