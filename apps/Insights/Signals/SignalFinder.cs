using System.Globalization;
using FinanceTracker.Contracts.Insights;
using FinanceTracker.Insights.Books;
using FinanceTracker.Insights.Forecasting;
using FinanceTracker.Insights.Series;

namespace FinanceTracker.Insights.Signals;

/// <summary>What the models notice in the books. Pure: the same books and day give the same signals with the same keys.</summary>
public static class SignalFinder
{
    private const int Most = 200;
    private const int DueDays = 7;
    private const int BalanceDays = 14;

    // A statement this old says nothing about the balance of next week.
    private const int StaleDays = 10;

    /// <summary>At most 200 signals, the weightiest first.</summary>
    public static List<Signal> Find(TenantBooks books, IReadOnlyList<RecurringSeries> series, DateOnly since, DateOnly today)
    {
        var own = series.Where(s => !s.IsTransfer).ToList();
        var rises = own.SelectMany(s => PriceRises(s, since)).ToList();
        var trials = own.SelectMany(s => Trials(s, since)).ToList();
        var explained = rises.Concat(trials).Select(s => s.TransactionId).ToHashSet();
        var unusual = UnusualAmounts.In(books.Rows, since).Where(s => !explained.Contains(s.TransactionId));
        return rises.Concat(trials).Concat(unusual).Concat(own.SelectMany(s => Due(s, today))).Concat(Balances(books, series, today))
            .OrderBy(s => SignalKinds.ByWeight.IndexOf(s.Kind)).ThenByDescending(s => Math.Abs(s.Amount)).ThenBy(s => s.Key, StringComparer.Ordinal)
            .Take(Most).ToList();
    }

    private static int IndexOf(this IReadOnlyList<string> kinds, string kind)
    {
        for (var at = 0; at < kinds.Count; at++)
        {
            if (kinds[at] == kind) return at;
        }

        return kinds.Count;
    }

    private static IEnumerable<Signal> PriceRises(RecurringSeries series, DateOnly since) =>
        series.Rises.Where(r => r.Date >= since).Select(r => new Signal(
            SignalKinds.PriceRise, $"{SignalKinds.PriceRise}:{r.LineId:N}", r.LineId, series.AccountId, r.Date, series.Merchant, r.To, r.From, series.Currency));

    private static IEnumerable<Signal> Trials(RecurringSeries series, DateOnly since)
    {
        if (series.TrialEndedOn is not { } day || day < since) yield break;
        var paid = series.Lines.First(l => l.Date == day);
        var before = series.Lines.Last(l => l.Date < day);
        yield return new Signal(
            SignalKinds.TrialEnded, $"{SignalKinds.TrialEnded}:{paid.Id:N}", paid.Id, series.AccountId, day, series.Merchant, -paid.Amount, -before.Amount, series.Currency);
    }

    // The key names the day that the schedule says, not the number of days left: it is the same on every call.
    private static IEnumerable<Signal> Due(RecurringSeries series, DateOnly today) =>
        series is { IsIncome: false, State: SeriesState.Mature } && series.Upcoming.FirstOrDefault(u => u.Date >= today) is { } next && next.Date <= today.AddDays(DueDays)
            ? [new Signal(
                SignalKinds.ChargeDue, string.Create(CultureInfo.InvariantCulture, $"{SignalKinds.ChargeDue}:{series.Key}:{next.Date:yyyyMMdd}"), null, series.AccountId, next.Date,
                series.Merchant, series.Expected.P50, null, series.Currency)]
            : [];

    private static IEnumerable<Signal> Balances(TenantBooks books, IReadOnlyList<RecurringSeries> series, DateOnly today)
    {
        foreach (var account in books.Accounts)
        {
            // A card owes by its nature; an account already below zero needs no warning that it will be.
            if (account.Balance is not > 0 || account.Kind == "credit") continue;
            var scope = ForecastScope.OfAccount(account, books, series);
            if (scope.LastSeen(today) < today.AddDays(-StaleDays)) continue;
            var forecast = scope.Ahead(today, new ForecastOptions(BalanceDays));
            if (forecast.Days.FirstOrDefault(d => d.P10 < 0) is not { } low) continue;
            yield return new Signal(
                SignalKinds.BalanceAhead, string.Create(CultureInfo.InvariantCulture, $"{SignalKinds.BalanceAhead}:{account.Id:N}:{low.Date:yyyyMM}"), null, account.Id, low.Date,
                "", low.P10, account.Balance, account.Currency);
        }
    }
}
