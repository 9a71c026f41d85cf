using System.Text.Json;
using FinanceTracker.Insights.Categorising;
using FinanceTracker.Platform.Categories;

namespace FinanceTracker.Insights.Tests.Categorising;

public sealed class IsolationTests
{
    [Fact]
    public void Corrections_of_one_tenant_leave_all_others_byte_identical()
    {
        var random = new Random(11);
        var lines = Lines.File("fresh_lines.csv").Select((line, at) => new BankLine($"{at}", line.Descriptor, line.Amount, line.Direction)).ToList();
        var other = new TenantMemory([Lines.Correction("FONDA MARGARITA CDMX", "pets_care"), Lines.Correction("GASERA LA UNION", "travel_bus")]);
        var before = (Show(lines, TenantMemory.Empty), Show(lines, other));
        for (var round = 0; round < 20; round++)
        {
            var corrections = Enumerable.Range(0, 50).Select(_ =>
                Lines.Correction(lines[random.Next(lines.Count)].Descriptor, Taxonomy.Leaves[random.Next(80)].Code, random.Next(60)));
            Assert.NotEqual(before.Item1, Show(lines, new TenantMemory(corrections)));
        }

        Assert.Equal(before, (Show(lines, TenantMemory.Empty), Show(lines, other)));
    }

    [Fact]
    public void Many_threads_get_the_same_answers()
    {
        var lines = Lines.File("own_lines.csv").Select((line, at) => new BankLine($"{at}", line.Descriptor, line.Amount, line.Direction)).ToList();
        var memory = new TenantMemory([Lines.Correction("CANTINA EL BORREGO", "pets_care")]);
        var expected = Show(lines, memory);
        Parallel.For(0, 16, _ => Assert.Equal(expected, Show(lines, memory)));
    }

    private static string Show(IReadOnlyList<BankLine> lines, TenantMemory memory) => JsonSerializer.Serialize(Categoriser.Load().Categorise(lines, memory));
}
