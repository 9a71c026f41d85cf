using System.Globalization;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Tables;
using FinanceTracker.Tax.Verdicts;

namespace FinanceTracker.Tax.Position;

/// <summary>Shares the month's taxes out over its client deposits, so that what is set aside is what will be paid.</summary>
internal static class SettingAside
{
    public static IReadOnlyList<SetAside> Of(TaxPosition position)
    {
        var deposits = position.Entries.Where(e => e.Deposit is not null).OrderBy(e => e.Day).ThenBy(e => e.Document.Id).ToList();
        if (deposits.Count == 0) return [];
        var iva = Shares(position.Iva?.Due ?? 0m, deposits.Select(d => d.Acts.Iva).ToList());
        var isr = new decimal[deposits.Count];
        foreach (var regime in position.Isr)
        {
            var mine = Enumerable.Range(0, deposits.Count).Where(i => deposits[i].Regime == regime.Regimen).ToList();
            var shares = Shares(regime.Due ?? 0m, mine.Select(i => deposits[i].Deposit!.Amounts.Subtotal).ToList());
            for (var i = 0; i < mine.Count; i++) isr[mine[i]] = shares[i];
        }

        // Nothing is to be set aside of what bears no tax: wages, or a month that withholdings paid.
        return deposits.Select((d, i) => Of(d, isr[i], iva[i])).Where(s => s.Isr + s.Iva > 0).ToList();
    }

    private static SetAside Of(TaxEntry entry, decimal isr, decimal iva)
    {
        var amounts = entry.Deposit!.Amounts;
        var (i, v) = (isr.ToString("N2", CultureInfo.InvariantCulture), iva.ToString("N2", CultureInfo.InvariantCulture));
        return new SetAside(
            entry.Document.Id, entry.Document.Uuid, entry.Day, entry.Document.CounterpartyName, amounts.Subtotal + amounts.Iva - amounts.IvaWithheld - amounts.IsrWithheld,
            isr, iva, $"Aparta ${i} de ISR y ${v} de IVA.", $"Set aside ${i} of ISR and ${v} of IVA.");
    }

    // By weight, to the cent; the last one takes what rounding leaves, so that the shares add up to the whole.
    private static decimal[] Shares(decimal whole, List<decimal> weights)
    {
        var shares = new decimal[weights.Count];
        var all = weights.Sum();
        if (whole <= 0 || all <= 0) return shares;
        var last = weights.FindLastIndex(w => w > 0);
        var left = whole;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = i == last ? left : TaxRounding.Cents(whole * weights[i] / all);
            left -= shares[i];
        }

        return shares;
    }
}

/// <summary>The meter of RESICO.</summary>
internal static class ResicoMeters
{
    public static ResicoMeter? Of(TaxBook book, IReadOnlyList<TaxEntry> entries, DateOnly month, TaxTables tables)
    {
        if (!book.Taxpayer.IsPerson || !book.Taxpayer.Regimes.Contains("626") || tables.Resico(month.Year) is not { IsOk: true } figure) return null;
        var january = new DateOnly(month.Year, 1, 1);
        var resico = figure.Value.Value;
        var mine = entries.Where(e => e.Regime == "626" && e.Day >= january && e.Day < month.AddMonths(1)).ToList();
        var collected = mine.Sum(e => e.Income);
        var monthly = TaxRounding.NotNegative(mine.Where(e => e.Day >= month).Sum(e => e.Income));
        var index = resico.Monthly.ToList().FindIndex(s => monthly <= s.UpTo);
        var next = index >= 0 && index + 1 < resico.Monthly.Count ? resico.Monthly[index + 1] : null;
        return new ResicoMeter(
            collected, resico.AnnualLimit, TaxRounding.NotNegative(resico.AnnualLimit - collected), index < 0 ? null : resico.Monthly[index].Rate,
            next is null ? null : resico.Monthly[index].UpTo + 0.01m, next?.Rate, Passed(collected, resico.AnnualLimit, LastDay(book, month)));
    }

    // A straight line through the year so far.
    private static DateOnly? Passed(decimal collected, decimal limit, DateOnly until)
    {
        if (collected <= 0) return null;
        var days = decimal.Ceiling(limit / (collected / until.DayOfYear));
        return days > 366 || new DateOnly(until.Year, 1, 1).AddDays((int)days - 1).Year != until.Year ? null : new DateOnly(until.Year, 1, 1).AddDays((int)days - 1);
    }

    private static DateOnly LastDay(TaxBook book, DateOnly month)
    {
        var end = month.AddMonths(1).AddDays(-1);
        return book.Today >= month && book.Today < end ? book.Today : end;
    }
}
