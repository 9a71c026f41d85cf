using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Documents;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Position;

/// <summary>The position of a month, from documents and payments alone: pure, so that a past month can be computed again.</summary>
public static class PositionMonth
{
    /// <summary>Computes it, or names the figure of the law that is missing.</summary>
    public static Result<TaxPosition> Compute(TaxBook book, DateOnly month, TaxTables tables) =>
        Entries(book, tables).Then<IReadOnlyList<TaxEntry>, TaxPosition>(entries => Compute(book, entries, month, tables));

    /// <summary>The same with income and expenses that are only supposed, without IVA and taxed at 16 %.</summary>
    public static Result<TaxPosition> Supposing(TaxBook book, DateOnly month, decimal extraIncome, decimal extraExpense, TaxTables tables) =>
        Entries(book, tables).Then<IReadOnlyList<TaxEntry>, TaxPosition>(entries =>
        {
            if (book.Taxpayer.Covered().Count == 0) return Compute(book, entries, month, tables);
            var regime = book.Taxpayer.Covered().FirstOrDefault(r => r.PaysIva) ?? book.Taxpayer.Covered()[0];
            var supposed = new TaxDocument { Id = Guid.Empty, Direction = Cfdis.Intake.CfdiDirection.Issued, Type = "I", Date = month, CounterpartyRfc = "" };
            var iva = regime.PaysIva ? TaxRounding.Cents(extraIncome * 0.16m) : 0m;
            var entry = new TaxEntry(regime.Key, month, supposed, "supposed")
            {
                Income = extraIncome,
                Acts = regime.PaysIva ? TaxedAmounts.Zero with { Base16 = extraIncome, Iva = iva } : TaxedAmounts.Zero,
                Deduction = regime.DeductsExpenses ? extraExpense : 0m,
                IvaCreditable = regime.PaysIva ? TaxRounding.Cents(extraExpense * 0.16m) : 0m,
            };
            return Compute(book, [.. entries, entry], month, tables);
        });

    /// <summary>What counts between two days, both inclusive.</summary>
    public static Result<IReadOnlyList<TaxEntry>> EntriesBetween(TaxBook book, DateOnly first, DateOnly last, TaxTables tables) =>
        Entries(book, tables).Then<IReadOnlyList<TaxEntry>, IReadOnlyList<TaxEntry>>(
            all => Result<IReadOnlyList<TaxEntry>>.Of(all.Where(e => e.Day >= first && e.Day <= last).ToList()));

    private static Result<IReadOnlyList<TaxEntry>> Entries(TaxBook book, TaxTables tables)
    {
        if (book.Taxpayer.Covered().Count == 0) return Result<IReadOnlyList<TaxEntry>>.Of([]);
        var gone = Replacements.Replaced(book.Documents);
        var parts = PaidParts.Of(book.Documents, book.Reps.Where(r => !gone.Contains(r.RepUuid)), book.Lines);
        return new ExpenseEntries(book, tables).Of(parts).Then<IReadOnlyList<TaxEntry>, IReadOnlyList<TaxEntry>>(
            expenses => Result<IReadOnlyList<TaxEntry>>.Of([.. IncomeEntries.Of(book, parts), .. expenses]));
    }

    private static Result<TaxPosition> Compute(TaxBook book, IReadOnlyList<TaxEntry> entries, DateOnly month, TaxTables tables)
    {
        var rules = new IsrMonths(book, entries, tables);
        var isr = new List<IsrPosition>();
        foreach (var regime in book.Taxpayer.Regimes)
        {
            var one = rules.Of(regime, month);
            if (!one.IsOk) return one.Problem!;
            isr.Add(one.Value);
        }

        IvaPosition? iva = null;
        if (book.Taxpayer.Covered().Any(r => r.PaysIva))
        {
            var months = new IvaMonths(book, entries, tables).Of(month);
            if (!months.IsOk) return months.Problem!;
            iva = months.Value;
        }

        var its = entries.Where(e => e.Day >= month && e.Day < month.AddMonths(1)).ToList();
        var position = new TaxPosition(month, isr, iva, Withheld(its)) { Entries = its, Warnings = PositionWarnings.Of(book, month, its), IsExpected = month > book.Today };
        return position with { SetAside = SettingAside.Of(position), Resico = ResicoMeters.Of(book, entries, month, tables) };
    }

    private static WithholdingsToPay Withheld(IReadOnlyList<TaxEntry> its)
    {
        var isr = Traced.Sum(its.Where(e => e.Document.Type != "N"), e => e.IsrToPay).Named(PositionLines.Withholdings("isr"));
        var wages = Traced.Sum(its.Where(e => e.Document.Type == "N"), e => e.IsrToPay).Named(PositionLines.Withholdings("isrWages"));
        var iva = Traced.Sum(its, e => e.IvaToPay).Named(PositionLines.Withholdings("iva"));
        return new WithholdingsToPay(isr, wages, iva, TaxRounding.Pesos(isr.Amount) + TaxRounding.Pesos(wages.Amount) + TaxRounding.Pesos(iva.Amount));
    }
}
