using FinanceTracker.Insights.Categorising;
using FinanceTracker.Insights.Training;
using FinanceTracker.Platform.Categories;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace FinanceTracker.Insights.Tests.Categorising;

public sealed class TrainingTests
{
    private static readonly LineReader Reader = LineReader.Load();
    private static readonly IReadOnlyList<LabelledLine> Slice = [.. LabelledLine.Embedded("train_seed.csv").Where((_, at) => at % 6 == 0)];

    [Fact]
    public void The_same_data_trains_to_the_same_bytes() => Assert.Equal(Bytes(Train().Model), Bytes(Train().Model));

    [Fact]
    public void Our_dot_product_scores_as_the_trainer_does()
    {
        var (model, scored) = Train();
        var space = new Workspace();
        foreach (var (line, score) in Slice.Zip(scored.GetColumn<VBuffer<float>>("Score")).Take(100))
        {
            FeatureHasher.Fill(Reader.Read(line.Descriptor, line.Direction, space.Resolved), line.Amount, line.Direction, space.Vector);
            model.Score(space.Vector, space.Scores);
            var ours = space.Scores.Select(score => MathF.Exp(score - space.Scores.Max())).ToArray();
            float[] theirs = [.. score.DenseValues()];
            var sum = ours.Sum();
            for (var at = 0; at < ours.Length; at++) Assert.Equal(theirs[at], ours[at] / sum, 3);
        }
    }

    [Fact]
    public void The_model_knows_what_it_was_taught()
    {
        var model = Train().Model;
        var right = Slice.Count(line => Taxonomy.Leaves[Best(model, line)].Code == line.Category);
        Assert.True(right >= 0.8 * Slice.Count, $"{right} of {Slice.Count}");
    }

    [Fact]
    public void Packing_to_bytes_keeps_the_answers()
    {
        var model = Train().Model;
        using var stream = new MemoryStream(Bytes(model));
        var packed = LinearModel.Load(stream);
        var same = Slice.Count(line => Best(model, line) == Best(packed, line));
        Assert.True(same >= 0.99 * Slice.Count, $"{same} of {Slice.Count}");
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused()
    {
        using var stream = new MemoryStream([1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Throws<InvalidDataException>(() => LinearModel.Load(stream));
    }

    [Fact]
    public void Calibration_rises_and_stays_within_what_was_seen()
    {
        var answers = Enumerable.Range(0, 600).Select(at => (Probability: (at % 100) / 100.0, Right: at % 100 > 40 + (at % 37)));
        var knots = CalibrationFit.Fit(answers);
        for (var at = 3; at < knots.Length; at += 2) Assert.True(knots[at] >= knots[at - 2]);
        Assert.InRange(Calibration.Apply(knots, 0.5), knots[1], knots[^1]);
    }

    private static (LinearModel Model, IDataView Scored) Train() => ModelTrainer.Fit(Slice, Reader, iterations: 8);

    private static byte[] Bytes(LinearModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static int Best(LinearModel model, LabelledLine line)
    {
        var space = new Workspace();
        FeatureHasher.Fill(Reader.Read(line.Descriptor, line.Direction, space.Resolved), line.Amount, line.Direction, space.Vector);
        model.Score(space.Vector, space.Scores);
        return Array.IndexOf(space.Scores, space.Scores.Max());
    }
}
