using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements.Nasty;

/// <summary>What a person counts in a nasty file is what is read: rows, money in, money out, first and last day.</summary>
public sealed class NastyFileTests
{
    private static readonly Dictionary<string, NastyFile> Files = NastyTables.All().Concat(NastyFormats.All()).ToDictionary(f => f.Name);

    public static TheoryData<string> Names() => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reads_what_a_person_counts(string name)
    {
        var file = Files[name];

        var result = StatementReader.Read(file.Content, Samples.Options with { Mapping = file.Mapping });

        Assert.True(result.IsOk, result.Problem?.Code);
        Assert.Equal(file.Expected, Figures.Of(result.Value));
        Assert.Equal(0, result.Value.RejectedRows);
        Assert.All(result.Value.Accounts, a => Assert.NotEqual(false, a.Proof.Proved));
    }
}
