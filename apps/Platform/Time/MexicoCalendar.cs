namespace FinanceTracker.Platform.Time;

/// <summary>
/// The day of an instant where a tenant lives. A purchase at 23:30 in Mexico City is already the next day in UTC; this is the
/// only way from an instant to a day.
/// </summary>
public static class MexicoCalendar
{
    /// <summary>The zone of most of the country, and of a tenant that has not said otherwise.</summary>
    public const string DefaultZone = "America/Mexico_City";

    private static readonly TimeZoneInfo Centre = FindCentre();

    /// <summary>The zones of the country (Ley de los Husos Horarios, DOF 28-10-2022), for forms and checks.</summary>
    public static IReadOnlyList<string> Zones { get; } =
    [
        DefaultZone,
        "America/Bahia_Banderas",
        "America/Cancun",
        "America/Chihuahua",
        "America/Ciudad_Juarez",
        "America/Hermosillo",
        "America/Matamoros",
        "America/Mazatlan",
        "America/Merida",
        "America/Monterrey",
        "America/Ojinaga",
        "America/Tijuana",
    ];

    /// <summary>Today in the zone; in Mexico City when the zone is unknown.</summary>
    public static DateOnly Today(TimeProvider time, string zone = DefaultZone) => DayOf(time.GetUtcNow(), zone);

    /// <summary>The day of an instant in the zone; in Mexico City when the zone is unknown.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, string zone = DefaultZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, ZoneOf(zone)).DateTime);

    /// <summary>The instant at which a day begins in the zone, for asking a table of instants about days.</summary>
    public static DateTimeOffset StartOf(DateOnly day, string zone = DefaultZone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, ZoneOf(zone).GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>True when the machine knows the zone.</summary>
    public static bool IsKnown(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    private static TimeZoneInfo ZoneOf(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : Centre;

    // Small container images may carry no time zone data: the centre has kept UTC-6 all year since 30 October 2022.
    private static TimeZoneInfo FindCentre() =>
        TimeZoneInfo.TryFindSystemTimeZoneById(DefaultZone, out var found)
            ? found
            : TimeZoneInfo.CreateCustomTimeZone(DefaultZone, TimeSpan.FromHours(-6), DefaultZone, DefaultZone);
}
