using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking;

/// <summary>Every refusal of Banking, besides those of the statement reader.</summary>
public static class BankingProblems
{
    public static readonly Problem FileMissing = new("file_missing", 400,
        "Falta el archivo: envíalo en el campo «file».", "The file is missing: send it in the field 'file'.");

    public static readonly Problem BadMapping = new("bad_mapping", 400,
        "El campo «mapping» no es JSON válido, por ejemplo {\"date\":\"fecha\",\"description\":\"concepto\",\"amount\":\"monto\"}.",
        "The field 'mapping' is not valid JSON, such as {\"date\":\"fecha\",\"description\":\"concepto\",\"amount\":\"monto\"}.");

    public static readonly Problem BadAccount = new("bad_account", 400,
        "El campo «accountId» no es un identificador de cuenta.", "The field 'accountId' is not an account id.");

    public static readonly Problem StillRunning = new("still_running", 409,
        "Esa importación sigue en curso. Cancélala o espera a que termine.", "That import is still running. Cancel it or wait until it ends.");
}
