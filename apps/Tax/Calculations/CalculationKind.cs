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
    private static readonly Step ProvisionalStep = new(
        "Aviso: provisional; usa cifras de un año anterior que siguen mientras nadie las cambie",
        "Notice: provisional; it uses figures of an earlier year that stand until they are changed");

    private static readonly JsonSerializerOptions Json = Options();
    private readonly Func<JsonElement, TaxTables, DateOnly, Result<Answer>> ask;

    private CalculationKind(string name, Func<JsonElement, TaxTables, DateOnly, Result<Answer>> ask) => (Name, this.ask) = (name, ask);

    /// <summary>Its name in the address.</summary>
    public string Name { get; }

    /// <summary>A kind whose input is read by <paramref name="read"/> and answered by <paramref name="answer"/>.</summary>
    public static CalculationKind Of<TInput>(string name, Func<InputReader, TInput> read, Func<TInput, TaxTables, Result<Answer>> answer) => new(name, (element, tables, today) =>
    {
        var reader = new InputReader(element, today);
        var input = read(reader);
        return reader.Problem is { } problem ? problem : answer(input, tables);
    });

    /// <summary>
    /// The answer: the rule's figures, then its law, its working and the versions of rules and tables. A question that names no
    /// fiscal year and no date is of the year of <paramref name="today"/>.
    /// </summary>
    public Result<JsonObject> Calculate(JsonElement input, TaxTables tables, DateOnly today)
    {
        try
        {
            return ask(input, tables, today).Then<Answer, JsonObject>(answer => Written(answer, tables));
        }
        catch (OverflowException)
        {
            // Each amount is within its limits; their products and sums need not be.
            return CalculationProblems.AmountTooLarge;
        }
    }

    private static JsonObject Written(Answer answer, TaxTables tables)
    {
        var json = JsonSerializer.SerializeToNode(answer.Result, answer.Result.GetType(), Json)!.AsObject();
        json["law"] = JsonSerializer.SerializeToNode(answer.Law, Json);
        json["steps"] = JsonSerializer.SerializeToNode(answer.Provisional ? [.. answer.Steps, ProvisionalStep] : answer.Steps, Json);
        if (answer.Provisional) json["provisional"] = true;
        json["rulesVersion"] = CalculationKinds.RulesVersion;
        json["tablesDate"] = JsonSerializer.SerializeToNode(tables.Date, Json);
        return json;
    }

    // What a rule does not say is left out of the answer, not written as null; money has cents and nothing beyond.
    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(ApiJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
        options.Converters.Insert(0, new CentsText());
        return options;
    }
}
