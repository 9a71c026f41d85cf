using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Calculations.Rules;
using FinanceTracker.Tax.Cfdis.Intake;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Position;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Filings.Annual;

/// <summary>Personal deductions of a year by the use that their CFDIs state, D01 to D10, each within its limit and all within the cap (LISR 151).</summary>
internal static class AnnualDeductions
{
    // Of mortgage interest only the real part is deducted (RISR 257), and no CFDI tells it.
    private const string Mortgage = "D05";
    private const string School = "D10";
    private const string Lenses = "optical";

    /// <summary>What was deducted, and what could not be.</summary>
    /// <param name="ByUse">Allowed, by use.</param>
    /// <param name="MortgagePaid">Nominal interest that is not in the figures.</param>
    /// <param name="Tuitions">Invoices of school fees.</param>
    /// <param name="Donations">Gifts.</param>
    public sealed record Found(PersonalDeductions.Result Result, IReadOnlyDictionary<string, decimal> ByUse, decimal MortgagePaid, int Tuitions, decimal Donations);

    /// <summary>Those of the year, given the incomes that limit them.</summary>
    public static Result<Found> Of(AnnualBook annual, IReadOnlyList<Chapter> chapters, TaxTables tables) =>
        tables.UmaOfYear(annual.Year).Then(uma => tables.PersonalDeductions(annual.Year).Then(limits => tables.Tuition(annual.Year).Then<Figure<TuitionFigure>, Found>(tuition =>
        {
            var all = ItemsOf(annual);
            var items = all.Where(i => i.UsoCfdi != Mortgage).ToList();
            var input = new PersonalDeductions.Input(
                annual.Year, chapters.Sum(c => c.Income), chapters.Sum(c => TaxRounding.NotNegative(c.Profit)), annual.Book.Options.PriorYearIncome ?? 0m, items);
            var result = PersonalDeductions.Compute(input, new PersonalDeductions.Figures(limits.Value, tuition.Value, uma.Value));
            var byUse = items.Zip(result.Items).GroupBy(p => p.First.UsoCfdi, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Sum(p => p.Second.Allowed), StringComparer.Ordinal);
            return new Found(
                result, byUse, all.Where(i => i.UsoCfdi == Mortgage).Sum(i => i.Amount), items.Count(i => i.UsoCfdi == School), items.Where(i => i.UsoCfdi == "D04").Sum(i => i.Amount));
        })));

    private static List<PersonalDeductions.Item> ItemsOf(AnnualBook annual)
    {
        var book = annual.Book;
        var live = Replacements.Live(book.Documents);
        var mine = live.Where(d => d is { IsLive: true, Direction: CfdiDirection.Received } && ExpenseKinds.IsPersonal(d.UsoCfdi)).ToList();
        var returned = mine.Where(d => d.Type == "E").SelectMany(d => d.Related.Select(r => (r.Uuid, Amount: Whole(d.Amounts)))).ToLookup(r => r.Uuid, r => r.Amount, StringComparer.OrdinalIgnoreCase);
        return PaidParts.Of(mine.Where(d => d.Type == "I"), book.Reps, book.Lines).Where(p => p.Date.Year == annual.Year)
            .SelectMany(p => ItemsOf(annual, p, p.Document.Uuid is { } uuid ? returned[uuid].Sum() : 0m)).Where(i => i.Amount > 0).ToList();
    }

    private static IEnumerable<PersonalDeductions.Item> ItemsOf(AnnualBook annual, PaidPart part, decimal returned)
    {
        var document = part.Document;
        var paid = TaxRounding.NotNegative(Whole(part.Amounts) - TaxRounding.Cents(returned * part.Part));
        var item = new PersonalDeductions.Item(document.Uuid ?? document.Id.ToString("D"), document.UsoCfdi!, paid) { FormaPago = part.FormaPago };
        if (document.UsoCfdi == School)
        {
            var fees = annual.Tuitions.GetValueOrDefault(document.Id) ?? new Tuition(0m, null);
            return [item with { Amount = Math.Min(paid, TaxRounding.Cents(fees.Amount * part.Part)), Level = fees.Level }];
        }

        var lenses = TaxRounding.Cents(document.Lines.Where(l => l.Kind == Lenses).Sum(l => l.Amount + l.Iva) * part.Part);
        if (document.UsoCfdi != "D01" || lenses == 0) return [item];
        var ofLenses = Math.Min(paid, lenses);
        return [item with { Amount = ofLenses, Kind = "lenses" }, item with { Amount = paid - ofLenses }];
    }

    // A person cannot credit this IVA: it is part of the expense.
    private static decimal Whole(TaxedAmounts amounts) => amounts.Subtotal + amounts.Iva;
}
