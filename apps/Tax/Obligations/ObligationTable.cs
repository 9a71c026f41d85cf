namespace FinanceTracker.Tax.Obligations;

/// <summary>How often something is owed, and until when.</summary>
public enum ObligationRhythm
{
    /// <summary>Each month, by the 17th of the next one.</summary>
    Monthly,

    /// <summary>Each month, by the end of the next one.</summary>
    MonthlyInformative,

    /// <summary>Each year, by 30 April (persons) or 31 March (companies).</summary>
    Annual,
}

/// <summary>Whom a rule is for.</summary>
public enum ObligationParty
{
    /// <summary>Persons and companies.</summary>
    Anybody,

    /// <summary>Persons (personas físicas).</summary>
    Person,

    /// <summary>Companies (personas morales).</summary>
    Company,
}

/// <summary>A dated rule: who owes what from when to when, or is relieved of it.</summary>
/// <param name="Kind">Stable code.</param>
/// <param name="Rhythm">How often.</param>
/// <param name="Regimes">Regimes that owe it.</param>
/// <param name="Party">Persons, companies or both.</param>
/// <param name="From">First period.</param>
/// <param name="To">Last period; null while it stands.</param>
/// <param name="Law">Where that stands.</param>
/// <param name="Es">Name in Spanish.</param>
/// <param name="En">Name in English.</param>
public sealed record ObligationRule(
    string Kind, ObligationRhythm Rhythm, IReadOnlyList<string> Regimes, ObligationParty Party, DateOnly From, DateOnly? To, string Law, string Es, string En)
{
    /// <summary>True when it relieves instead of obliging.</summary>
    public bool Relieves { get; init; }

    /// <summary>Only for whoever earned no more than this in the year before; null when income does not matter.</summary>
    public decimal? MostIncome { get; init; }

    /// <summary>Only when there is something of it in the month.</summary>
    public bool OnlyWhenPresent { get; init; }

    /// <summary>Only for whoever the year's wages oblige (see <see cref="WageDuty"/>).</summary>
    public bool OnlyWhenWagesOblige { get; init; }

    /// <summary>True when it speaks of this taxpayer in this period.</summary>
    public bool Holds(IReadOnlyCollection<string> regimes, bool isPerson, DateOnly period) =>
        From <= period && (To is null || period <= To)
        && (Party == ObligationParty.Anybody || isPerson == (Party == ObligationParty.Person))
        && Regimes.Any(regimes.Contains);
}

/// <summary>The obligations as data. A reform ends a row and begins another; nothing else changes.</summary>
public static class ObligationTable
{
    /// <summary>ISR of the month.</summary>
    public const string Isr = "isr_monthly";

    /// <summary>IVA of the month.</summary>
    public const string Iva = "iva_monthly";

    /// <summary>Taxes withheld from others.</summary>
    public const string Withholdings = "withholdings_monthly";

    /// <summary>Operations with third parties.</summary>
    public const string Diot = "diot";

    /// <summary>ISR of the year.</summary>
    public const string Annual = "isr_annual";

    // LISR in force since 2014; RESICO since 2022; platforms' regime as 625 since June 2020.
    private static readonly DateOnly Lisr2014 = new(2014, 1, 1);
    private static readonly DateOnly Resico2022 = new(2022, 1, 1);
    private static readonly DateOnly Platforms2020 = new(2020, 6, 1);
    private static readonly string[] Everybody = ["601", "603", "606", "612", "621", "625", "626"];

    /// <summary>Every rule.</summary>
    public static IReadOnlyList<ObligationRule> Rules { get; } =
    [
        new(Isr, ObligationRhythm.Monthly, ["626"], ObligationParty.Person, Resico2022, null, "LISR 113-E", "Pago mensual de ISR (RESICO)", "Monthly ISR payment (RESICO)"),
        new(Isr, ObligationRhythm.Monthly, ["612"], ObligationParty.Person, Lisr2014, null, "LISR 106", "Pago provisional de ISR", "Provisional ISR payment"),
        new(Isr, ObligationRhythm.Monthly, ["606"], ObligationParty.Person, Lisr2014, null, "LISR 116", "Pago provisional de ISR por arrendamiento", "Provisional ISR payment on rent"),
        new(Isr, ObligationRhythm.Monthly, ["625"], ObligationParty.Person, Platforms2020, null, "LISR 113-A", "Pago provisional de ISR (plataformas)", "Provisional ISR payment (platforms)"),
        new(Isr, ObligationRhythm.Monthly, ["601"], ObligationParty.Company, Lisr2014, null, "LISR 14", "Pago provisional de ISR", "Provisional ISR payment"),
        new(Isr, ObligationRhythm.Monthly, ["626"], ObligationParty.Company, Resico2022, null, "LISR 211", "Pago provisional de ISR (RESICO)", "Provisional ISR payment (RESICO)"),
        new(Iva, ObligationRhythm.Monthly, Everybody, ObligationParty.Anybody, Lisr2014, null, "LIVA 5-D", "Pago mensual de IVA", "Monthly IVA payment"),
        new(Withholdings, ObligationRhythm.Monthly, Everybody, ObligationParty.Anybody, Lisr2014, null, "LISR 96, 106, 116; LIVA 1-A", "Entero de retenciones", "Payment of taxes withheld") { OnlyWhenPresent = true },
        new(Diot, ObligationRhythm.MonthlyInformative, Everybody, ObligationParty.Anybody, Lisr2014, null, "LIVA 32-VIII", "DIOT", "DIOT (operations with third parties)"),
        new(Diot, ObligationRhythm.MonthlyInformative, ["626"], ObligationParty.Anybody, Resico2022, null, "RMF 3.13.17", "RESICO está relevado de la DIOT", "RESICO is relieved of the DIOT") { Relieves = true },
        new(Diot, ObligationRhythm.MonthlyInformative, ["606", "612", "621", "625"], ObligationParty.Person, new(2023, 1, 1), null, "RMF 2.8.1.17",
            "Personas físicas con ingresos de hasta 4 millones: relevadas de la DIOT", "Persons with income of up to 4 million: relieved of the DIOT") { Relieves = true, MostIncome = 4_000_000m },
        new(Annual, ObligationRhythm.Annual, ["606", "612", "625"], ObligationParty.Person, Lisr2014, null, "LISR 150", "Declaración anual", "Annual return"),
        new(Annual, ObligationRhythm.Annual, ["605"], ObligationParty.Person, Lisr2014, null, "LISR 98-III, 150", "Declaración anual", "Annual return") { OnlyWhenWagesOblige = true },
        new(Annual, ObligationRhythm.Annual, ["626"], ObligationParty.Person, Resico2022, new(2023, 12, 31), "LISR 113-F", "Declaración anual (RESICO)", "Annual return (RESICO)"),
        new(Annual, ObligationRhythm.Annual, ["626"], ObligationParty.Person, new(2024, 1, 1), null, "RMF 3.13.7",
            "RESICO: sin declaración anual, el pago mensual es definitivo", "RESICO: no annual return, the monthly payment is definitive") { Relieves = true },
        new(Annual, ObligationRhythm.Annual, ["601", "603", "626"], ObligationParty.Company, Lisr2014, null, "LISR 9, 76-V", "Declaración anual", "Annual return"),
    ];
}
