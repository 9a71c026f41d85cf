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

    public static readonly Problem TooManyRules = new("too_many_rules", 422,
        "Ya tienes todas las reglas que caben. Quita o junta algunas.", "You have as many rules as there is room for. Remove or merge some.");

    public static readonly Problem RuleNotEnabled = new("rule_not_enabled", 422,
        "La regla está apagada. Enciéndela para aplicarla.", "The rule is turned off. Enable it to run it.");

    public static readonly Problem RuleStillRunning = new("rule_still_running", 409,
        "La regla todavía se está aplicando. Espera o cancela su trabajo.", "The rule is still running. Wait, or cancel its job.");

    public static readonly Problem AlreadyUndone = new("already_undone", 409,
        "Ese cambio ya se deshizo.", "That change was already undone.");

    public static readonly Problem UndoTooLate = new("undo_too_late", 409,
        "Pasaron más de 90 días: ese cambio ya no se puede deshacer. Corrige los movimientos con una edición o una regla nueva.",
        "More than 90 days have passed: that change can no longer be undone. Correct the transactions with a new edit or rule.");

    public static readonly Problem TooManyRows = new("too_many_to_edit", 422,
        "Son demasiados movimientos para una sola edición. Acota el filtro.", "These are too many transactions for one edit. Narrow the filter.");

    public static readonly Problem AttachmentKind = new("attachment_kind", 415,
        "Solo se adjuntan PDF, JPEG, PNG, WebP y XML; el contenido de este archivo es otro.", "Only PDF, JPEG, PNG, WebP and XML can be attached; this file's content is something else.");

    public static readonly Problem AttachmentMissing = new("attachment_missing", 422,
        "Falta el archivo, en el campo «file».", "The file is missing, in the field 'file'.");

    public static readonly Problem TooManyAttachments = new("too_many_attachments", 422,
        "Un movimiento lleva a lo más 20 adjuntos. Quita alguno.", "A transaction carries at most 20 attachments. Remove one.");

    public static readonly Problem UnknownFormat = new("unknown_export_format", 422,
        "El formato es csv, xlsx o json.", "The format is csv, xlsx or json.");

    public static readonly Problem ExportTooLarge = new("export_too_large", 422,
        "Los adjuntos de ese periodo no caben en un solo archivo. Pide un periodo más corto.", "The attachments of that period do not fit into one file. Ask for a shorter period.");
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

    public static readonly Problem RefundedExpense = new("refunded_expense", 422,
        "Parte de este gasto se devolvió: no puede ser menor que lo devuelto ni cambiar de cuenta o moneda. Quita antes el vínculo de la devolución.",
        "Part of this expense came back: it cannot be less than that, nor change account or currency. Take the link of the refund back first.");

    public static readonly Problem NotARefund = new("not_a_refund", 422,
        "Ese movimiento no puede ser la devolución de ese gasto.", "That transaction cannot be the refund of that expense.");

    public static readonly Problem ImportTakenBack = new("import_taken_back", 409,
        "Esa importación ya se deshizo.", "That import was already taken back.");

    public static readonly Problem AccountServesAnotherGoal = new("account_serves_another_goal", 422,
        "Una de esas cuentas ya es de otra meta; su saldo no puede contarse dos veces.", "One of those accounts belongs to another goal; its balance cannot count twice.");

    public static readonly Problem NoExchangeRate = new("no_exchange_rate", 422,
        "No tenemos tipo de cambio de esa moneda para ese día ni antes.", "There is no exchange rate of that currency for that day or before.");

    public static readonly Problem MailCodeInvalid = new("mail_code_invalid", 422,
        "Ese código no vale: no es el último que enviamos, ya se usó, tiene más de 24 horas o se intentó cinco veces. Pide otro enviando el correo de nuevo.",
        "That code does not serve: it is not the last one mailed, it was used, it is older than 24 hours or was guessed at five times. Ask for another by sending the address again.");

    public static readonly Problem TooManyMailCodes = new("too_many_mail_codes", 429,
        "Ya enviamos cinco códigos hoy. Espera lo que indica Retry-After; el último sigue valiendo.", "Five codes were mailed today. Wait as long as Retry-After says; the last one still serves.");
}
