using System.Net;
using System.Text.Json;
using FinanceTracker.Support;
using Npgsql;

namespace FinanceTracker.All.Tests.Plans;

/// <summary>What the books tell their owner, from the file to the alert.</summary>
public sealed class AlertTests(ProductFixture fixture)
{
    /// <summary>Writes the same expense twice and waits for the alert that says so.</summary>
    public static async Task<JsonElement> ChargedTwiceAsync(Person person, string merchant)
    {
        for (var i = 0; i < 2; i++)
            (await person.PostAsync("/expenses", new { date = PlanDays.Today.Iso(), amount = "77.50", description = merchant, category = "food_restaurant" })).Expect(HttpStatusCode.Created);
        var alerts = await person.AlertsAsync(a => a.Count == 1);
        return Assert.Single(alerts);
    }

    [Fact]
    public async Task A_charge_that_came_twice_is_told_once_and_stays_dismissed()
    {
        using var ana = await fixture.SomebodyAsync();
        var alert = await ChargedTwiceAsync(ana, "TAQUERIA LA OCASION");
        var path = $"/alerts/{alert.GetProperty("id").GetString()}/dismiss";

        Assert.Equal(("duplicate_charge", "warning"), (Text(alert, "kind"), Text(alert, "severity")));
        Assert.Contains("$77.50", Text(alert, "bodyEs"), StringComparison.Ordinal);
        Assert.Contains("again on", Text(alert, "bodyEn"), StringComparison.Ordinal);
        Assert.Contains((await ana.TransactionsAsync()).Select(t => Text(t, "id")), id => id == Text(alert, "transactionId"));
        (await ana.PostAsync(path, new { })).Expect(HttpStatusCode.NoContent);
        (await ana.PostAsync(path, new { })).Expect(HttpStatusCode.NoContent);
        await ana.UploadAsync(Csv.Bbva(500m, (PlanDays.Today.Slashed(), "COMISION MANEJO DE CUENTA", -200m)));
        Assert.Equal(["new_fee"], (await ana.AlertsAsync(a => a.Count > 0)).Kinds());
    }

    [Fact]
    public async Task The_first_import_of_history_is_quiet()
    {
        using var ana = await fixture.SomebodyAsync();
        var old = PlanDays.Today.AddDays(-60);
        await ana.UploadAsync(Csv.Bbva(9000m, (old.Slashed(), "LIVERPOOL PERISUR", -899m), (old.Slashed(), "LIVERPOOL PERISUR", -899m), (old.Slashed(), "COMISION MANEJO DE CUENTA", -200m)));

        // The fee of today comes after: when it is told, the history has been looked at too.
        await ana.UploadAsync(Csv.Bbva(7002m, (PlanDays.Today.Slashed(), "COMISION MANEJO DE CUENTA", -200m)));
        var alerts = await ana.AlertsAsync(a => a.Count > 0);

        Assert.Equal(["new_fee"], alerts.Kinds());
        Assert.Equal("info", Text(alerts[0], "severity"));
    }

    [Fact]
    public async Task A_balance_below_its_floor_is_told_and_over_when_it_recovers()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.UploadAsync(Csv.Bbva(1000m, (PlanDays.Today.AddDays(-3).Slashed(), "SUPER", -700m)));
        var account = (await ana.GetAsync("/bank/accounts")).Body[0].GetProperty("id").GetString();
        (await ana.PatchAsync($"/bank/accounts/{account}", new { name = "Nómina", minimumBalance = "500.00" }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);

        var low = Assert.Single(await ana.AlertsAsync(a => a.Count == 1));
        await ana.UploadAsync(Csv.Bbva(300m, (PlanDays.Today.AddDays(-2).Slashed(), "ABONO", 900m)));
        var after = await ana.AlertsAsync(a => a.Count == 0);
        await ana.UploadAsync(Csv.Bbva(1200m, (PlanDays.Today.AddDays(-1).Slashed(), "RENTA", -1100m)));
        var again = await ana.AlertsAsync(a => a.Count == 1);

        Assert.Equal(("low_balance", account), (Text(low, "kind"), Text(low, "accountId")));
        Assert.Contains("$300.00, menos que tu mínimo de $500.00", Text(low, "bodyEs"), StringComparison.Ordinal);
        Assert.Empty(after);
        Assert.NotEqual(Text(low, "id"), Text(Assert.Single(again), "id"));
    }

