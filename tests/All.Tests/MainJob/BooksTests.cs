using System.Globalization;
using System.Net;
using FinanceTracker.Support;

namespace FinanceTracker.All.Tests.MainJob;

/// <summary>Corrections, expenses and budgets.</summary>
public sealed class BooksTests(ProductFixture fixture)
{
    [Fact]
    public async Task One_correction_fixes_the_merchant_at_once_here_and_in_the_next_file()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(1000m, ("01/10/2026", "MERPAGO*XIUHQUETZAL 551", -120m), ("02/10/2026", "MERPAGO*XIUHQUETZAL 887", -90m)));
        var row = (await ana.TransactionsAsync())[0];

        var corrected = await ana.PatchAsync($"/bank/transactions/{row.GetProperty("id").GetString()}", new { category = "pets_care", note = "croquetas", tags = new[] { "perro" } });
        await ana.UploadAsync(Csv.Bbva(790m, ("03/10/2026", "MERPAGO*XIUHQUETZAL 123", -60m)));

        corrected.Expect(HttpStatusCode.OK);
        Assert.Equal("1", corrected.Headers.GetValues("X-Also-Changed").Single());
        var rows = await ana.TransactionsAsync();
        Assert.All(rows, r => Assert.Equal("pets_care", r.GetProperty("category").GetString()));
        Assert.Equal("croquetas", rows.Single(r => r.GetProperty("id").GetString() == row.GetProperty("id").GetString()).GetProperty("note").GetString());
        Assert.Single(await ana.TransactionsAsync("&text=croquetas"));
    }

    [Fact]
    public async Task A_correction_to_an_unknown_category_is_refused()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(1000m, ("01/10/2026", "OXXO", -120m)));
        var id = (await ana.TransactionsAsync())[0].GetProperty("id").GetString();

        (await ana.PatchAsync($"/bank/transactions/{id}", new { category = "nope" })).Refused(HttpStatusCode.UnprocessableEntity, "unknown_category");
    }

    [Fact]
    public async Task An_expense_lives_its_whole_life()
    {
        using var ana = await fixture.SomebodyAsync();
        var added = await ana.PostAsync("/expenses", new { date = "2026-10-01", amount = "123.45", currency = "MXN", description = "TAQUERIA EL PAISA" });
        var expense = added.Expect(HttpStatusCode.Created);
        var path = added.Headers.Location!.ToString();

        Assert.Equal("food_fast_food", expense.GetProperty("category").GetString());
        Assert.Equal("-123.45", (await ana.TransactionsAsync()).Single().GetProperty("amount").GetString());
        var change = new { date = "2026-10-02", amount = "200.00", currency = "MXN", description = "TAQUERIA EL PAISA", category = "food_restaurant", note = "con Bruno" };
        (await ana.PutAsync(path, change)).Refused((HttpStatusCode)428, "if_match_required");
        (await ana.PutAsync(path, change, ("If-Match", "\"00000000\""))).Refused(HttpStatusCode.PreconditionFailed, "changed_meanwhile");
        var changed = await ana.PutAsync(path, change, ("If-Match", added.ETag));
        Assert.Equal("200.00", changed.Expect(HttpStatusCode.OK).GetProperty("amount").GetString());
        Assert.NotEqual(added.ETag, changed.ETag);
        (await ana.DeleteAsync(path)).Expect(HttpStatusCode.NoContent);
        (await ana.GetAsync(path)).Refused(HttpStatusCode.NotFound, "not_found");
        (await ana.PostAsync($"{path}/restore", new { })).Expect(HttpStatusCode.OK);
        Assert.Equal("con Bruno", (await ana.GetAsync(path)).Expect(HttpStatusCode.OK).GetProperty("note").GetString());
    }

    [Fact]
    public async Task What_the_bank_printed_stays_the_banks()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(1000m, ("01/10/2026", "OXXO PLUTARCO", -120m)));
        var expense = (await ana.GetAsync("/expenses")).Body.GetProperty("items")[0];
        var path = $"/expenses/{expense.GetProperty("id").GetString()}";
        var accountId = expense.GetProperty("accountId").GetString();

        (await ana.PutAsync(path, new { date = "2026-10-01", amount = "1.00", currency = "MXN", description = "OXXO PLUTARCO", accountId }, ("If-Match", "*"))).Refused(HttpStatusCode.UnprocessableEntity, "bank_row_locked");
        (await ana.PutAsync(path, new { date = "2026-10-01", amount = "120.00", currency = "MXN", description = "OXXO PLUTARCO", accountId, note = "hielo" }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1.23456")]
    public async Task An_amount_that_is_none_is_refused_by_name(string amount)
    {
        using var ana = await fixture.SomebodyAsync();

        var problem = (await ana.PostAsync("/expenses", new { date = "2026-10-01", amount, description = "X" })).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");

        Assert.True(problem.GetProperty("errors").TryGetProperty("amount", out _));
    }

    [Fact]
    public async Task The_same_key_repeats_the_answer_and_another_body_is_refused()
    {
        using var ana = await fixture.SomebodyAsync();
        var expense = new { date = "2026-10-01", amount = "10.00", description = "CAFE" };

        var first = await ana.PostAsync("/expenses", expense, ("Idempotency-Key", "k1"));
        var second = await ana.PostAsync("/expenses", expense, ("Idempotency-Key", "k1"));
        var other = await ana.PostAsync("/expenses", expense with { amount = "11.00" }, ("Idempotency-Key", "k1"));

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(HttpStatusCode.Created, second.Status);
        other.Refused(HttpStatusCode.UnprocessableEntity, "idempotency_mismatch");
        Assert.Single(await ana.TransactionsAsync());
    }

    [Fact]
    public async Task A_budget_says_what_is_left_until_pay_day()
    {
        using var ana = await fixture.SomebodyAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(-6).DateTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await ana.PostAsync("/expenses", new { date = today, amount = "250.00", description = "SUPER", category = "food_groceries" });

        (await ana.PutAsync("/budgets", new { payCycle = new { kind = "quincena" }, income = "8000.00", envelopes = new[] { new { category = "food", assigned = "1000.00" } } })).Expect(HttpStatusCode.OK);
        var budget = (await ana.GetAsync("/budgets/current")).Expect(HttpStatusCode.OK);

        Assert.Equal(("750.00", "7750.00"), (budget.GetProperty("envelopes")[0].GetProperty("available").GetString(), budget.GetProperty("leftUntilPayDay").GetString()));
        Assert.NotNull(budget.GetProperty("period").GetProperty("nextPayDay").GetString());
        Assert.Equal("quincena", budget.GetProperty("payCycle").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task The_summary_adds_up_and_keeps_currencies_apart()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(0m, ("01/10/2026", "SPEI RECIBIDO NOMINA", 9000m), ("02/10/2026", "WALMART SUPERCENTER", -1500m)));
        await ana.PostAsync("/expenses", new { date = "2026-10-03", amount = "20.00", currency = "USD", description = "HOSTING", category = "digital_software" });

        var months = (await ana.GetAsync("/ledger/summary?from=2026-10&to=2026-10")).Expect(HttpStatusCode.OK).GetProperty("months").EnumerateArray().ToList();

        Assert.Equal(["MXN", "USD"], months.Select(m => m.GetProperty("currency").GetString()));
        Assert.Equal(("9000.00", "1500.00", "7500.00"), (months[0].GetProperty("received").GetString(), months[0].GetProperty("spent").GetString(), months[0].GetProperty("net").GetString()));
        Assert.Equal("20.00", months[1].GetProperty("spent").GetString());
    }
}
