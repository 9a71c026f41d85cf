using FinanceTracker.Platform.Identifiers;

namespace FinanceTracker.Identity.Tests;

public sealed class RfcTests
{
    [Theory]
    [InlineData("GODE561231GR8", true)]
    [InlineData("COSC8001137NA", true)]
    [InlineData("WATM640917J45", true)]
    [InlineData("SAT970701NN3", false)]
    [InlineData("EKU9003173C9", false)]
    [InlineData("CFE370814QI0", false)]
    [InlineData("BBA830831LJ2", false)]
    public void Takes_a_key_with_the_right_check_digit(string text, bool person)
    {
        Assert.True(Rfc.TryParse(text, out var rfc));
        Assert.Equal(text, rfc.Value);
        Assert.Equal(person, rfc.IsPerson);
        Assert.False(rfc.IsGeneric);
    }

    [Fact]
    public void Takes_small_letters_and_space_around()
    {
        Assert.True(Rfc.TryParse("  gode561231gr8 ", out var rfc));
        Assert.Equal("GODE561231GR8", rfc.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("GODE561231GR")]
    [InlineData("GODE561231GR88")]
    [InlineData("GODE561331GR8")]
    [InlineData("GODE560230GR8")]
    [InlineData("G0DE561231GR8")]
    [InlineData("GODE5612 1GR8")]
    [InlineData("GODE561231GRB")]
    [InlineData("GODE561231G-8")]
    [InlineData("GODE561231GR\u0668")]
    public void Refuses_what_has_not_the_form_or_names_no_day(string? text)
    {
        Assert.False(Rfc.TryParse(text, out var rfc));
        Assert.False(Rfc.TryReadIssued(text, out _));
        Assert.Equal(default, rfc);
    }

    [Theory]
    [InlineData("GODE561231GR9")]
    [InlineData("GODE561231RG8")]
    [InlineData("AAA010101AAA")]
    public void Refuses_a_wrong_check_digit_from_a_person_and_takes_it_from_a_document(string text)
    {
        Assert.False(Rfc.TryParse(text, out _));
        Assert.True(Rfc.TryReadIssued(text, out var issued));
        Assert.False(issued.HasCheckDigit);
    }

    [Fact]
    public void Takes_the_leap_day_of_2000()
    {
        Assert.True(Rfc.TryReadIssued("ABCD000229AB1", out _));
        Assert.False(Rfc.TryReadIssued("ABCD010229AB1", out _));
    }

    [Theory]
    [InlineData(Rfc.GeneralPublic)]
    [InlineData(Rfc.Foreigner)]
    public void Knows_the_keys_that_name_nobody(string text)
    {
        Assert.True(Rfc.TryParse(text, out var rfc));
        Assert.True(rfc.IsGeneric);
    }

    [Fact]
    public void Hides_its_middle_in_logs()
    {
        Assert.True(Rfc.TryParse("GODE561231GR8", out var rfc));
        Assert.Equal("GO*********R8", $"{rfc}");
        Assert.Equal("", default(Rfc).ToString());
    }
}
