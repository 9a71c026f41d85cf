using FinanceTracker.Insights.Series;

namespace FinanceTracker.Insights.Forecasting;

/// <summary>A balance on a day to come: 8 of 10 futures lie between the first and the last.</summary>
public sealed record ForecastDay(DateOnly Date, decimal P10, decimal P50, decimal P90);

/// <summary>A charge or income of a known series that makes the forecast. <c>amount</c> is signed.</summary>
public sealed record ScheduledItem(DateOnly Date, string SeriesKey, string Merchant, SeriesKind Kind, decimal Amount, decimal Low, decimal High);

/// <summary>Why there is no forecast, or part of one is not shown.</summary>
public enum ForecastGap
{
    /// <summary>Fewer than 60 days of lines.</summary>
    TooLittleHistory,

    /// <summary>No statement ever told a balance.</summary>
    NoBalance,

    /// <summary>The last line is older than 45 days.</summary>
    StaleBalance,

    /// <summary>The band is wider than one and a half times what moves: a figure would mislead.</summary>
    TooUncertain,
}

/// <summary>The cash flow of one account, or of all accounts in one currency.</summary>
/// <param name="Balance">Balance today; null when no statement told one.</param>
/// <param name="Days">Day by day; empty when there is a <paramref name="Gap"/>.</param>
/// <param name="Scheduled">The known charges and incomes in the days ahead, by day.</param>
/// <param name="BelowFloor">Share of futures in which the balance goes below the floor; null when there is a gap.</param>
/// <param name="Gap">Why there are no days.</param>
/// <param name="Widened">True when fewer than 120 days are known and the band was widened by half.</param>
public sealed record CashForecast(
    decimal? Balance, IReadOnlyList<ForecastDay> Days, IReadOnlyList<ScheduledItem> Scheduled, double? BelowFloor, ForecastGap? Gap, bool Widened);
