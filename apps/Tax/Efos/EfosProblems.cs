using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Efos;

/// <summary>Refusals about SAT's list of CFF art. 69-B.</summary>
public static class EfosProblems
{
    public static readonly Problem NotTheList = new("not_efos_list", 422,
        "No es el Listado_Completo_69-B.csv del SAT completo: falta el aviso con su fecha, el encabezado o los renglones. No se cambió nada.",
        "This is not SAT's whole Listado_Completo_69-B.csv: the notice with its date, the header or the rows are missing. Nothing was changed.");

    public static readonly Problem Older = new("efos_list_older", 409,
        "Ya está cargada una lista más reciente.", "A more recent list is loaded already.");

    public static readonly Problem BadRfc = new("bad_rfc", 400,
        "El RFC no es válido: revisa sus 12 o 13 caracteres.", "The RFC is not valid: check its 12 or 13 characters.");
}
