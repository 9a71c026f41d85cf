using System.Text.Json;
using System.Text.Json.Nodes;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Proof;

/// <summary>A question of tax law with the answer that others published, or that was worked out by hand.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Kind">The calculation.</param>
/// <param name="Title">What is asked.</param>
/// <param name="Law">Articles.</param>
/// <param name="Source">Who published the answer; <c>worked</c> when it was worked out.</param>
/// <param name="Published">True when some of its figures were published by others.</param>
/// <param name="Input">As a client sends it.</param>
/// <param name="Expected">What the answer must contain, to the cent.</param>
public sealed record WorkedCase(string Id, string Kind, string Title, IReadOnlyList<string> Law, string Source, bool Published, JsonElement Input, JsonObject Expected)
{
    private static readonly Lazy<IReadOnlyList<WorkedCase>> Loaded = new(Load);

    /// <summary>Every case, in the order of the law.</summary>
    public static IReadOnlyList<WorkedCase> All => Loaded.Value;

    /// <summary>Whether today's rules give the expected answer.</summary>
    public bool Holds(TaxTables tables) =>
        CalculationKinds.Find(Kind) is { } kind && kind.Calculate(Input, tables, tables.Date) is { IsOk: true } answer && Agrees(Expected, answer.Value);

    /// <summary>True when everything that is expected is in the answer, value by value; the answer may say more.</summary>
    public static bool Agrees(JsonNode? expected, JsonNode? answer) => (expected, answer) switch
    {
        (JsonObject e, JsonObject a) => e.All(p => Agrees(p.Value, a[p.Key])),
        (JsonArray e, JsonArray a) => e.Count == a.Count && e.Zip(a).All(p => Agrees(p.First, p.Second)),
        _ => JsonNode.DeepEquals(expected, answer),
    };

    private static IReadOnlyList<WorkedCase> Load()
    {
        using var stream = typeof(WorkedCase).Assembly.GetManifestResourceStream("FinanceTracker.Tax.Data.worked-cases.json")
            ?? throw new InvalidOperationException("worked-cases.json is not inside the program.");
        return JsonSerializer.Deserialize<File>(stream, JsonSerializerOptions.Web)!.Cases;
    }

    private sealed record File(IReadOnlyList<WorkedCase> Cases);
}
