using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Obligations;

namespace FinanceTracker.Tax.Filings;

/// <summary>Refusals of the filings.</summary>
public static class FilingProblems
{
    public static readonly Problem NotOwed = new("filing_not_owed", 422,
        "No debes presentar eso en ese periodo.", "You do not owe that for that period.");

    /// <summary>The refusal with what relieves of it; without any it speaks of none.</summary>
    public static Problem NotOwedBy(IReadOnlyList<Relief> relieved) => relieved.Count == 0
        ? NotOwed
        : NotOwed.Because("«relieved» dice por qué.", "'relieved' says why.").With("relieved", relieved);

    public static readonly Problem Blocked = new("filing_blocked", 409,
        "Falta resolver algo antes; «blocks» dice qué.", "Something must be settled first; 'blocks' says what.");

    public static readonly Problem WrongState = new("filing_wrong_state", 409,
        "La declaración no está en el paso que eso pide; «state» dice dónde está.", "The return is not at the step that this asks for; 'state' says where it is.");

    public static readonly Problem PeriodOfAnotherKind = new("filing_period_kind", 400,
        "La anual se pide por año («2026») y lo demás por mes («2026-10»).", "The annual return is asked for by year ('2026') and the rest by month ('2026-10').");

    public static readonly Problem NotACandidate = new("payment_line_unknown", 422,
        "Ese movimiento no está entre los pagos de la declaración: elige uno de «payments».", "That line is not among the payments of the return: choose one of 'payments'.");

    public static readonly Problem LineTaken = new("payment_line_taken", 409,
        "Ese movimiento ya pagó otra declaración: di primero que no fue esa.", "That line has paid another return: say first that it was not that one.");

    public static readonly Problem PortalOnly = new("filing_portal_only", 409,
        "Ninguna interfaz pública del SAT recibe declaraciones: preséntala tú en su portal y avísanos con «submitted».",
        "No public interface of SAT takes returns: present it yourself in its portal and tell us with 'submitted'.");

    public static readonly Problem AcuseMissing = new("acuse_missing", 400,
        "Falta el acuse: envía el PDF del SAT en el campo «file».", "The acuse is missing: send SAT's PDF in the field 'file'.");

    public static readonly Problem AcuseNotPdf = new("acuse_not_pdf", 422,
        "El acuse debe ser un PDF.", "The acuse must be a PDF.");
}
