using System.Globalization;

namespace FinanceTracker.Banking.Tests.Statements.Suites;

/// <summary>A movement as a bank knows it, to be written in any bank's way.</summary>
/// <param name="WrittenDate">What stands in the file instead of the day.</param>
/// <param name="WrittenAmount">What stands in the file instead of the amount.</param>
public sealed record Movement(DateOnly Date, string Text, decimal Amount, decimal Balance, string? WrittenDate = null, string? WrittenAmount = null)
{
    public static readonly DateOnly FirstDay = new(2026, 9, 2);

    /// <summary>Four movements over three days that start from 50,000.00.</summary>
    public static IReadOnlyList<Movement> Usual { get; } = From(
        50_000m,
        (0, "OXXO PLUTARCO 552762", -819.08m),
        (1, "SPEI RECIBIDO NOMINA 586649", 18_891.20m),
        (1, "UBER TRIP 838821", -129.64m),
        (20, "CFE SUMINISTRADOR 554496", -1_952.46m));

    public static IReadOnlyList<Movement> From(decimal opening, params (int Day, string Text, decimal Amount)[] rows)
    {
        List<Movement> movements = [];
        foreach (var (day, text, amount) in rows)
        {
            opening += amount;
            movements.Add(new Movement(FirstDay.AddDays(day), text, amount, opening));
        }

        return movements;
    }

    public string Day(string format) => WrittenDate ?? Date.ToString(format, CultureInfo.InvariantCulture);

    public string Month => Date.ToString("dd", CultureInfo.InvariantCulture) + "-" + ((string[])["Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic"])[Date.Month - 1] + Date.ToString("-yyyy", CultureInfo.InvariantCulture);

    public string In => Amount >= 0 ? WrittenAmount ?? Money(Amount) : "";

    public string Out => Amount < 0 ? WrittenAmount ?? Money(-Amount) : "";

    public string Signed => WrittenAmount ?? Amount.ToString("0.00", CultureInfo.InvariantCulture);

    public string Total => Money(Balance);

    public static string Money(decimal value) => value.ToString("#,##0.00", CultureInfo.InvariantCulture);

    public static string Quote(string text) => text.AsSpan().IndexOfAny(",|\t\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
