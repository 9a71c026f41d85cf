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

    /// <summary>What happened, of whoever it happened to.</summary>
    /// <param name="Statements">The files.</param>
    /// <param name="Ana">Every line of Ana's accounts.</param>
    /// <param name="Taller">Every line of the workshop's.</param>
    internal sealed record Told(IReadOnlyList<DemoStatement> Statements, IReadOnlyList<Movement> Ana, IReadOnlyList<Movement> Taller);

    /// <summary>The files that end on <paramref name="lastDay"/> and begin <paramref name="months"/> months earlier.</summary>
    public static IReadOnlyList<DemoStatement> Generate(int seed, DateOnly lastDay, int months = 18) => Tell(seed, lastDay, months).Statements;

    /// <summary>The files, and the lines that they are made of.</summary>
    internal static Told Tell(int seed, DateOnly lastDay, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, MostMonths);
        var random = new SeededRandom(unchecked((ulong)seed));
        var story = new Story(lastDay.AddMonths(-months).AddDays(1), lastDay);
        var ana = AnaStatements.Live(random.Fork("ana"), story);
        var taller = TallerStatements.Live(random.Fork("taller"), story);
        return new Told(
            [.. AnaStatements.Of(ana, story), .. TallerStatements.Of(taller, story)],
            LinesOf(ana.Debit, ana.Savings, ana.Card), LinesOf(taller.Main, taller.Counter));
    }

    private static List<Movement> LinesOf(params AccountBook[] books) => [.. books.SelectMany(b => b.Rows()).Select(r => r.Movement).OrderBy(m => m.Day)];
}
