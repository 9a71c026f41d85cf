using System.Net;
using System.Text.Json;
using FinanceTracker.Support;
using Npgsql;

namespace FinanceTracker.All.Tests.Plans;

/// <summary>Mail goes to an address only after somebody read a code there and said it.</summary>
public sealed class AlertMailTests(ProductFixture fixture)
{
    [Fact]
    public async Task Nothing_but_the_code_is_mailed_until_the_address_is_confirmed()
    {
        using var ana = await fixture.SomebodyAsync();
        var asked = await AskAsync(ana, ana.Email);
        var code = await fixture.CodeAsync(ana.Email);
        await AlertTests.ChargedTwiceAsync(ana, "TAQUERIA SIN CONFIRMAR");

        Assert.False(asked.GetProperty("mail").GetProperty("confirmed").GetBoolean());
        Assert.Equal(0L, await CountAsync(ana, "select count(*) from ledger.jobs where tenant_id = $1 and kind = 'alerts.mail'"));
        var confirmed = (await ConfirmAsync(ana, code)).Expect(HttpStatusCode.OK);
        Assert.True(confirmed.GetProperty("mail").GetProperty("confirmed").GetBoolean());
        await ana.UploadAsync(Csv.Bbva(500m, (PlanDays.Today.Slashed(), "COMISION MANEJO DE CUENTA", -20m)));
        await fixture.MailAsync(ana.Email, "COMISION MANEJO DE CUENTA");
        Assert.DoesNotContain(await fixture.MailsToAsync(ana.Email), m => m.Contains("TAQUERIA SIN CONFIRMAR", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_code_serves_once_and_for_the_address_it_was_mailed_to()
    {
        using var ana = await fixture.SomebodyAsync();
        await AskAsync(ana, ana.Email);
        var first = await fixture.CodeAsync(ana.Email);
        (await ConfirmAsync(ana, first)).Expect(HttpStatusCode.OK);
        (await ConfirmAsync(ana, first)).Refused(HttpStatusCode.UnprocessableEntity, "mail_code_invalid");

        var other = $"otra-{ana.Email}";
        var changed = await AskAsync(ana, other);
        (await ConfirmAsync(ana, first)).Refused(HttpStatusCode.UnprocessableEntity, "mail_code_invalid");

        Assert.False(changed.GetProperty("mail").GetProperty("confirmed").GetBoolean());
        (await ConfirmAsync(ana, $" {await fixture.CodeAsync(other)} ")).Expect(HttpStatusCode.OK);
        Assert.True((await AskAsync(ana, other.ToUpperInvariant())).GetProperty("mail").GetProperty("confirmed").GetBoolean());
    }

    [Fact]
    public async Task Five_wrong_guesses_spend_a_code_and_a_day_ends_it()
    {
        using var ana = await fixture.SomebodyAsync();
        await AskAsync(ana, ana.Email);
        var code = await fixture.CodeAsync(ana.Email);
        for (var i = 0; i < 5; i++) (await ConfirmAsync(ana, code == "00000000" ? "11111111" : "00000000")).Refused(HttpStatusCode.UnprocessableEntity, "mail_code_invalid");
        (await ConfirmAsync(ana, code)).Refused(HttpStatusCode.UnprocessableEntity, "mail_code_invalid");

        using var berta = await fixture.SomebodyAsync();
        await AskAsync(berta, berta.Email);
        var stale = await fixture.CodeAsync(berta.Email);
        Assert.Equal(1L, await CountAsync(berta, "with aged as (update ledger.alert_mail_codes set until = until - interval '25 hours' where tenant_id = $1 returning 1) select count(*) from aged"));
        (await ConfirmAsync(berta, stale)).Refused(HttpStatusCode.UnprocessableEntity, "mail_code_invalid");
        (await berta.PostAsync("/alerts/mail/confirm", new { })).Refused(HttpStatusCode.UnprocessableEntity, "mail_code_invalid");
    }

    [Fact]
    public async Task Codes_are_mailed_five_times_a_day_and_lie_sealed()
    {
        using var ana = await fixture.SomebodyAsync();
        for (var i = 0; i < 5; i++) await AskAsync(ana, $"{i}-{ana.Email}");
        var code = await fixture.CodeAsync($"4-{ana.Email}");

        var refused = await ana.PutAsync("/alerts/settings", new { mail = new { on = true, to = $"5-{ana.Email}" } });

        refused.Refused((HttpStatusCode)429, "too_many_mail_codes");
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.FromHours(23));
        Assert.Equal(0L, await CountAsync(ana, $"select count(*) from ledger.alert_mail_codes where tenant_id = $1 and position(convert_to('{code}', 'UTF8') in sealed) > 0"));
        Assert.Equal(0L, await CountAsync(ana, $"select count(*) from ledger.jobs where tenant_id = $1 and payload::text like '%{code}%'"));
        (await ConfirmAsync(ana, code)).Expect(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> AskAsync(Person ana, string to) =>
        (await ana.PutAsync("/alerts/settings", new { mail = new { on = true, to }, quietHours = new { from = "00:00", to = "00:00" } })).Expect(HttpStatusCode.OK);

    private static Task<Answer> ConfirmAsync(Person ana, string code) => ana.PostAsync("/alerts/mail/confirm", new { code });

    private async Task<long> CountAsync(Person ana, string sql)
    {
        await using var connection = new NpgsqlConnection(fixture.Database.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = ana.TenantId } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
