using System.Text.Json.Serialization;
using FinanceTracker.Tax.Calculations;

namespace FinanceTracker.Tax.Position;

/// <summary>Where a taxpayer stands in a month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Isr">By regime.</param>
/// <param name="Iva">Null when no regime bears IVA.</param>
/// <param name="Withholdings">What was withheld from others.</param>
public sealed record TaxPosition(DateOnly Month, IReadOnlyList<IsrPosition> Isr, IvaPosition? Iva, WithholdingsToPay Withholdings)
{
    /// <summary>How much of each client deposit belongs to the taxes of the month.</summary>
    public IReadOnlyList<SetAside> SetAside { get; init; } = [];

    /// <summary>RESICO of a person: how far the year is from the limit.</summary>
    public ResicoMeter? Resico { get; init; }

    /// <summary>What to watch.</summary>
    public IReadOnlyList<PositionWarning> Warnings { get; init; } = [];

    /// <summary>True for a month that has not begun: what is known of it is only expected.</summary>
    public bool IsExpected { get; init; }

    /// <summary>What every number was made of.</summary>
    [JsonIgnore]
    public IReadOnlyList<TaxEntry> Entries { get; init; } = [];

    /// <summary>ISR of all regimes, in whole pesos.</summary>
    [JsonConverter(typeof(PesosText))]
    public decimal IsrDuePesos => Isr.Sum(i => i.DuePesos ?? 0m);

    /// <summary>IVA, in whole pesos.</summary>
    [JsonConverter(typeof(PesosText))]
    public decimal IvaDuePesos => Iva?.DuePesos ?? 0m;
}

/// <summary>Taxes withheld from suppliers and workers, to be paid over by the 17th (LISR 96, 106, 113-J, 116; LIVA 1-A).</summary>
public sealed record WithholdingsToPay(Traced Isr, Traced IsrWages, Traced Iva, [property: JsonConverter(typeof(PesosText))] decimal TotalPesos);

/// <summary>A client's deposit and what of it is the month's tax.</summary>
/// <param name="CfdiId">The invoice.</param>
/// <param name="Uuid">Folio fiscal.</param>
/// <param name="Date">Day of the deposit.</param>
/// <param name="Name">The client.</param>
/// <param name="Deposit">What arrived, in pesos.</param>
/// <param name="Isr">Its share of the month's ISR.</param>
/// <param name="Iva">Its share of the month's IVA.</param>
public sealed record SetAside(Guid? CfdiId, string? Uuid, DateOnly Date, string Name, decimal Deposit, decimal Isr, decimal Iva, string Es, string En);

/// <summary>How far a year of RESICO is from its limit (LISR 113-E).</summary>
/// <param name="Collected">From January to the month.</param>
/// <param name="Limit">Most that a year may collect.</param>
/// <param name="Left">What is left of it.</param>
/// <param name="Rate">Rate of this month's slab; null beyond the last.</param>
/// <param name="NextSlabAt">Where the month's next slab begins; null in the last one.</param>
/// <param name="NextRate">Its rate.</param>
/// <param name="PassedOn">The day on which the limit is passed at this pace; null when not within the year.</param>
public sealed record ResicoMeter(
    decimal Collected, decimal Limit, decimal Left, [property: JsonConverter(typeof(RateText))] decimal? Rate, decimal? NextSlabAt,
    [property: JsonConverter(typeof(RateText))] decimal? NextRate, DateOnly? PassedOn);

/// <summary>Something to watch.</summary>
public sealed record PositionWarning(string Code, string Es, string En, string Law, Guid? CfdiId, string? Uuid);