    [Fact]
    public async Task An_envelope_of_which_four_fifths_are_spent_is_told()
    {
        using var ana = await fixture.SomebodyAsync();
        await ana.PutAsync("/budgets", new { payCycle = new { kind = "variable" }, envelopes = new[] { new { category = "food_groceries", assigned = "1000.00" } } });
        await ana.PostAsync("/expenses", new { date = PlanDays.Today.Iso(), amount = "850.00", description = "SUPER", category = "food_groceries" });

        var alert = Assert.Single(await ana.AlertsAsync(a => a.Count == 1));

        Assert.Equal(("budget_80", "food_groceries"), (Text(alert, "kind"), Text(alert, "category")));
        Assert.Contains("85 %", Text(alert, "titleEs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_muted_kind_is_not_told_and_settings_keep_what_is_not_sent()
    {
        using var ana = await fixture.SomebodyAsync();
        var before = (await ana.GetAsync("/alerts/settings")).Expect(HttpStatusCode.OK);
        (await ana.PutAsync("/alerts/settings", new { kinds = new { duplicate_charge = false } })).Expect(HttpStatusCode.OK);
        var after = (await ana.PutAsync("/alerts/settings", new { quietHours = new { from = "22:30", to = "07:00" } })).Expect(HttpStatusCode.OK);
        await ana.PostAsync("/expenses", new { date = PlanDays.Today.Iso(), amount = "9.00", description = "X1", category = "food_restaurant" });
        await ana.PostAsync("/expenses", new { date = PlanDays.Today.Iso(), amount = "9.00", description = "X1", category = "food_restaurant" });
        await ana.PostAsync("/expenses", new { date = PlanDays.Today.Iso(), amount = "10.00", description = "COMISION", category = "fees_bank" });

        Assert.Equal(["new_fee"], (await ana.AlertsAsync(a => a.Count > 0)).Kinds());
        Assert.False(before.GetProperty("mail").GetProperty("on").GetBoolean());
        Assert.False(after.GetProperty("kinds").GetProperty("duplicate_charge").GetBoolean());
        Assert.Equal("22:30", Text(after.GetProperty("quietHours"), "from"));
        (await ana.PutAsync("/alerts/settings", new { kinds = new { nope = true } })).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");
        (await ana.PutAsync("/alerts/settings", new { mail = new { on = true } })).Refused(HttpStatusCode.UnprocessableEntity, "invalid_fields");
    }

    [Fact]
    public async Task A_mail_goes_out_when_it_was_asked_for_and_its_subject_says_no_amount()
    {
        using var ana = await fixture.SomebodyAsync();
        var settings = (await ana.PutAsync("/alerts/settings", new { mail = new { on = true, to = ana.Email }, quietHours = new { from = "00:00", to = "00:00" } })).Expect(HttpStatusCode.OK);
        (await ana.PostAsync("/alerts/mail/confirm", new { code = await fixture.CodeAsync(ana.Email) })).Expect(HttpStatusCode.OK);
        await ChargedTwiceAsync(ana, "TAQUERIA DEL CORREO");

        var mail = await fixture.MailAsync(ana.Email, "TAQUERIA DEL CORREO");

        Assert.DoesNotContain(ana.Email, settings.ToString(), StringComparison.Ordinal);
        Assert.Contains("Subject: FinanceTracker: Tienes un aviso nuevo", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("77.50", mail[..mail.IndexOf("\n\n", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_daily_look_is_a_row_that_writes_the_next_one()
    {
        using var ana = await fixture.SomebodyAsync();
        await ChargedTwiceAsync(ana, "TAQUERIA DIARIA");
        await using var connection = new NpgsqlConnection(fixture.Database.Superuser);
        await connection.OpenAsync();
        var mine = $"from ledger.jobs where tenant_id = '{ana.TenantId:D}' and kind = 'alerts.daily'";
        Assert.Equal(1L, await ScalarAsync($"select count(*) {mine} and finished_at is null and lease_until > now()"));

        // As if the machine had been off since yesterday: the row is of another day, and due.
        await ScalarAsync($"update ledger.jobs set id = '{Guid.CreateVersion7(DateTimeOffset.UnixEpoch):D}', lease_until = now() where tenant_id = '{ana.TenantId:D}' and kind = 'alerts.daily'");
        for (var i = 0; i < 200 && await ScalarAsync($"select count(*) {mine} and finished_at is not null") is 0L; i++) await Task.Delay(100);

        Assert.Equal(1L, await ScalarAsync($"select count(*) {mine} and finished_at is not null and status = 'Completed'"));
        Assert.Equal(1L, await ScalarAsync($"select count(*) {mine} and finished_at is null and lease_until > now()"));
        Assert.Single(await ana.AlertsAsync(a => a.Count == 1));

        async Task<object?> ScalarAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync();
        }
    }

    [Fact]
    public async Task Pages_of_alerts_follow_each_other()
    {
        using var ana = await fixture.SomebodyAsync();
        var rows = Enumerable.Range(0, 5).Select(i => (PlanDays.Today.AddDays(-i - 1).Slashed(), "COMISION MANEJO DE CUENTA", -10m)).Reverse().ToArray();
        await ana.UploadAsync(Csv.Bbva(1000m, rows));
        Assert.Equal(5, (await ana.AlertsAsync(a => a.Count == 5)).Count);

        var first = (await ana.GetAsync("/alerts?limit=3")).Expect(HttpStatusCode.OK);
        var second = (await ana.GetAsync($"/alerts?limit=3&cursor={first.GetProperty("nextCursor").GetString()}")).Expect(HttpStatusCode.OK);

        var ids = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(a => Text(a, "id")).ToList();
        Assert.Equal(5, ids.Distinct().Count());
        Assert.Null(second.GetProperty("nextCursor").GetString());
        (await ana.GetAsync("/alerts?cursor=x")).Refused(HttpStatusCode.BadRequest, "bad_cursor");
    }

    [Fact]
    public async Task Taking_an_import_back_takes_its_alerts_back()
    {
        using var ana = await fixture.SomebodyAsync();
        var import = (await ana.UploadAsync(Csv.Bbva(1000m, (PlanDays.Today.Slashed(), "COMISION MANEJO DE CUENTA", -10m)))).Expect(HttpStatusCode.Created);
        Assert.Single(await ana.AlertsAsync(a => a.Count == 1));

        (await ana.DeleteAsync($"/bank/statements/{import.GetProperty("importId").GetString()}")).Expect(HttpStatusCode.OK);

        Assert.Empty(await ana.AlertsAsync(a => a.Count == 0));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
