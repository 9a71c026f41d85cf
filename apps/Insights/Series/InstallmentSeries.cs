using System.Globalization;

namespace FinanceTracker.Insights.Series;

/// <summary>A purchase in instalments as a series that ends by itself.</summary>
internal static class InstallmentSeries
{
    public static RecurringSeries Describe(Installments.Purchase purchase, DateOnly seen, DateOnly today)
    {
        var rows = purchase.Rows;
        var last = rows[^1];
        var size = Math.Abs(last.Amount);
        var left = purchase.Total - purchase.Last;
        var missed = MonthsMissed(last.Date, seen);
        var state = left == 0 || missed >= 2 ? SeriesState.Ended : missed == 1 ? SeriesState.Paused : SeriesState.Mature;
        var ends = last.Date.AddMonths(left);
        var begun = Schedule.MonthOf(last.Date) - purchase.Last;
        return new RecurringSeries
        {
            Key = SeriesFinder.KeyOf(rows[0], purchase.Core, string.Create(CultureInfo.InvariantCulture, $"msi{purchase.Total}-{begun}-{size:0}")),
            Core = purchase.Core,
            Merchant = SeriesFinder.Readable(purchase.Core),
            Kind = SeriesKind.Msi,
            State = state,
            Period = Period.Monthly,
            AccountId = last.AccountId,
            Currency = last.Currency,
            Category = Priors.CategoryOf(rows),
            IsTransfer = false,
            Score = 1,
            Regularity = 1,
            IsFixed = true,
            Lines = rows,
            Upcoming = state == SeriesState.Ended ? [] : Upcoming(last.Date, left, missed, today),
            Expected = new ExpectedAmount(size, size, size),
            Rises = [],
            Plan = new InstallmentPlan(purchase.Last, purchase.Total, left * size, new DateOnly(ends.Year, ends.Month, 1)),
        };
    }

    private static List<ExpectedDate> Upcoming(DateOnly last, int left, int missed, DateOnly today)
    {
        const int Window = 3;
        return Enumerable.Range(1 + missed, Math.Max(0, left - missed)).Select(n => last.AddMonths(n)).Where(d => d.AddDays(Window) >= today).Take(6)
            .Select(d => new ExpectedDate(d, d.AddDays(-Window), d.AddDays(Window))).ToList();
    }

    private static int MonthsMissed(DateOnly last, DateOnly seen)
    {
        const int Grace = 6;
        var missed = 0;
        while (missed < 2 && last.AddMonths(missed + 1).AddDays(Grace) < seen) missed++;
        return missed;
    }
}
