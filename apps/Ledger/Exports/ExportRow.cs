using System.Globalization;
using FinanceTracker.Ledger.Accounts;
using FinanceTracker.Ledger.Categorising;
using FinanceTracker.Ledger.Splits;
using FinanceTracker.Ledger.Transactions;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Tenants.Encryption;

namespace FinanceTracker.Ledger.Exports;

/// <summary>A line of the books as it leaves them.</summary>
public sealed record ExportRow(
    Guid Id, DateOnly Date, string Description, decimal Amount, string Currency, decimal? Balance, string? Reference, string? TrackingKey, string? Bank, string? Account,
    string Category, string? Merchant, bool Transfer, string Note, IReadOnlyList<string> Tags, IReadOnlyList<PartView> Parts, Guid? RefundOf)
{
    /// <summary>The line of a row, with its parts when it is split.</summary>
    public static ExportRow Of(Transaction t, ExportAccount? account, IEnumerable<Part> parts) => new(
        t.Id, t.Date, t.Description, t.Amount, t.Currency, t.Balance, t.Reference, t.TrackingKey, account?.Bank, account?.Number,
        t.Category, t.Merchant, t.TransferId is not null, t.Note, t.Tags, parts.OrderBy(p => p.Position).Select(PartView.Of).ToList(), t.RefundOf);
}

/// <summary>An account as an export names it: by its CLABE, by which our own reader knows it again, else by its masked number.</summary>
public sealed record ExportAccount(string Bank, string? Number)
{
    /// <summary>The account as an export names it.</summary>
    public static ExportAccount Of(Account account, OpenDataKey key) => new(account.BankName, account.Clabe(key) ?? account.MaskedNumber);
}

/// <summary>A column of a table: its header in both languages and its cell, which is text, a day or an amount.</summary>
public sealed record ExportColumn(string Es, string En, Func<ExportRow, bool, object?> Cell)
{
    /// <summary>The columns of CSV and XLSX. The headers are ones that the statement reader knows: what we write, we can read.</summary>
    public static IReadOnlyList<ExportColumn> All { get; } =
    [
        new("Fecha", "Date", (r, _) => r.Date) { Width = 12 },
        new("Descripción", "Description", (r, _) => r.Description) { Width = 48 },
        new("Importe", "Amount", (r, _) => r.Amount) { Width = 16 },
        new("Moneda", "Currency", (r, _) => r.Currency) { Width = 8 },
        new("Saldo", "Balance", (r, _) => r.Balance) { Width = 16 },
        new("Referencia", "Reference", (r, _) => r.Reference),
        new("Clave de rastreo", "Tracking key", (r, _) => r.TrackingKey),
        new("Banco", "Bank", (r, _) => r.Bank),
        new("Cuenta", "Account", (r, _) => r.Account),
        new("Categoría", "Category", (r, english) => NameOf(r.Category, english)),
        new("Clave de categoría", "Category code", (r, _) => r.Category),
        new("Comercio", "Merchant", (r, _) => r.Merchant),
        new("Traspaso", "Own transfer", (r, english) => YesOrNo(r.Transfer, english)) { Width = 10 },
        new("Nota", "Note", (r, _) => r.Note) { Width = 30 },
        new("Etiquetas", "Tags", (r, _) => string.Join(", ", r.Tags)),
        new("Partes", "Parts", (r, _) => string.Join("; ", r.Parts.Select(TextOf))),
        new("Devuelve a", "Refund of", (r, _) => r.RefundOf?.ToString("D")) { Width = 38 },
        new("Id", "Id", (r, _) => r.Id.ToString("D")) { Width = 38 },
    ];

    /// <summary>Its width in a workbook, in characters.</summary>
    public int Width { get; init; } = 22;

    /// <summary>The header in a language.</summary>
    public string Header(bool english) => english ? En : Es;

    private static string TextOf(PartView part) =>
        string.Create(CultureInfo.InvariantCulture, $"{part.Category} {part.Amount:0.00##}{(part.Note.Length == 0 ? "" : $" ({part.Note})")}");

    private static string NameOf(string code, bool english) =>
        english ? Taxonomy.NameOf(code).En : Taxonomy.NameOf(code).Es;

    private static string YesOrNo(bool yes, bool english) => (yes, english) switch
    {
        (true, true) => "yes",
        (true, false) => "sí",
        _ => "no",
    };
}

/// <summary>
/// Text of a CSV that a spreadsheet cannot take for a formula (OWASP, "CSV Injection"): what begins with = + - @, tab or carriage return gets an
/// apostrophe before it. Amounts are cells of their own and stay numbers. A workbook has a mark of its own for this and keeps the text as it is.
/// </summary>
public static class SafeCell
{
    /// <summary>The text, made safe.</summary>
    public static string Of(string text) => (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') || text.StartsWith("$=", StringComparison.Ordinal) ? "'" + text : text;
}
