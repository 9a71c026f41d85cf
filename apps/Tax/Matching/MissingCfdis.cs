using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Platform.Categories;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Matching;

/// <summary>An expense for which there is no CFDI: what to ask for, and until when it helps.</summary>
/// <param name="LineId">The line, in Ledger.</param>
/// <param name="Date">Its day.</param>
/// <param name="Description">What the bank printed.</param>
/// <param name="Amount">Paid, above zero.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Category">Leaf of the taxonomy.</param>
/// <param name="Depends">True when the category deducts only for some uses or within a limit; <paramref name="Es"/> says which.</param>
/// <param name="IvaAtStake">IVA at 16 % inside the amount, for whoever pays IVA: an estimate, the CFDI will tell; 0 for a personal deduction.</param>
/// <param name="Es">What to do.</param>
/// <param name="En">The same in English.</param>
/// <param name="Until">The last day of issue that the law takes: the CFDI must be of the year of the expense (LISR 27-XVIII, 151).</param>
public sealed record MissingCfdi(
    Guid LineId, DateOnly Date, string Description, decimal Amount, string Currency, string Category, bool Depends, decimal IvaAtStake, string Es, string En, DateOnly Until)
{
    /// <summary>An invoice that could be this expense's, when one waits for a person's word.</summary>
    public MatchHint? Suggestion { get; init; }
}

/// <summary>Finds the expenses that would lower taxes if they had a CFDI.</summary>
public static class MissingCfdis
{
    /// <summary>Smaller purchases are not worth the time at a portal.</summary>
    public const decimal Least = 100m;

    // Their CFDI comes without asking (a bank's month, a payroll that one stamps oneself, contributions to the authority).
    private static readonly string[] OfThemselves = ["fees_bank", "fees_interest", "business_payroll", "tax_social_security", "tax_federal", "tax_local"];

    /// <summary>Expenses without a CFDI, those that surely deduct first, then the largest.</summary>
    /// <param name="rows">Lines of the books.</param>
    /// <param name="matched">Lines that have their CFDI.</param>
    /// <param name="taxpayer">Whose they are.</param>
    /// <param name="today">The day on which it is read; without it nothing is called late.</param>
    public static IReadOnlyList<MissingCfdi> Of(IEnumerable<BookRow> rows, IReadOnlySet<Guid> matched, Taxpayer taxpayer, DateOnly? today = null)
    {
        var regimes = taxpayer.Covered();
        var (deducts, credits) = (regimes.Any(r => r.DeductsExpenses), regimes.Any(r => r.PaysIva));
        return rows.Where(r => r is { Amount: <= -Least, IsTransfer: false } && !matched.Contains(r.Id) && Taxonomy.IsKnown(r.Category) && !OfThemselves.Contains(r.Category))
            .Select(r => Judge(r, Taxonomy.Find(r.Category).Tax, deducts || credits, credits, taxpayer.IsPerson)).OfType<MissingCfdi>()
            .Select(m => today is { } day && m.Until < day ? Late(m, day) : m)
            .OrderBy(m => m.Depends).ThenByDescending(m => m.Amount).ThenBy(m => m.LineId).ToList();
    }

    private static MissingCfdi Late(MissingCfdi missing, DateOnly today) => missing with
    {
        Es = $"Su factura debió emitirse a más tardar el {DayText.Es(missing.Until, today)}: una de hoy ya no deduce ese gasto. Busca si la emitieron a tiempo y súbela.",
        En = $"Its invoice was due on {DayText.En(missing.Until, today)} at the latest: one of today no longer deducts that expense. See whether it was issued in time and upload it.",
    };

    private static MissingCfdi? Judge(BookRow row, LeafTax tax, bool isBusiness, bool credits, bool isPerson)
    {
        var asBusiness = isBusiness && tax.Business != Deducts.No;
        if (!asBusiness && !(isPerson && tax.Personal == Deducts.Yes)) return null;
        var (depends, note) = asBusiness ? (tax.Business == Deducts.Depends, tax.BusinessNote) : (false, tax.PersonalNote);
        var amount = -row.Amount;
        return new MissingCfdi(
            row.Id, row.Date, row.Descriptor, amount, row.Currency, row.Category, depends, asBusiness && credits ? TaxRounding.Cents(amount - amount / 1.16m) : 0m,
            "Pide factura con tu RFC: muchos comercios solo facturan en el mes de la compra." + (note is null ? "" : $" {char.ToUpperInvariant(note[0])}{note[1..]}."),
            "Ask for the invoice with your RFC: many shops only issue it in the month of the purchase.",
            new DateOnly(row.Date.Year, 12, 31));
    }
}
