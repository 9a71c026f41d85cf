using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Ledger;

/// <summary>Every refusal of the Ledger.</summary>
public static class LedgerProblems
{
    public static readonly Problem StagedDocumentMissing = new("staged_document_missing", 422,
        "El estado de cuenta ya no está disponible. Súbelo de nuevo.", "The statement is no longer available. Upload it again.");

    public static readonly Problem AccountNeeded = new("account_needed", 422,
        "Tienes varias cuentas de este banco y el archivo no dice de cuál es. Envía accountId.", "You have several accounts at this bank and the file does not say which. Send accountId.");

    public static readonly Problem AccountCurrencyDiffers = new("account_currency_differs", 422,
        "La cuenta elegida tiene otra moneda que el archivo.", "The chosen account has another currency than the file.");

    public static readonly Problem OneAccountForMany = new("one_account_for_many", 422,
        "El archivo trae varias cuentas; no puede ir todo a una.", "The file has several accounts; they cannot all go to one.");

    public static readonly Problem UnknownCategory = new("unknown_category", 422,
        "No existe esa categoría. La lista está en GET /insights/categories.", "There is no such category. The list is at GET /insights/categories.");

    public static readonly Problem BankRowLocked = new("bank_row_locked", 422,
        "La fecha, el importe y la cuenta son los del banco y no se cambian; sí puedes cambiar categoría, nota y etiquetas.",
        "Day, amount and account are the bank's and cannot be changed; category, note and tags can.");

    public static readonly Problem NotAnExpense = new("not_an_expense", 422,
        "Ese movimiento no es un gasto.", "That transaction is not an expense.");

    public static readonly Problem BadCursor = new("bad_cursor", 400,
        "El cursor no es uno que dimos.", "The cursor is not one that we gave.");

    public static readonly Problem BadFilter = new("bad_filter", 400,
        "Un filtro no se puede leer: fechas aaaa-mm-dd, importes con punto decimal.", "A filter cannot be read: days yyyy-mm-dd, amounts with a decimal point.");

    public static readonly Problem BadSearch = new("bad_search", 400,
        "La búsqueda no se entiende.", "The search cannot be understood.");

    public static readonly Problem BadSplit = new("bad_split", 422,
        "Esas no son las partes de este movimiento.", "Those are not the parts of this transaction.");

    public static readonly Problem SplitLine = new("split_line", 422,
        "Este movimiento está dividido. Cambia sus partes con PUT /bank/transactions/{id}/splits, o quítalas con DELETE y vuelve a intentarlo.",
        "This transaction is split. Change its parts with PUT /bank/transactions/{id}/splits, or take them back with DELETE and try again.");

    public static readonly Problem RefundIsLinked = new("refund_is_linked", 422,
        "Es la devolución de un gasto. Quita el vínculo con DELETE /bank/transactions/{id}/refund-of y vuelve a intentarlo.",
        "It is the refund of an expense. Take the link back with DELETE /bank/transactions/{id}/refund-of and try again.");

    public static readonly Problem NotARefund = new("not_a_refund", 422,
        "Ese movimiento no puede ser la devolución de ese gasto.", "That transaction cannot be the refund of that expense.");

    public static readonly Problem ImportTakenBack = new("import_taken_back", 409,
        "Esa importación ya se deshizo.", "That import was already taken back.");
}
