using FinanceTracker.Ledger.Alerts;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Encryption;

namespace FinanceTracker.Ledger.Tests.Alerts;

/// <summary>How long and how often a code serves.</summary>
public sealed class MailCodeTests
{
    private static readonly TenantId Tenant = new(new Guid("00000000-0000-0000-0000-00000000000a"));
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly OpenDataKey key = new(Tenant, Tenant.Value, new byte[32]);
    private readonly MailCode code = new(Tenant);

    [Fact]
    public void It_serves_once()
    {
        code.Make(key, Now);
        var text = code.Text(key)!;

        Assert.Matches("^[0-9]{8}$", text);
        Assert.True(code.Accept($" {text}\n", key, Now.AddHours(23)));
        Assert.False(code.Accept(text, key, Now.AddHours(23)));
        Assert.Null(code.Sealed);
    }

    [Fact]
    public void It_ends_after_a_day()
    {
        code.Make(key, Now);

        Assert.False(code.Accept(code.Text(key), key, Now.AddHours(24)));
    }

    [Fact]
    public void The_fifth_wrong_guess_ends_it()
    {
        code.Make(key, Now);
        var text = code.Text(key)!;
        for (var i = 0; i < 5; i++) Assert.False(code.Accept("nope", key, Now));

        Assert.False(code.Accept(text, key, Now));
    }

    [Fact]
    public void Nothing_is_accepted_where_no_code_was_made() => Assert.False(code.Accept("", key, Now));

    [Fact]
    public void Five_are_made_in_a_day()
    {
        for (var i = 0; i < MailCode.MostADay; i++)
        {
            Assert.Equal(TimeSpan.Zero, code.WaitAt(Now.AddHours(i)));
            code.Make(key, Now.AddHours(i));
        }

        Assert.Equal(TimeSpan.FromHours(19), code.WaitAt(Now.AddHours(5)));
        Assert.Equal(TimeSpan.Zero, code.WaitAt(Now.AddHours(24)));
        code.Make(key, Now.AddHours(24));
        Assert.Equal(TimeSpan.Zero, code.WaitAt(Now.AddHours(25)));
    }

    [Fact]
    public void A_new_address_is_to_be_confirmed_and_the_same_one_is_not()
    {
        var settings = new AlertSettings(Tenant);

        Assert.True(settings.Mail(on: true, "ana@example.mx", key));
        Assert.False(settings.MayMail);
        settings.ConfirmMail(Now);
        Assert.False(settings.Mail(on: true, "Ana@Example.MX", key));
        Assert.True(settings.MayMail);
        Assert.True(settings.Mail(on: true, "otra@example.mx", key));
        Assert.False(settings.MayMail);
    }

    [Fact]
    public void A_code_is_mailed_when_mail_is_turned_on_and_not_when_it_is_turned_off()
    {
        var settings = new AlertSettings(Tenant);

        Assert.False(settings.Mail(on: false, "ana@example.mx", key));
        Assert.True(settings.Mail(on: true, null, key));
        Assert.False(settings.Mail(on: true, null, key));
        Assert.True(settings.Mail(on: true, "ana@example.mx", key));
    }
}
