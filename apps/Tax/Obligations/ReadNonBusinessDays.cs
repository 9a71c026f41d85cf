using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using FinanceTracker.Tax.Cfdis.Taxpayer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace FinanceTracker.Tax.Obligations;

/// <summary>The days of a year on which nothing is due, with the law and the list that each stands in.</summary>
public static class ReadNonBusinessDays
{
    private const int First = 2015;
    private const int Last = 2099;

    /// <summary>The days.</summary>
    public sealed record Response(int Year, IReadOnlyList<NonBusinessDay> Items, string Es, string En);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/tax/non-business-days", Handle).Can(Permission.ReadTaxes).WithSummary("Días inhábiles del año / Non-business days of the year");

    private static Results<Ok<Response>, Refusal> Handle(int? year, TimeProvider time)
    {
        var wanted = year ?? MexicoCalendar.Today(time).Year;
        if (wanted is < First or > Last) return TaxpayerProblems.BadFiscalYear.Refused();
        return TypedResults.Ok(new Response(
            wanted, NonBusinessDays.Of(wanted),
            "Además de sábados y domingos. Las vacaciones generales del SAT no mueven tus declaraciones ni tus pagos (CFF 12).",
            "Besides Saturdays and Sundays. SAT's general vacations move neither your returns nor your payments (CFF 12)."));
    }
}
