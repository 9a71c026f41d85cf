using FinanceTracker.Insights.Categorising;
using FinanceTracker.Insights.Training;

namespace FinanceTracker.Insights.Tests.Categorising;

/// <summary>A gate, not a proof: these lines were written beside the lexicon. It falls when a change makes the categoriser worse.</summary>
public sealed class JudgementTests
{
    [Theory]
    [InlineData("own_lines.csv", 0.93)]
    [InlineData("fresh_lines.csv", 0.93)]
    public void Labelled_lines_stay_right_and_their_levels_keep_their_promise(string file, double atLeast)
    {
        var lines = Lines.File(file);
        var answers = Categoriser.Load().Categorise([.. lines.Select((line, at) => new BankLine($"{at}", line.Descriptor, line.Amount, line.Direction))], TenantMemory.Empty);
        var card = Scorecard.Of(lines, answers);
        Assert.True(card.Accuracy >= atLeast, card.ToString());
        Assert.True(card.CoverageAt95 >= 0.5, card.ToString());
        Assert.True(card.LevelPrecision >= 0.9, card.ToString());
        Assert.True(card.CalibrationError <= 0.12, card.ToString());
    }

    [Fact]
    public void A_scorecard_counts_what_it_says()
    {
        LabelledLine[] lines = [new("A", 1, Direction.Out, "food_market"), new("B", 1, Direction.Out, "food_bar_alcohol")];
        Suggestion[] answers =
        [
            new("1", "food_market", "food", 0.9, "high", null, []),
            new("2", "food_market", "food", 0.3, null, null, [])
        ];
        var card = Scorecard.Of(lines, answers);
        Assert.Equal(0.5, card.Accuracy);
        Assert.Equal(1, card.GroupAccuracy);
        Assert.Equal(0.5, card.CoverageAt95);
        Assert.Equal(1, card.LevelPrecision);
        Assert.Equal(0.2, card.CalibrationError, 3);
    }
}
