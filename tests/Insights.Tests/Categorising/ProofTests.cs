using FinanceTracker.Insights.Categorising;
using FinanceTracker.Insights.Proof;
using FinanceTracker.Insights.Training;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Tests.Categorising;

/// <summary>What is published about the categoriser, and the lines it is judged by.</summary>
public sealed class ProofTests
{
    [Fact]
    public void The_published_proof_is_about_the_model_of_this_build() => Assert.Equal(Categoriser.Load().ModelVersion, ReadProof.Current.ModelVersion);

    [Fact]
    public void The_published_figures_agree_with_each_other()
    {
        var proof = ReadProof.Current;
        Assert.InRange(proof.Accuracy, proof.AccuracyLow, proof.AccuracyHigh);
        Assert.True(proof.GroupAccuracy >= proof.Accuracy);
        Assert.True(proof.KnownAccuracy >= proof.Accuracy);
        Assert.Equal(proof.Lines, proof.Bins.Sum(bin => bin.Lines));
        Assert.Equal(proof.Lines, proof.Levels.Sum(level => level.Lines));
        Assert.Equal(proof.Lines, proof.Categories.Sum(category => category.Lines));
        Assert.Equal(proof.Accuracy, proof.Levels.Sum(level => level.Kept * level.Lines) / proof.Lines, 2);
        Assert.All(proof.Categories, category => Assert.True(Taxonomy.IsKnown(category.Code)));
        Assert.InRange(proof.Merchants, 100, proof.Lines);
    }

    [Theory]
    [InlineData("author_a.csv", 0.95, 0.9)]
    [InlineData("author_b.csv", 0.87, 0.8)]
    [InlineData("author_c.csv", 0.8, 0.5)]
    public void Lines_written_without_sight_of_the_lexicon_stay_right(string file, double accuracy, double coverage)
    {
        var lines = Lines.File(Path.Combine("Unseen", file));
        var card = Scorecard.Of(lines, Answers(lines));
        Assert.Equal(80, lines.Select(line => line.Category).Distinct().Count());
        Assert.True(card.Accuracy >= accuracy, card.ToString());
        Assert.True(card.CoverageAt95 >= coverage, card.ToString());
        Assert.True(card.CalibrationError <= 0.06, card.ToString());
    }

    [Fact]
    public void Nothing_is_trained_on_the_lines_that_judge()
    {
        var judged = new[] { "author_a.csv", "author_b.csv", "author_c.csv" }
            .SelectMany(file => Lines.File(Path.Combine("Unseen", file))).Select(line => Platform.Text.Fold.Upper(line.Descriptor)).ToHashSet(StringComparer.Ordinal);
        var learned = new[] { "train_seed.csv", "tuning.csv", "calibration.csv" }
            .SelectMany(LabelledLine.Embedded).Select(line => Platform.Text.Fold.Upper(line.Descriptor));
        Assert.DoesNotContain(learned, judged.Contains);
    }

    private static IReadOnlyList<Suggestion> Answers(IReadOnlyList<LabelledLine> lines) => Categoriser.Load()
        .Categorise([.. lines.Select((line, at) => new BankLine($"{at}", line.Descriptor, line.Amount, line.Direction))], TenantMemory.Empty);
}
