using FinanceTracker.Insights.Categorising;
using FinanceTracker.Platform.Categories;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace FinanceTracker.Insights.Training;

/// <summary>Trains the linear model with ML.NET (L-BFGS, maximum entropy) on our own features, and takes the weights out.</summary>
internal static class ModelTrainer
{
    /// <summary>Trains; also returns the lines as ML.NET's own model scores them (worked out only when read), so that a test can compare.</summary>
    public static (LinearModel Model, IDataView Scored) Fit(
        IReadOnlyList<LabelledLine> lines, LineReader reader, int iterations, float l2 = 1f)
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
        var transformer = trainer.Fit(data);
        return (Export(transformer.Model), transformer.Transform(data));
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

                // Read from objects, ML.NET counts keys from 0 and reserves its inner 0 for "missing" by itself.
                Label = (uint)Taxonomy.IndexOf(line.Category)
            };
        })];
    }

    internal sealed class Row
    {
        public VBuffer<float> Features { get; set; }

        public uint Label { get; set; }
    }
}
