using System.Globalization;
using FinanceTracker.Insights.Books;
using FinanceTracker.Insights.Series;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Insights.Forecasting;

/// <summary>Balances ahead, for each account and for all of them by currency.</summary>
public static class ReadForecast
{
    private const int DefaultDays = 30;

    /// <summary>The forecasts: all accounts of a currency first (without <c>accountId</c>), then each account.</summary>
    public sealed record Response(DateOnly Today, int Days, decimal Floor, IReadOnlyList<ForecastView> Items);

    /// <summary>One forecast. <c>belowFloor</c> is the share of futures that go below the floor; <c>gap</c> says why there are no days.</summary>
    public sealed record ForecastView(
        Guid? AccountId, string Currency, decimal? Balance, IReadOnlyList<ForecastDay> Days, IReadOnlyList<ScheduledItem> Scheduled, double? BelowFloor, GapView? Gap, bool Widened);

    /// <summary>Why a figure is not shown.</summary>
    public sealed record GapView(ForecastGap Code, string Es, string En);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/insights/forecast", Handle).Can(Permission.UseInsights).Requires(Feature.Forecast).WithSummary("Pronóstico de saldo / Balance forecast");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        [AsParameters] Question question, SeriesReader reader, MultiTenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        var days = question.Days ?? DefaultDays;
        var floor = 0m;
        var problem = new FieldErrors()
            .When(days is < 1 or > CashFlow.MostDays, "days", "De 1 a 90.", "1 to 90.")
            .When(question.Floor is { } text && !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out floor), "floor", "Un importe con punto decimal.", "An amount with a decimal point.")
            .ToProblem();
        if (problem is not null) return problem.Refused();

        var today = MexicoCalendar.Today(time, tenant.Tenant.Zone);
        var read = await reader.ReadAsync(today, cancellationToken);
        if (!read.IsOk) return read.Problem!.Refused();
        var options = new ForecastOptions(days, floor);
        var items = Scopes(read.Value).Select(s => ViewOf(s, s.Ahead(today, options))).ToList();
        return TypedResults.Ok(new Response(today, days, floor, items));
    }

    private static IEnumerable<ForecastScope> Scopes(BooksWithSeries read) =>
        read.Books.Accounts.Select(a => a.Currency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(currency => ForecastScope.OfCurrency(currency, read.Books, read.Standing))
            .Concat(read.Books.Accounts.Select(a => ForecastScope.OfAccount(a, read.Books, read.Standing)));

    private static ForecastView ViewOf(ForecastScope scope, CashForecast forecast) => new(
        scope.AccountId, scope.Currency, forecast.Balance, forecast.Days, forecast.Scheduled, forecast.BelowFloor, forecast.Gap is { } gap ? Explain(gap) : null, forecast.Widened);

    private static GapView Explain(ForecastGap gap) => gap switch
    {
        ForecastGap.TooLittleHistory => new(gap, "Hacen falta al menos 60 días de movimientos.", "At least 60 days of transactions are needed."),
        ForecastGap.NoBalance => new(gap, "Ningún estado de cuenta ha dicho el saldo.", "No statement has told the balance yet."),
        ForecastGap.StaleBalance => new(gap, "El último movimiento es de hace más de 45 días. Sube el estado de cuenta más reciente.", "The last transaction is more than 45 days old. Upload the latest statement."),
        _ => new(gap, "Tus movimientos varían tanto que una cifra te engañaría.", "Your transactions vary so much that a figure would mislead you."),
    };

    /// <summary>What is asked.</summary>
    public sealed record Question(int? Days, string? Floor);
}
