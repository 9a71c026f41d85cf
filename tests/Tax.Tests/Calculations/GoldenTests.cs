using System.Text.Json;
using System.Text.Json.Nodes;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Tests.Calculations;

/// <summary>Cases worked out by hand or published by others, when the folder of sample data is there.</summary>
public sealed class GoldenTests
{
    private static string? Folder => Environment.GetEnvironmentVariable("FT_SHARED_DATA");

    [Fact]
    public void Every_published_and_worked_case_agrees_to_the_cent()
    {
        var cases = Read("golden.json")["cases"]!.AsArray().Select(c => c!.AsObject()).ToList();

        Assert.Equal(CalculationKinds.All.Select(k => k.Name).Order(StringComparer.Ordinal), cases.Select(c => (string)c["kind"]!).Distinct().Order(StringComparer.Ordinal));
        foreach (var golden in cases) Ask.Has(golden["expected"]!.AsObject(), Ask.Of((string)golden["kind"]!, golden["input"]!.ToJsonString()));
    }

    [Fact]
    public void An_answer_has_the_fields_of_its_case_and_what_explains_it_and_nothing_else()
    {
        string[] explains = ["law", "steps", "rulesVersion", "tablesDate"];
        foreach (var golden in Read("golden.json")["cases"]!.AsArray().Select(c => c!.AsObject()))
        {
            var answer = Ask.Of((string)golden["kind"]!, golden["input"]!.ToJsonString());

            Assert.Equal(golden["expected"]!.AsObject().Select(p => p.Key).Concat(explains).Order(StringComparer.Ordinal), answer.Select(p => p.Key).Order(StringComparer.Ordinal));
            Assert.NotEmpty(answer["law"]!.AsArray());
            Assert.All(answer["steps"]!.AsArray(), s => Assert.False(string.IsNullOrWhiteSpace((string?)s!["es"]) || string.IsNullOrWhiteSpace((string?)s["en"])));
        }
    }

    [Fact]
    public void Cumulative_tariffs_made_by_the_rule_equal_the_published_ones()
    {
        foreach (var (year, published) in Read("tables.json")["isrTariffs"]!.AsObject())
        {
            foreach (var (month, rows) in published!["cumulative"]!.AsObject())
            {
                for (var i = 0; i < rows!.AsArray().Count; i++)
                {
                    var row = rows[i]!;
                    var answer = Ask.Of("isr_tariff", $$"""{"fiscalYear":{{year}},"tariff":"cumulative","month":{{month}},"base":"{{(string)row["lower"]!}}"}""");
                    Ask.Has(new JsonObject { ["bracket"] = i + 1, ["lowerLimit"] = (string)row["lower"]!, ["fixedFee"] = (string)row["fixed"]!, ["rate"] = (string)row["rate"]! }, answer);
                }
            }
        }
    }

    [Fact]
    public void Uma_and_price_index_are_those_published()
    {
        var tables = Read("tables.json");

        foreach (var (month, value) in tables["inpc"]!["values"]!.AsObject())
        {
            var found = TaxTables.Current.Inpc(int.Parse(month[..4]), int.Parse(month[5..]));
            Assert.Equal(decimal.Parse((string)value!), found.Value);
        }

        foreach (var (year, uma) in tables["uma"]!.AsObject()) Assert.Equal(decimal.Parse((string)uma!["annual"]!), TaxTables.Current.UmaOfYear(int.Parse(year)).Value.Value.Annual);
    }

    private static JsonObject Read(string file)
    {
        Assert.SkipWhen(Folder is null, "FT_SHARED_DATA names no folder of sample data.");
        return JsonSerializer.Deserialize<JsonObject>(File.ReadAllText(Path.Combine(Folder, "tax", file)))!;
    }
}
