using System.Text.Json;
using FinanceTracker.Platform.Errors;
using FinanceTracker.Platform.Http;
using FinanceTracker.Platform.Identifiers;
using FinanceTracker.Platform.Text;

namespace FinanceTracker.Platform.Tests;

public sealed class WireTests
{
    [Theory]
    [InlineData("\"1234.5\"", "1234.50")]
    [InlineData("1234.5", "1234.50")]
    [InlineData("\"-0.01\"", "-0.01")]
    [InlineData("\"0.123456\"", "0.123456")]
    [InlineData("12", "12.00")]
    public void Amounts_are_written_as_strings_and_read_from_either(string sent, string written) =>
        Assert.Equal($"\"{written}\"", JsonSerializer.Serialize(JsonSerializer.Deserialize<decimal>(sent, ApiJson.Options), ApiJson.Options));

    [Theory]
    [InlineData("\"1,234.50\"")]
    [InlineData("\"1e3\"")]
    [InlineData("\"$5\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    [InlineData("1e400")]
    public void What_is_no_amount_is_refused(string sent) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<decimal>(sent, ApiJson.Options));

    [Fact]
    public void A_cursor_reads_back_what_it_wrote_and_nothing_else()
    {
        var cursor = new DayCursor(new DateOnly(2026, 11, 24), Guid.CreateVersion7(DateTimeOffset.UnixEpoch));

        Assert.True(DayCursor.TryParse(cursor.ToString(), out var read));
        Assert.Equal(cursor, read);
        foreach (var bad in new[] { "", "x", new string('A', 54), cursor.ToString()[1..], cursor + "A", "../../etc/passwd" })
            Assert.False(DayCursor.TryParse(bad, out _));
    }

    [Fact]
    public void Ids_of_a_batch_keep_their_order_and_are_version_7()
    {
        var ids = new OrderedIds(TimeProvider.System);
        var made = Enumerable.Range(0, 10_000).Select(_ => ids.Next()).ToList();

        Assert.Equal(made.Order(Comparer<Guid>.Create((a, b) => string.CompareOrdinal(a.ToString("N"), b.ToString("N")))), made);
        Assert.Equal(10_000, made.Distinct().Count());
        Assert.All(made, id => Assert.Equal(7, id.Version));
    }

    [Theory]
    [InlineData("OXXO PLUTARCO 552762", "OXXO PLUTARCO 819 08")]
    [InlineData("FARMACIA GUADALAJARA 246180             ", "Farmacia Guadalajara 979310")]
    [InlineData("CFE SUMINISTRADOR REF 4711", "CFE SUMINISTRADOR")]
    public void Lines_of_one_merchant_share_a_key(string a, string b) => Assert.Equal(DescriptorKey.Of(a), DescriptorKey.Of(b));

    [Fact]
    public void A_problem_speaks_spanish_unless_english_is_asked_for()
    {
        Assert.Equal(CommonProblems.NotFound.Es, CommonProblems.NotFound.Text(null));
        Assert.Equal(CommonProblems.NotFound.Es, CommonProblems.NotFound.Text("fr-FR"));
        Assert.Equal(CommonProblems.NotFound.En, CommonProblems.NotFound.Text("en-GB,es;q=0.5"));
    }
}
