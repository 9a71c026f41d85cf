using System.Globalization;
using System.Text.Json;
using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements;

/// <summary>The sample files agree with what their authors counted, when they are at hand.</summary>
public sealed class SharedDataTests
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("FT_SHARED_DATA") is { Length: > 0 } root ? Path.Combine(root, "statements") : null;

    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        if (Folder is null) files.Add("");
        else foreach (var file in Expected().Keys) files.Add(file);
        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Agrees_with_the_expected_figures(string file)
    {
        Assert.SkipWhen(Folder is null, "FT_SHARED_DATA is not set");
        var expected = Expected()[file];
        var content = File.ReadAllBytes(Path.Combine(Folder, file));

        var statement = StatementReader.Read(content, Samples.Options).Value;

        var account = Assert.Single(statement.Accounts);
        Assert.Equal(expected.GetProperty("row_count").GetInt32(), account.Rows.Count);
        Assert.Equal(Money(expected, "sum_in"), account.Rows.Where(r => r.Amount > 0).Sum(r => r.Amount));
        Assert.Equal(Money(expected, "sum_out"), -account.Rows.Where(r => r.Amount < 0).Sum(r => r.Amount));
        Assert.Equal(expected.GetProperty("date_from").GetString(), account.Rows[0].Date.ToString("yyyy-MM-dd"));
        Assert.Equal(expected.GetProperty("date_to").GetString(), account.Rows[^1].Date.ToString("yyyy-MM-dd"));
        Assert.Equal(expected.GetProperty("account_last4").GetString(), account.Number?[^4..]);
        Assert.Equal(expected.GetProperty("currency").GetString(), account.Currency);
        Assert.Equal(Money(expected, "closing_balance"), account.Closing);
        Assert.Equal(expected.GetProperty("encoding").GetString(), statement.Encoding);
        Assert.Equal(0, statement.RejectedRows);
        Assert.NotEqual(false, account.Proof.Proved);
        if (account.Rows[0].Balance is not null) Assert.True(account.Proof.Proved);
        if (statement.Format is "csv" or "txt" && !file.StartsWith("generic", StringComparison.Ordinal))
            Assert.Equal(expected.GetProperty("bank").GetString(), statement.Bank);
    }

    [Fact]
    public void Clabe_vectors_agree()
    {
        Assert.SkipWhen(Folder is null, "FT_SHARED_DATA is not set");
        var path = Path.Combine(Folder, "..", "providers", "mx", "clabe_vectors.json");
        using var vectors = JsonDocument.Parse(File.ReadAllText(path));

        foreach (var valid in vectors.RootElement.GetProperty("valid").EnumerateArray()) Assert.True(Clabe.TryParse(valid.GetString(), out _), valid.GetString());
        foreach (var invalid in vectors.RootElement.GetProperty("invalid").EnumerateArray())
        {
            var known = Clabe.TryParse(invalid.GetProperty("clabe").GetString(), out var clabe) && clabe.BankName is not null;
            Assert.False(known, invalid.GetProperty("why").GetString());
        }
    }

    private static Dictionary<string, JsonElement> Expected()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder!, "expected.json")));
        return document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone());
    }

    private static decimal? Money(JsonElement expected, string name) =>
        expected.GetProperty(name).GetString() is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
}
