using System.Net;
using System.Text;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>Requests that nobody means and somebody sends: refused by name, never a failure of ours.</summary>
public sealed class OddInputTests(ProductFixture fixture)
{
    [Theory]
    [InlineData("POST", "/expenses", """{"date":"2026-10-01","amount":"1.00","description":"X","tags":[null]}""")]
    [InlineData("PATCH", "/bank/transactions/{id}", """{"tags":[null]}""")]
    [InlineData("PUT", "/budgets", """{"envelopes":[null]}""")]
    [InlineData("POST", "/goals", """{"name":"X","target":"10.00","targetDay":"2040-01-01","contributions":[null]}""")]
    [InlineData("POST", "/rules", """{"conditions":{"textContains":"OXXO"},"actions":{"tags":[null]}}""")]
    public async Task A_list_with_nothing_in_it_is_refused(string method, string path, string body)
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(100m, ("01/10/2026", "OXXO", -1m)));
        var id = (await ana.TransactionsAsync())[0].GetProperty("id").GetString();

        var answer = await ana.SendAsync(new HttpRequestMessage(new HttpMethod(method), path.Replace("{id}", id, StringComparison.Ordinal)) { Content = new StringContent(body, Encoding.UTF8, "application/json") });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Theory]
    [InlineData("/ledger/summary?to=9999-12", HttpStatusCode.OK)]
    [InlineData("/ledger/summary?from=9999-11&to=9999-12", HttpStatusCode.OK)]
    [InlineData("/ledger/summary?to=0001-01", HttpStatusCode.BadRequest)]
    [InlineData("/bank/transactions?q=9999-12", HttpStatusCode.OK)]
    [InlineData("/bank/transactions?q=0001-01..9999-12", HttpStatusCode.OK)]
    public async Task The_first_and_the_last_month_of_the_calendar_break_nothing(string path, HttpStatusCode status)
    {
        using var ana = await fixture.SomebodyAsync();

        (await ana.GetAsync(path)).Expect(status);
    }

    [Fact]
    public async Task An_expense_of_an_account_keeps_the_accounts_currency()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(100m, ("01/10/2026", "OXXO", -1m)));
        var account = (await ana.GetAsync("/bank/accounts")).Body[0].GetProperty("id").GetString();
        var expense = (await ana.PostAsync("/expenses", new { date = "2026-10-01", amount = "10.00", description = "X", accountId = account })).Expect(HttpStatusCode.Created);

        var path = $"/expenses/{expense.GetProperty("id").GetString()}";
        (await ana.PutAsync(path, new { date = "2026-10-01", amount = "10.00", currency = "USD", description = "X", accountId = account }, ("If-Match", "*"))).Refused(HttpStatusCode.NotFound, "not_found");
        (await ana.PutAsync(path, new { date = "2026-10-01", amount = "11.00", description = "X", accountId = account }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_expense_is_not_made_smaller_than_what_came_back_of_it()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(100m, ("02/10/2026", "ABONO VARIOS", 40m)));
        var refund = (await ana.TransactionsAsync()).Single();
        var expense = (await ana.PostAsync("/expenses", new { date = "2026-10-01", amount = "100.00", description = "X", accountId = refund.GetProperty("accountId").GetString() })).Expect(HttpStatusCode.Created);
        var (id, account) = (expense.GetProperty("id").GetString(), refund.GetProperty("accountId").GetString());
        (await ana.PutAsync($"/bank/transactions/{refund.GetProperty("id").GetString()}/refund-of", new { expenseId = id })).Expect(HttpStatusCode.OK);

        (await ana.PutAsync($"/expenses/{id}", new { date = "2026-10-01", amount = "39.99", description = "X", accountId = account }, ("If-Match", "*"))).Refused(HttpStatusCode.UnprocessableEntity, "refunded_expense");
        (await ana.PutAsync($"/expenses/{id}", new { date = "2026-10-01", amount = "100.00", description = "X" }, ("If-Match", "*"))).Refused(HttpStatusCode.UnprocessableEntity, "refunded_expense");
        (await ana.PutAsync($"/expenses/{id}", new { date = "2026-10-01", amount = "40.00", description = "X", accountId = account }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);
    }
}
