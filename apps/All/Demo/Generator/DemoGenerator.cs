using FinanceTracker.All.Demo.Generator.Ana;
using FinanceTracker.All.Demo.Generator.Taller;

namespace FinanceTracker.All.Demo.Generator;

/// <summary>
/// Statement files of invented people with the money of real ones: Ana, paid by quincena, and Taller Hernández. They go in through
/// the same door as anybody's files. The same seed, day and months give the same bytes.
/// </summary>
public static class DemoGenerator
{
    private const int MostMonths = 120;

    /// <summary>The files that end on <paramref name="lastDay"/> and begin <paramref name="months"/> months earlier.</summary>
    public static IReadOnlyList<DemoStatement> Generate(int seed, DateOnly lastDay, int months = 18)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, MostMonths);
        var random = new SeededRandom(unchecked((ulong)seed));
        var story = new Story(lastDay.AddMonths(-months).AddDays(1), lastDay);
        return [.. AnaStatements.Of(random.Fork("ana"), story), .. TallerStatements.Of(random.Fork("taller"), story)];
    }
}
