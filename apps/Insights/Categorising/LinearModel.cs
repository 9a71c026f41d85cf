using System.Numerics.Tensors;
using System.Text;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Categorising;

/// <summary>
/// The weights of a multinomial logistic regression, scored by a sparse dot product. On disk one signed byte per weight and one scale
/// per feature, only for features that were seen.
/// </summary>
internal sealed class LinearModel
{
    private const uint Magic = 0x4C4D5446;
    private readonly float[] weights;
    private readonly float[] bias;

    public LinearModel(string version, float[] weights, float[] bias, float[] combiner, float[] calibration)
    {
        Version = version;
        this.weights = weights;
        this.bias = bias;
        Combiner = combiner;
        Calibration = calibration;
    }

    public string Version { get; }

    /// <summary>Weights of the evidence combiner.</summary>
    public float[] Combiner { get; }

    /// <summary>Knots of the probability calibration.</summary>
    public float[] Calibration { get; }

    public int Classes => bias.Length;

    /// <summary>Scores (log-odds up to a constant) of all classes.</summary>
    public void Score(SparseVector vector, Span<float> scores)
    {
        bias.CopyTo(scores);
        foreach (var index in vector.Indices)
        {
            TensorPrimitives.MultiplyAdd(weights.AsSpan(index * Classes, Classes), vector[index], scores, scores);
        }
    }

    public LinearModel With(string version, float[] combiner, float[] calibration) => new(version, weights, bias, combiner, calibration);

    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(FeatureHasher.Version);
        writer.Write(Version);
        WriteFloats(writer, bias);
        WriteFloats(writer, Combiner);
        WriteFloats(writer, Calibration);
        for (var row = 0; row < FeatureHasher.Buckets; row++)
        {
            var span = weights.AsSpan(row * Classes, Classes);
            var most = Math.Abs(TensorPrimitives.MaxMagnitude(span));
            if (most < 1e-4f) continue;
            writer.Write((ushort)row);
            writer.Write(most);
            foreach (var weight in span) writer.Write((sbyte)MathF.Round(weight / most * 127));
        }

        writer.Write(ushort.MaxValue);
    }

    /// <summary>A model that knows nothing: all say is with lexicon and gazetteer. Stands in until the first training.</summary>
    public static LinearModel Untrained() => new(
        "untrained",
        new float[FeatureHasher.Buckets * Taxonomy.Leaves.Count],
        new float[Taxonomy.Leaves.Count],
        [1, 0, 1, 6, 3, 3, 1.5f, 2.5f, 0.7f, 3],
        []);

    public static LinearModel Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadUInt32() != Magic) throw new InvalidDataException("Not a categoriser model.");
        if (reader.ReadInt32() != FeatureHasher.Version) throw new InvalidDataException("The model was trained with other features: train it again.");
        var version = reader.ReadString();
        var offsets = ReadFloats(reader);
        var combiner = ReadFloats(reader);
        var calibration = ReadFloats(reader);
        var table = new float[FeatureHasher.Buckets * offsets.Length];
        Span<byte> packed = stackalloc byte[offsets.Length];
        for (var row = reader.ReadUInt16(); row != ushort.MaxValue; row = reader.ReadUInt16())
        {
            var scale = reader.ReadSingle() / 127;
            stream.ReadExactly(packed);
            var target = table.AsSpan(row * offsets.Length, offsets.Length);
            for (var at = 0; at < packed.Length; at++) target[at] = (sbyte)packed[at] * scale;
        }

        return new LinearModel(version, table, offsets, combiner, calibration);
    }

    private static void WriteFloats(BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        foreach (var value in values) writer.Write(value);
    }

    private static float[] ReadFloats(BinaryReader reader)
    {
        var values = new float[reader.ReadInt32()];
        for (var at = 0; at < values.Length; at++) values[at] = reader.ReadSingle();
        return values;
    }
}
