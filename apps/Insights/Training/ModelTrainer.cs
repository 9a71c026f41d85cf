using FinanceTracker.Insights.Categorising;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace FinanceTracker.Insights.Training;

/// <summary>Trains the linear model with ML.NET (L-BFGS, maximum entropy) on our own features, and takes the weights out.</summary>
internal static class ModelTrainer
{
    /// <summary>Trains; also returns ML.NET's own model so that a test can prove that both score alike.</summary>
    public static (LinearModel Model, MaximumEntropyModelParameters Trained) Fit(
        IReadOnlyList<LabelledLine> lines, LineReader reader, int iterations, float l2 = 0.3f)
    {
        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, FeatureHasher.Buckets);
        schema[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), Taxonomy.Leaves.Count);
        var data = context.Data.LoadFromEnumerable(Rows(lines, reader), schema);
        var trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            FeatureColumnName = nameof(Row.Features),
            LabelColumnName = nameof(Row.Label),
            L1Regularization = 0,
            L2Regularization = l2,
            HistorySize = 8,
            MaximumNumberOfIterations = iterations,
            OptimizationTolerance = 1e-5f,

            // One thread adds in one order: the same data gives the same file.
            NumberOfThreads = 1
        });
        var trained = trainer.Fit(data).Model;
        return (Export(trained), trained);
    }

    private static LinearModel Export(MaximumEntropyModelParameters trained)
    {
        var vectors = default(VBuffer<float>[]);
        trained.GetWeights(ref vectors, out var classes);
        var weights = new float[FeatureHasher.Buckets * classes];
        for (var category = 0; category < classes; category++)
        {
            foreach (var (bucket, weight) in vectors[category].Items()) weights[(bucket * classes) + category] = weight;
        }

        return new LinearModel("", weights, [.. trained.GetBiases()], LinearModel.Untrained().Combiner, []);
    }

    internal static List<Row> Rows(IReadOnlyList<LabelledLine> lines, LineReader reader)
    {
        var space = new Workspace();
        return [.. lines.Select(line =>
        {
            var reading = reader.Read(line.Descriptor, line.Direction, space.Resolved);
            FeatureHasher.Fill(reading, line.Amount, line.Direction, space.Vector);
            int[] indices = [.. space.Vector.Indices];
            Array.Sort(indices);
            return new Row
            {
                Features = new VBuffer<float>(FeatureHasher.Buckets, indices.Length, Array.ConvertAll(indices, index => space.Vector[index]), indices),
                Label = (uint)Taxonomy.IndexOf(line.Category) + 1
            };
        })];
    }

    internal sealed class Row
    {
        public VBuffer<float> Features { get; set; }

        public uint Label { get; set; }
    }
}
