using System.Globalization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Security;
using FinanceTracker.Platform.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace FinanceTracker.Tax.Cfdis.Taxpayer;

/// <summary>Keeps what the taxpayer knows of a fiscal year and no CFDI tells. The whole year is said at once: what is left out is not known.</summary>
public static class ChangeYearOptions
{
    private const int FirstYear = 2015;
    private const decimal Most = 1_000_000_000_000m;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/tax/profile/options/{year}", Handle).Can(Permission.WriteTaxes).WithSummary("Datos de un ejercicio que ningún CFDI dice / What no CFDI tells of a fiscal year");

    private static async Task<Results<Ok<ReadProfile.Response>, Refusal>> Handle(int year, YearOptions request, TaxDb db, TaxpayerTools tools, CancellationToken cancellationToken)
    {
        if (year < FirstYear || year > MexicoCalendar.Today(tools.Time).Year + 1) return TaxpayerProblems.BadFiscalYear.Refused();
        if (Check(request) is { } problem) return problem.Refused();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // One at a time for a tenant: two first answers at once would be two rows of one key.
        var key = string.Create(CultureInfo.InvariantCulture, $"tax.options{db.Tenant}");
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({key}, 0))", cancellationToken);
        var row = await db.TaxpayerYears.SingleOrDefaultAsync(y => y.Year == year, cancellationToken);
        if (row is null)
        {
            row = new TaxpayerYear(year);
            db.TaxpayerYears.Add(row);
        }

        row.Say(request, tools.Time.GetUtcNow());
        db.Note("taxpayer.options", year.ToString(CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var profile = await db.TaxpayerProfiles.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return TypedResults.Ok(await ReadProfile.ViewAsync(db, profile, cancellationToken));
    }

    /// <summary>Every wrong field, or null.</summary>
    internal static Problem? Check(YearOptions options) => new FieldErrors()
        .When(options.Coefficient is < 0m or > 1m || options.Coefficient is { } c && decimal.Round(c, 4, MidpointRounding.ToZero) != c, "coefficient",
            "Entre 0 y 1, con hasta cuatro decimales (LISR 14), por ejemplo 0.1234.", "Between 0 and 1, with up to four decimals (LISR 14), such as 0.1234.")
        .When(IsNoAmount(options.PriorLosses), "priorLosses", "Un importe de cero o más, con hasta dos decimales.", "An amount of zero or more, with up to two decimals.")
        .When(IsNoAmount(options.PtuPaid), "ptuPaid", "Un importe de cero o más, con hasta dos decimales.", "An amount of zero or more, with up to two decimals.")
        .When(IsNoAmount(options.PriorIvaBalance), "priorIvaBalance", "Un importe de cero o más, con hasta dos decimales.", "An amount of zero or more, with up to two decimals.")
        .When(IsNoAmount(options.PriorYearIncome), "priorYearIncome", "Un importe de cero o más, con hasta dos decimales.", "An amount of zero or more, with up to two decimals.")
        .When(options.RentMethod is not (null or "real" or "blind35"), "rentMethod", "«real» o «blind35».", "'real' or 'blind35'.")
        .ToProblem();

    private static bool IsNoAmount(decimal? amount) => amount is { } a && (a < 0 || a >= Most || decimal.Round(a, 2, MidpointRounding.ToZero) != a);
}
