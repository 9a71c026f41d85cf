using System.Net;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>Search with operators.</summary>
public sealed class SearchTests(ProductFixture fixture)
{
    [Theory]
    [InlineData("oxxo", 2)]
    [InlineData("óxxo roma", 1)]
    [InlineData("-oxxo", 3)]
    [InlineData("\"oxxo plutarco\"", 1)]
    [InlineData("-\"oxxo plutarco\"", 4)]
    [InlineData(">100", 3)]
    [InlineData(">=100", 4)]
    [InlineData("<100", 1)]
    [InlineData("100..600", 3)]
    [InlineData(">1,000", 1)]
    [InlineData("2026-09", 2)]
    [InlineData("2026-09-02", 1)]
    [InlineData("2026-09..2026-10", 5)]
    [InlineData("2026-09-02..2026-10-01", 2)]
    [InlineData("in:", 1)]
    [InlineData("out:", 4)]
    [InlineData("cat:food", 2)]
    [InlineData("-cat:food", 3)]
    [InlineData(">100 out: -amazon 2026-10", 1)]
    [InlineData("account:bbva", 5)]
    [InlineData("100%", 0)]
    [InlineData("", 5)]
    public async Task Every_operator_narrows(string q, int hits)
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(
            100m, ("01/09/2026", "OXXO PLUTARCO", -50m), ("02/09/2026", "OXXO ROMA", -100m), ("01/10/2026", "AMAZON MX", -600m), ("02/10/2026", "PEMEX", -500m), ("03/10/2026", "NOMINA", 9000m)));

        Assert.Equal(hits, (await ana.TransactionsAsync($"&q={Uri.EscapeDataString(q)}")).Count);
    }

    [Theory]
    [InlineData(">abc", ">abc")]
    [InlineData("oxxo >", ">")]
    [InlineData("1..x", "1..x")]
    [InlineData("200..100", "200..100")]
    [InlineData("cat:nada", "cat:nada")]
    [InlineData("color:rojo", "color:rojo")]
    [InlineData("in:500", "in:500")]
    [InlineData("oxxo \"abierta", "\"abierta")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("-", "-")]
    [InlineData("account:9999", "account:9999")]
    public async Task A_word_that_cannot_be_understood_is_named(string q, string word)
    {
        using var ana = await fixture.SomebodyAsync();

        var refused = (await ana.GetAsync($"/bank/transactions?q={Uri.EscapeDataString(q)}")).Refused(HttpStatusCode.BadRequest, "bad_search");

        Assert.Equal(word, refused.GetProperty("word").GetString());
        Assert.Contains(word, refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_account_is_no_account()
    {
        using var ana = await fixture.SomebodyAsync();
        using var bruno = await fixture.SomebodyAsync();
        var import = (await ana.UploadAsync(Csv.Bbva(100m, ("01/09/2026", "OXXO", -50m)))).Expect(HttpStatusCode.Created);
        var account = import.GetProperty("accounts")[0].GetProperty("id").GetString();

        Assert.Single(await ana.TransactionsAsync($"&q=account:{account}"));
        (await bruno.GetAsync($"/bank/transactions?q=account:{account}")).Refused(HttpStatusCode.BadRequest, "bad_search");
    }

    [Fact]
    public async Task The_longest_note_is_stored_and_its_beginning_is_found()
    {
        using var ana = await fixture.SomebodyAsync();
        var note = "regalo " + string.Concat(Enumerable.Repeat("日本😀", 248));
        (await ana.PostAsync("/expenses", new { date = "2026-10-01", amount = "10.00", description = string.Concat(Enumerable.Repeat("漢", 490)), note, category = "food_market" })).Expect(HttpStatusCode.Created);

        Assert.Single(await ana.TransactionsAsync("&q=regalo"));
    }
}
