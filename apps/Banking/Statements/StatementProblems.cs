using FinanceTracker.Banking.Statements.Layouts;
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
    public static Problem ColumnsNotRecognised(IReadOnlyList<string> columns) => new Problem(
            "columns_not_recognised",
            422,
            "Es una tabla, pero no sabemos qué columna es la fecha y cuál el importe. Dinos cuáles son con «mapping» (por nombre o por número, desde 1).",
            "It is a table, but we cannot tell which column is the date and which the amount. Tell us with mapping (by name, or by number from 1).")
        .With("columns", columns)
        .With("example", new ColumnMapping { Date = "1", Description = "2", Amount = "3" });

    public static Problem TooManyRows(int limit) => new Problem(
        "too_many_rows",
        422,
        "El archivo tiene más movimientos de los que leemos de una vez. Divídelo por meses y sube las partes.",
        "The file has more movements than we read at once. Split it by month and upload the parts.").With("limit", limit);

    /// <summary>A PDF, with the way to the file that can be read.</summary>
    /// <param name="bank">The bank's name when the bytes tell it.</param>
    /// <param name="steps">How to reach the export of that bank, or of any bank.</param>
    internal static Problem Pdf(string? bank, ExportSteps steps) => new Problem(
            "pdf_statement",
            422,
            "Es el estado de cuenta en PDF y aún no lo leemos. El mismo banco te da los movimientos en Excel o CSV:",
            "This is the PDF statement, which we do not read yet. The same bank gives you the movements as Excel or CSV:")
        .Because(string.Join(" → ", steps.Es) + ".", string.Join(" → ", steps.En) + ".")
        .With("bank", bank)
        .With("steps", steps.Es)
        .With("stepsEn", steps.En);
}
