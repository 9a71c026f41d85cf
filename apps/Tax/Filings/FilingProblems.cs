using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Filings;

/// <summary>Refusals of the filings.</summary>
public static class FilingProblems
{
    public static readonly Problem NotOwed = new("filing_not_owed", 422,
        "No debes presentar eso en ese periodo; «relieved» dice por qué.", "You do not owe that for that period; 'relieved' says why.");

    public static readonly Problem Blocked = new("filing_blocked", 409,
        "Falta resolver algo antes; «blocks» dice qué.", "Something must be settled first; 'blocks' says what.");

    public static readonly Problem WrongState = new("filing_wrong_state", 409,
        "La declaración no está en el paso que eso pide; «state» dice dónde está.", "The return is not at the step that this asks for; 'state' says where it is.");

    public static readonly Problem AcuseMissing = new("acuse_missing", 400,
        "Falta el acuse: envía el PDF del SAT en el campo «file».", "The acuse is missing: send SAT's PDF in the field 'file'.");

    public static readonly Problem AcuseNotPdf = new("acuse_not_pdf", 422,
        "El acuse debe ser un PDF.", "The acuse must be a PDF.");
}
