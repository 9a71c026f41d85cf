using FinanceTracker.Banking.Statements.Tables;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Banking.Statements;

/// <summary>Every refusal of a statement file.</summary>
public static class StatementProblems
{
    public static Problem EmptyFile { get; } = new(
        "empty_file",
        422,
        "El archivo está vacío. Vuelve a descargarlo de tu banco: a veces la descarga se corta.",
        "The file is empty. Download it again from your bank: downloads are sometimes cut short.");

    public static Problem NotAStatement { get; } = new(
        "not_a_statement",
        422,
        "No reconocemos movimientos en este archivo. Sube el que descargas de tu banca en línea: CSV, TXT, Excel, OFX, QIF, CAMT.053 o MT940.",
        "We see no movements in this file. Upload the one your online bank gives you: CSV, TXT, Excel, OFX, QIF, CAMT.053 or MT940.");

    public static Problem PasswordProtected { get; } = new(
        "password_protected",
        422,
        "El archivo tiene contraseña. Ábrelo, guárdalo sin contraseña (o como CSV) y súbelo otra vez.",
        "The file has a password. Open it, save it without one (or as CSV) and upload it again.");

    public static Problem ExpandsTooFar { get; } = new(
        "expands_too_far",
        422,
        "El archivo de Excel crece demasiado al abrirse. Guárdalo como CSV y súbelo otra vez, o divídelo por meses.",
        "The Excel file grows too much when opened. Save it as CSV and upload it again, or split it by month.");

    public static Problem ContradictingDates { get; } = new(
        "contradicting_dates",
        422,
        "Unas fechas solo se entienden como día/mes y otras solo como mes/día: no adivinamos con tu dinero. Revisa la columna de fecha o dinos su formato en «mapping.dateFormat».",
        "Some dates make sense only day-first and others only month-first: we do not guess with your money. Check the date column or give its format in mapping.dateFormat.");

    /// <summary>A table whose columns are not understood, with what was found and what to answer.</summary>
    internal static Problem ColumnsNotRecognised(UnreadTable table) => new Problem(
            "columns_not_recognised",
            422,
            "Es una tabla, pero no sabemos qué columna es la fecha y cuál el importe. Dinos cuáles son con «mapping» (por nombre o por número, desde 1).",
            "It is a table, but we cannot tell which column is the date and which the amount. Tell us with mapping (by name, or by number from 1).")
        .With("columns", table.Columns)
        .With("rows", table.Rows)
        .With("guess", table.Guess)
        .With("example", new ColumnMapping { Date = "1", Description = "2", Amount = "3" });

    public static Problem TooManyRows(int limit) => new Problem(
        "too_many_rows",
        422,
        "El archivo tiene más movimientos de los que leemos de una vez. Divídelo por meses y sube las partes.",
        "The file has more movements than we read at once. Split it by month and upload the parts.").With("limit", limit);

    private const string ExportEs = "El mismo banco te da los movimientos en Excel o CSV:";
    private const string ExportEn = "The same bank gives you the movements as Excel or CSV:";

    /// <summary>A PDF whose movements could not be read or proved. The steps to the export follow.</summary>
    public static Problem PdfUnproved { get; } = new(
        "pdf_statement",
        422,
        $"No pudimos comprobar este PDF: lo que leemos no va del saldo anterior al saldo final, y con tu dinero no adivinamos. {ExportEs}",
        $"We could not prove this PDF: what we read does not lead from the opening to the closing balance, and we do not guess with your money. {ExportEn}");

    /// <summary>A PDF of pictures.</summary>
    public static Problem PdfScanned { get; } = new(
        "pdf_scanned",
        422,
        $"El PDF es una imagen (un escaneo o una foto) y no trae texto que leer. Descarga el original de tu banco. {ExportEs}",
        $"The PDF is a picture (a scan or a photo) without text to read. Download the original from your bank. {ExportEn}");

    /// <summary>A PDF that asks for more time, pages or memory than any statement.</summary>
    public static Problem PdfTooLarge { get; } = new(
        "pdf_too_large",
        422,
        $"El PDF es demasiado grande o complejo para un estado de cuenta. {ExportEs}",
        $"The PDF is too large or complex for a statement. {ExportEn}");

    /// <summary>A locked PDF.</summary>
    public static Problem PdfPassword { get; } = new(
        "pdf_password",
        422,
        "El PDF tiene contraseña. Envíala en el campo «password»: los bancos suelen usar tu RFC (con homoclave) o tu número de cliente. No la guardamos.",
        "The PDF has a password. Send it in the field 'password': banks mostly use your RFC (with its homoclave) or your client number. We do not keep it.");

    /// <summary>A locked PDF with a password that does not open it.</summary>
    public static Problem PdfPasswordWrong { get; } = new(
        "pdf_password_wrong",
        422,
        "Esa contraseña no abre el PDF. Los bancos suelen usar tu RFC (con homoclave), tu fecha de nacimiento o tu número de cliente: el correo del banco lo dice.",
        "That password does not open the PDF. Banks mostly use your RFC (with its homoclave), your date of birth or your client number: the bank's mail says which.");

    /// <summary>Too many PDFs at once.</summary>
    public static Problem PdfBusy { get; } = new(
        "pdf_busy",
        503,
        "Estamos leyendo muchos PDF a la vez. Intenta de nuevo en un minuto.",
        "Many PDFs are being read at once. Try again in a minute.");
}
