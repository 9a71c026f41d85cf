using FinanceTracker.Contracts.Insights;
using FinanceTracker.Insights.Series;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Insights.Signals;

/// <summary>Tells Ledger what the models notice in the tenant's books.</summary>
public static class SignalsForApps
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/internal/insights/signals", Handle).ForApps("ledger");

    private static async Task<Results<Ok<SignalsFound>, Refusal>> Handle(FindSignals request, SeriesReader reader, CancellationToken cancellationToken)
    {
        if (request.Since > request.Today)
            return new FieldErrors().When(true, "since", "Es posterior a «today».", "It is later than 'today'.").ToProblem()!.ForApps().Refused();
        var read = await reader.ReadAsync(request.Today, cancellationToken);
        return read.IsOk
            ? TypedResults.Ok(new SignalsFound(SignalFinder.Find(read.Value.Books, read.Value.Standing, request.Since, request.Today)))
            : read.Problem!.ForApps().Refused();
    }
}
