using FinanceTracker.Contracts.Ledger;
using FinanceTracker.Insights.Books;
using FinanceTracker.Insights.Series;

namespace FinanceTracker.Insights.Forecasting;

/// <summary>What one forecast is about: an account, or all accounts of one currency.</summary>
/// <param name="AccountId">The account; null for all of them.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Balance">Balance after the last line known; null when no statement told one.</param>
/// <param name="Rows">Its lines, rising by day.</param>
/// <param name="Series">The series in them.</param>
public sealed record ForecastScope(Guid? AccountId, string Currency, decimal? Balance, IReadOnlyList<BookRow> Rows, IReadOnlyList<RecurringSeries> Series)
{
    private const int Stale = 45;

    /// <summary>One account, with what is moved between it and others of the tenant.</summary>
    public static ForecastScope OfAccount(BookAccount account, TenantBooks books, IReadOnlyList<RecurringSeries> series) => new(
        account.Id, account.Currency, account.Balance, books.Rows.Where(r => r.AccountId == account.Id).ToList(), series.Where(s => s.AccountId == account.Id).ToList());

    /// <summary>All accounts of a currency whose balance is known; money moved between them stays where it is.</summary>
    public static ForecastScope OfCurrency(string currency, TenantBooks books, IReadOnlyList<RecurringSeries> series)
    {
        var told = books.Accounts.Where(a => a.Currency == currency && a.Balance is not null).ToList();
        var ids = told.Select(a => (Guid?)a.Id).ToHashSet();
        return new ForecastScope(
            null, currency, told.Count == 0 ? null : told.Sum(a => a.Balance),
            books.Rows.Where(r => ids.Contains(r.AccountId) && r.Currency == currency && !r.IsTransfer).ToList(),
            series.Where(s => ids.Contains(s.AccountId) && s.Currency == currency && !s.IsTransfer).ToList());
    }

    /// <summary>The last day that the lines reach, not after <paramref name="today"/>.</summary>
    public DateOnly LastSeen(DateOnly today) => Rows.Count == 0 || Rows[^1].Date > today ? today : Rows[^1].Date;

    /// <summary>
    /// The days after <paramref name="today"/>. The balance is that of the last line: the days since are forecast too, though not told.
    /// </summary>
    public CashForecast Ahead(DateOnly today, ForecastOptions options)
    {
        var seen = LastSeen(today);
        var lag = today.DayNumber - seen.DayNumber;
        if (lag > Stale && Balance is not null) return new CashForecast(Balance, [], Schedules.Of(Series, today, options.Days), null, ForecastGap.StaleBalance, false);
        var forecast = CashFlow.Ahead(Rows, Series, Balance, seen, options with { Days = options.Days + lag });
        return lag == 0 ? forecast : forecast with { Days = forecast.Days.Skip(lag).ToList(), Scheduled = forecast.Scheduled.Where(i => i.Date > today).ToList() };
    }
}
