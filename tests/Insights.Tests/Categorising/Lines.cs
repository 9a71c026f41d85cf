using FinanceTracker.Insights.Categorising;
using FinanceTracker.Insights.Training;

namespace FinanceTracker.Insights.Tests.Categorising;

/// <summary>Short ways to ask.</summary>
internal static class Lines
{
    public static Suggestion Ask(string descriptor, Direction direction = Direction.Out, decimal amount = 250m, TenantMemory? memory = null) =>
        Categoriser.Load().Categorise([new BankLine("1", descriptor, amount, direction)], memory ?? TenantMemory.Empty)[0];

    public static IReadOnlyList<LabelledLine> File(string name)
    {
        using var stream = System.IO.File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Categorising", name));
        return LabelledLine.Read(stream);
    }

    public static MemoryRow Correction(
        string descriptor, string category, int minute = 0, Direction direction = Direction.Out, string? merchant = null, decimal? amount = null) =>
        new("", descriptor, direction, category, merchant, new DateTimeOffset(2026, 3, 1, 12, minute, 0, TimeSpan.Zero), amount);
}
