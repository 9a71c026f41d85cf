using FinanceTracker.Insights.Categorising;

namespace FinanceTracker.Insights.Tests.Categorising;

public sealed class EditDistanceTests
{
    [Fact]
    public void The_quick_answer_is_the_slow_one()
    {
        var random = new Random(3);
        for (var round = 0; round < 20_000; round++)
        {
            var one = Word(random);
            var other = random.Next(3) == 0 ? Word(random) : Slip(one, random);
            Assert.True(EditDistance.IsAtMostOne(one, other) == EditDistance.Between(one, other) <= 1, $"{one} {other}");
        }
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => "ABC"[random.Next(3)]));

    private static string Slip(string word, Random random)
    {
        var at = random.Next(word.Length);
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, "B"),
            2 => at + 1 < word.Length ? word[..at] + word[at + 1] + word[at] + word[(at + 2)..] : word,
            _ => word[..at] + "C" + word[(at + 1)..]
        };
    }
}
