using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Ledger.FxRates;

/// <summary>The rate of a day. For showing a conversion beside an amount: sums never mix currencies.</summary>
public static class ReadFxRate
{
    /// <summary>A rate: pesos for one unit.</summary>
    /// <param name="On">The day asked for.</param>
    /// <param name="RateDay">The day whose rate it is: the day asked for, or the last before it that has one.</param>
    public sealed record Response(string Currency, DateOnly On, decimal Rate, DateOnly RateDay, string Source);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/fx", Handle).Can(Permission.ReadBooks).WithSummary("Tipo de cambio FIX de un día / FIX exchange rate of a day");

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        string? currency, string? on, FxRateStore rates, MultiTenantContext tenant, TimeProvider time, CancellationToken cancellationToken)
    {
        var day = MexicoCalendar.Today(time, tenant.Tenant.Zone);
        if (on is not null && !DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return LedgerProblems.BadFilter.With("filter", "on").Refused();
        if (!Platform.Amounts.Currency.TryParse(currency?.ToUpperInvariant() ?? "USD", out _)) return LedgerProblems.BadFilter.With("filter", "currency").Refused();
        var code = currency?.ToUpperInvariant() ?? "USD";
        var found = await rates.FindAsync(code, day, cancellationToken);
        if (found is null) return LedgerProblems.NoExchangeRate.With("currency", code).Refused();
        return TypedResults.Ok(new Response(code, day, found.Rate, found.Day, found.Source));
    }
}
