namespace FinanceTracker.Tax.Position;

/// <summary>The numbers of a position by name: each can be asked for with every document behind it.</summary>
internal static class PositionLines
{
    /// <summary>A number of a regime's ISR.</summary>
    public static string Isr(string regimen, string number) => $"isr.{regimen}.{number}";

    /// <summary>A number of IVA.</summary>
    public static string Iva(string number) => $"iva.{number}";

    /// <summary>A number of what was withheld from others.</summary>
    public static string Withholdings(string number) => $"withholdings.{number}";

    /// <summary>Every number of a position that has a name.</summary>
    public static IEnumerable<Traced> Of(TaxPosition position)
    {
        IEnumerable<Traced> all = [.. position.Isr.SelectMany(i => new[] { i.Income, i.Deductions, i.Withheld }), position.Withholdings.Isr, position.Withholdings.IsrWages, position.Withholdings.Iva];
        if (position.Iva is { } iva) all = [.. all, iva.Acts16, iva.Acts8, iva.Acts0, iva.Exempt, iva.Caused, iva.Withheld, iva.Paid];
        return all.Where(t => t.Line is not null);
    }
}
