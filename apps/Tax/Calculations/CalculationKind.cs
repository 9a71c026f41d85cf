using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Calculations;

/// <summary>A question that can be asked: how its input is read and what rule answers it.</summary>
public sealed class CalculationKind
{
    // What a rule does not say is left out of the answer, not written as null.
    private static readonly JsonSerializerOptions Json = new(ApiJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private readonly Func<JsonElement, TaxTables, Result<Answer>> ask;

    private CalculationKind(string name, Func<JsonElement, TaxTables, Result<Answer>> ask) => (Name, this.ask) = (name, ask);

    /// <summary>Its name in the address.</summary>
    public string Name { get; }

    /// <summary>A kind whose input is read by <paramref name="read"/> and answered by <paramref name="answer"/>.</summary>
    public static CalculationKind Of<TInput>(string name, Func<InputReader, TInput> read, Func<TInput, TaxTables, Result<Answer>> answer) => new(name, (element, tables) =>
    {
        var reader = new InputReader(element);
        var input = read(reader);
        return reader.Problem is { } problem ? problem : answer(input, tables);
    });

    /// <summary>The answer: the rule's figures, then its law, its working and the versions of rules and tables.</summary>
    public Result<JsonObject> Calculate(JsonElement input, TaxTables tables) => ask(input, tables).Then<Answer, JsonObject>(answer =>
    {
        var json = JsonSerializer.SerializeToNode(answer.Result, answer.Result.GetType(), Json)!.AsObject();
        json["law"] = JsonSerializer.SerializeToNode(answer.Law, Json);
        json["steps"] = JsonSerializer.SerializeToNode(answer.Steps, Json);
        if (answer.Provisional) json["provisional"] = true;
        json["rulesVersion"] = CalculationKinds.RulesVersion;
        json["tablesDate"] = JsonSerializer.SerializeToNode(tables.Date, Json);
        return json;
    });
}
