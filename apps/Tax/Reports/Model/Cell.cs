namespace FinanceTracker.Tax.Reports.Model;

/// <summary>A value with its type: writers decide how it looks, never what it is.</summary>
public abstract record Cell;

/// <summary>Words.</summary>
public sealed record TextCell(string Text) : Cell;

/// <summary>An amount in a currency.</summary>
public sealed record MoneyCell(decimal Amount, string Currency) : Cell;

/// <summary>A day.</summary>
public sealed record DayCell(DateOnly Day) : Cell;

/// <summary>A part of a whole or a rate: 0.16 is 16 %.</summary>
public sealed record ShareCell(decimal Share) : Cell;

/// <summary>How many.</summary>
public sealed record CountCell(int Count) : Cell;

/// <summary>A document of the vault, by its id and its folio fiscal.</summary>
public sealed record CfdiCell(Guid Id, string? Uuid) : Cell;

/// <summary>What a column holds, so that an empty one is still known.</summary>
public enum CellKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Amounts.</summary>
    Money,

    /// <summary>Days.</summary>
    Day,

    /// <summary>Rates and shares.</summary>
    Percent,

    /// <summary>Counts.</summary>
    Count,

    /// <summary>Documents.</summary>
    Cfdi,
}
