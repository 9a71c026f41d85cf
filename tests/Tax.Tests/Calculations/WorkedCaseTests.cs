using System.Text.Json.Nodes;
using FinanceTracker.Tax.Calculations;
using FinanceTracker.Tax.Proof;
using FinanceTracker.Tax.Tables;

namespace FinanceTracker.Tax.Tests.Calculations;

/// <summary>What everybody is shown as proof.</summary>
public sealed class WorkedCaseTests
{
    public static TheoryData<string> Ids => [.. WorkedCase.All.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_case_is_right_to_the_cent(string id) => Assert.True(WorkedCase.All.Single(c => c.Id == id).Holds(TaxTables.Current));

    [Fact]
    public void Every_calculation_has_a_case_a_name_in_both_languages_and_the_proof_counts_them()
    {
        var proof = ReadTaxProof.Current;

        Assert.Equal(CalculationKinds.All.Select(k => k.Name), proof.Cases.Select(c => c.Code));
        Assert.All(proof.Cases, c => Assert.True(c.Total > 0 && c.NameEs != c.Code && c.NameEn != c.Code, c.Code));
        Assert.Equal(proof.List.Count, proof.Cases.Sum(c => c.Total));
        Assert.Equal(["ieps", "imss", "isn", "ptu", "stamping"], proof.NotCovered.Take(5).Select(g => g.Code));
    }

    [Fact]
    public void A_case_with_a_wrong_cent_does_not_hold()
    {
        var golden = WorkedCase.All.First(c => c.Kind == "isr_tariff");

        Assert.False((golden with { Expected = new JsonObject { ["isr"] = "0.01" } }).Holds(TaxTables.Current));
    }
}
