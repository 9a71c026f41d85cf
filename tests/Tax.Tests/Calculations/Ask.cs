using System.Text.Json;
using System.Text.Json.Nodes;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Proof;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Tests.Calculations;

/// <summary>Asks a rule with JSON, as a client would, without HTTP.</summary>
internal static class Ask
{
    /// <summary>Asks on the day up to which the tables were looked after, or on another.</summary>
    public static Result<JsonObject> Raw(string kind, string json, DateOnly? today = null) =>
        CalculationKinds.Find(kind)!.Calculate(JsonSerializer.Deserialize<JsonElement>(json), TaxTables.Current, today ?? TaxTables.Current.Date);

    /// <summary>The answer; the test fails when there is none.</summary>
    public static JsonObject Of(string kind, string json, DateOnly? today = null)
    {
        var answer = Raw(kind, json, today);
        Assert.True(answer.IsOk, $"{answer.Problem?.Code}: {answer.Problem?.En} {JsonSerializer.Serialize(answer.Problem?.Errors)}");
        return answer.Value;
    }

    /// <summary>Field names that the refusal of malformed input names.</summary>
    public static IReadOnlyList<string> WrongFields(string kind, string json)
    {
        var problem = Raw(kind, json).Problem;
        Assert.Equal("invalid_fields", problem?.Code);
        return [.. problem!.Errors!.Keys];
    }

    /// <summary>Demands that the answer has these members with these values; more may be there.</summary>
    public static void Has(this JsonObject answer, string expected) => Has(JsonNode.Parse(expected)!.AsObject(), answer);

    public static void Has(JsonObject expected, JsonObject answer)
    {
        foreach (var (name, value) in expected)
        {
            Assert.True(WorkedCase.Agrees(value, answer[name]), $"{name}: expected {value?.ToJsonString()}, got {answer[name]?.ToJsonString()} in {answer.ToJsonString()}");
        }
    }
}
