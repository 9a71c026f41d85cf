using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Tax.Cfdis.Taxpayer;

/// <summary>Whether a profile can be as it was said: pure.</summary>
public static class ProfileCheck
{
    private const int LongestName = 300;
    private const int MostRegimes = 5;
    private const int MostPeriods = 20;
    private const string OtherKindEs = "Ese régimen no es del tipo de tu RFC: 13 caracteres es persona física, 12 es persona moral.";
    private const string OtherKindEn = "That regime is not of your RFC's kind: 13 characters is a natural person, 12 a company.";
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>Every wrong field, or null.</summary>
    public static Problem? Of(ReadProfile.Request request) => Dates(new FieldErrors()
        .When(!Platform.Identifiers.Rfc.TryReadIssued(request.Rfc, out var rfc) || rfc.IsGeneric, "rfc", "No es un RFC de contribuyente.", "Not a taxpayer's RFC.")
        .When(request.Nombre is { Length: > LongestName }, "nombre", "A lo más 300 caracteres.", "At most 300 characters.")
        .When(request.Regimenes is null ? request.RegimenPeriods is not { Length: > 0 } : request.Regimenes is not { Length: >= 1 and <= MostRegimes }, "regimenes",
            "De uno a cinco regímenes.", "One to five regimes.")
        .When(request.Regimenes?.Any(r => r is null || !Checks.Catalogues.HasRegime(r)) == true, "regimenes", "Claves de c_RegimenFiscal, por ejemplo 612.", "Keys of c_RegimenFiscal, such as 612.")
        .When(OfOtherKind(request.Rfc, request.Regimenes), "regimenes", OtherKindEs, OtherKindEn)
        .When(OfOtherKind(request.Rfc, request.RegimenPeriods?.Select(p => p?.Regimen)), "regimenPeriods", OtherKindEs, OtherKindEn), request)
        .ToProblem();

    // c_RegimenFiscal says which regimes are of persons and which of companies; only what it tells to be of the other kind alone is refused.
    private static bool OfOtherKind(string? rfc, IEnumerable<string?>? regimes)
    {
        if (!Platform.Identifiers.Rfc.TryReadIssued(rfc, out var key)) return false;
        var isPerson = key.Value.Length == 13;
        return regimes?.Any(r => r is not null && Checks.Catalogues.HasRegime(r) && !(IsOfBoth(r) || Checks.Catalogues.Has(isPerson ? "regimenFisica" : "regimenMoral", r))) == true;
    }

    // SAT lists 610 (residents abroad) for both and has it in one list alone in some editions.
    private static bool IsOfBoth(string regime) => regime is "610" or "626";

    /// <summary>What holds from now on: what was said, over what was known.</summary>
    public static Result<TaxpayerFacts> FactsOf(ReadProfile.Request request, TaxpayerFacts known, DateOnly today)
    {
        var said = request.Regimenes?.Distinct(StringComparer.Ordinal).ToList() ?? [];
        IReadOnlyList<RegimePeriod> periods = request.RegimenPeriods is { } given ? [.. given.OrderBy(p => p.From ?? DateOnly.MinValue)] : TaxpayerFacts.Kept(known.Periods, said, today);
        var now = new TaxpayerFacts(said) { Periods = periods }.RegimesIn(today, today);
        if (now.Count is 0 or > MostRegimes) return TaxpayerProblems.NoRegimeToday;
        return new TaxpayerFacts(now)
        {
            Periods = periods,
            BorderZones = request.BorderZones is { } zones ? [.. zones.OrderBy(b => b.From ?? DateOnly.MinValue)] : known.BorderZones,
            UsesSixthDigit = request.UsesSixthDigit ?? known.UsesSixthDigit,
            StartedOn = request.StartedOn ?? known.StartedOn,
        };
    }

    private static FieldErrors Dates(FieldErrors errors, ReadProfile.Request request) => errors
        .When(request.RegimenPeriods is { Length: > MostPeriods }, "regimenPeriods", "A lo más 20 periodos.", "At most 20 periods.")
        .When(request.RegimenPeriods?.Any(p => p?.Regimen is null || !Checks.Catalogues.HasRegime(p.Regimen)) == true, "regimenPeriods",
            "Cada periodo lleva una clave de c_RegimenFiscal.", "Each period has a key of c_RegimenFiscal.")
        .When(Backwards(request.RegimenPeriods?.Select(p => (p?.From, p?.To))), "regimenPeriods", "El fin no puede ser anterior al inicio.", "The end cannot be before the beginning.")
        .When(Overlap(request.RegimenPeriods?.Select(p => (p?.Regimen ?? "", p?.From, p?.To))), "regimenPeriods", "Un régimen no puede empezar antes de haber terminado.", "A regime cannot begin before it ended.")
        .When(request.BorderZones is { Length: > MostPeriods } || request.BorderZones?.Any(b => b is null || !Enum.IsDefined(b.Zone)) == true, "borderZones",
            "Hasta 20 periodos, cada uno con zona «north» o «south».", "Up to 20 periods, each with zone 'north' or 'south'.")
        .When(Backwards(request.BorderZones?.Select(b => (b?.From, b?.To))), "borderZones", "El fin no puede ser anterior al inicio.", "The end cannot be before the beginning.")
        .When(Overlap(request.BorderZones?.Select(b => ("", b?.From, b?.To))), "borderZones", "Los periodos no pueden traslaparse: no se está en dos zonas a la vez.", "Periods cannot overlap: nobody is in two zones at once.")
        .When(request.StartedOn is { } day && day < Earliest, "startedOn", "No es una fecha de inicio de operaciones.", "Not a day on which operations began.");

    private static bool Backwards(IEnumerable<(DateOnly? From, DateOnly? To)>? periods) => periods?.Any(p => p.From > p.To) == true;

    private static bool Overlap(IEnumerable<(string Key, DateOnly? From, DateOnly? To)>? periods) =>
        periods?.GroupBy(p => p.Key, StringComparer.Ordinal).Any(g =>
        {
            var inOrder = g.OrderBy(p => p.From ?? DateOnly.MinValue).ToList();
            return inOrder.Zip(inOrder.Skip(1)).Any(pair => (pair.First.To ?? DateOnly.MaxValue) >= (pair.Second.From ?? DateOnly.MinValue));
        }) == true;
}
