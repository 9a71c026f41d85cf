namespace FinanceTracker.Tax.Cfdis.Taxpayer;

/// <summary>A strip of the border with the stimulus of 8 % IVA.</summary>
public enum BorderZone
{
    /// <summary>Región fronteriza norte (decree of 31-12-2018).</summary>
    North,

    /// <summary>Región fronteriza sur (decree of 30-12-2020).</summary>
    South,
}

/// <summary>A regime and the days between which it holds, both inclusive; null is open.</summary>
/// <param name="Regimen">Key of c_RegimenFiscal.</param>
public sealed record RegimePeriod(string Regimen, DateOnly? From, DateOnly? To)
{
    /// <summary>True when it holds on some day of the span.</summary>
    public bool Touches(DateOnly first, DateOnly last) => (From is not { } from || from <= last) && (To is not { } to || to >= first);
}

/// <summary>The taxpayer's place in a border zone, with the stimulus registered, between two days, both inclusive.</summary>
public sealed record BorderPeriod(BorderZone Zone, DateOnly? From, DateOnly? To)
{
    /// <summary>True when it holds on the day.</summary>
    public bool HoldsOn(DateOnly day) => (From is not { } from || from <= day) && (To is not { } to || to >= day);
}

/// <summary>What a profile says about days: which regimes and which border zone held when, since when there are operations, and whether the decree's facility is used.</summary>
/// <param name="Regimenes">Regimes as last said; one without a period holds always.</param>
public sealed record TaxpayerFacts(IReadOnlyList<string> Regimenes)
{
    /// <summary>Regimes with days.</summary>
    public IReadOnlyList<RegimePeriod> Periods { get; init; } = [];

    /// <summary>Border zones with days.</summary>
    public IReadOnlyList<BorderPeriod> BorderZones { get; init; } = [];

    /// <summary>Whether returns are presented with the days more of the decree of 26-12-2013; null while nobody said.</summary>
    public bool? UsesSixthDigit { get; init; }

    /// <summary>First day of operations; null while nobody said.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>Regimes that hold on some day of the span.</summary>
    public IReadOnlyList<string> RegimesIn(DateOnly first, DateOnly last) =>
    [
        .. Regimenes.Where(r => !Periods.Any(p => p.Regimen == r)).Concat(Periods.Where(p => p.Touches(first, last)).Select(p => p.Regimen)).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Regimes of a month.</summary>
    public IReadOnlyList<string> RegimesOf(DateOnly month) => RegimesIn(month, month.AddMonths(1).AddDays(-1));

    /// <summary>The border zone on a day; null outside of any.</summary>
    public BorderZone? ZoneOn(DateOnly day) => BorderZones.FirstOrDefault(b => b.HoldsOn(day))?.Zone;

    /// <summary>
    /// What is kept when regimes are said anew without days: days of regimes that go on, and those of regimes that had ended. A regime that is
    /// said to hold and had ended holds without days again.
    /// </summary>
    public static IReadOnlyList<RegimePeriod> Kept(IReadOnlyList<RegimePeriod> periods, IReadOnlyCollection<string> regimes, DateOnly today)
    {
        var going = periods.Where(p => p.To is not { } to || to >= today).Select(p => p.Regimen).ToHashSet(StringComparer.Ordinal);
        return periods.Where(p => regimes.Contains(p.Regimen) ? going.Contains(p.Regimen) : p.To is { } to && to < today).ToList();
    }
}
