using FinanceTracker.Identity.People;

namespace FinanceTracker.Identity.Tests;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData(" Ana.Lopez@Example.MX ", "ana.lopez@example.mx")]
    [InlineData("JOSE\u0301@example.mx", "jos\u00e9@example.mx")]
    public void One_spelling_for_one_mailbox(string typed, string normal) => Assert.Equal(normal, EmailAddress.Normalise(typed));

    [Theory]
    [InlineData("a@b.mx")]
    [InlineData("ana+banco@correo.example.mx")]
    [InlineData("o'brien@example.com")]
    [InlineData("niña@españa.example")]
    public void Takes_an_address(string text) => Assert.True(EmailAddress.IsAddress(EmailAddress.Normalise(text)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ana")]
    [InlineData("@example.mx")]
    [InlineData("ana@")]
    [InlineData("ana@localhost")]
    [InlineData("ana@example..mx")]
    [InlineData("ana@-example.mx")]
    [InlineData("ana..b@example.mx")]
    [InlineData("ana b@example.mx")]
    [InlineData("ana@b@example.mx")]
    [InlineData("ana@example.mx\nBcc: x@example.mx")]
    [InlineData("<ana@example.mx>")]
    [InlineData("ana\uD83C@example.mx")]
    public void Refuses_what_is_no_address(string? text) => Assert.False(EmailAddress.IsAddress(EmailAddress.Normalise(text)));

    [Fact]
    public void Refuses_what_is_too_long()
    {
        Assert.False(EmailAddress.IsAddress(EmailAddress.Normalise(new string('a', 65) + "@example.mx")));
        Assert.False(EmailAddress.IsAddress(EmailAddress.Normalise("a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5)))));
        Assert.Equal("", EmailAddress.Normalise(new string('a', 100_000)));
    }
}
