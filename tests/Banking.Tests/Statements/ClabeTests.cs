using FinanceTracker.Banking.Statements;

namespace FinanceTracker.Banking.Tests.Statements;

public sealed class ClabeTests
{
    [Theory]
    [InlineData("002010077777777771", "002", "Banamex")]
    [InlineData(" 072 180 00001234567 2 ", "072", "Banorte")]
    [InlineData("012-180-15512345678-9", "012", "BBVA México")]
    [InlineData("638180100000012345", "638", "Nu México")]
    public void Reads_a_CLABE_and_names_its_bank(string text, string code, string bank)
    {
        Assert.True(Clabe.TryParse(text, out var clabe));
        Assert.Equal((code, bank), (clabe.BankCode, clabe.BankName));
    }

    [Theory]
    [InlineData("002010077777777770")]
    [InlineData("00201007777777777")]
    [InlineData("0020100777777777711")]
    [InlineData("00201007777777777A")]
    [InlineData("")]
    [InlineData(null)]
    public void Refuses_what_is_none(string? text) => Assert.False(Clabe.TryParse(text, out _));

    [Fact]
    public void An_unknown_bank_is_no_error()
    {
        Assert.True(Clabe.TryParse("999180000000000015", out var clabe));
        Assert.Null(clabe.BankName);
    }

    [Fact]
    public void Never_shows_itself_whole()
    {
        Assert.True(Clabe.TryParse("002010077777777771", out var clabe));

        Assert.Equal("002***********7771", clabe.ToString());
        Assert.Equal("", default(Clabe).ToString());
    }

    [Fact]
    public void Any_single_changed_digit_is_noticed()
    {
        const string right = "002010077777777771";
        for (var i = 0; i < right.Length; i++)
        {
            var other = right.ToCharArray();
            other[i] = (char)('0' + ((other[i] - '0' + 1) % 10));

            Assert.False(Clabe.TryParse(new string(other), out _), new string(other));
        }
    }
}
