using System.Security.Claims;
using FinanceTracker.Identity.Sessions;

namespace FinanceTracker.Identity.Tests;

public sealed class EntraSignInTests
{
    [Theory]
    [InlineData("xms_edov", "1", "ana@example.mx")]
    [InlineData("xms_edov", "true", "ana@example.mx")]
    [InlineData("email_verified", "true", "ana@example.mx")]
    [InlineData("email_verified", "false", null)]
    [InlineData("xms_edov", "0", null)]
    [InlineData("other", "true", null)]
    public void Believes_an_email_only_when_the_directory_vouches_for_it(string claim, string value, string? email) =>
        Assert.Equal(email, EntraSignIn.VerifiedEmailOf(With(("email", "Ana@Example.mx"), (claim, value))));

    [Fact]
    public void A_person_is_their_object_in_a_directory()
    {
        Assert.Equal("dir/obj", EntraSignIn.KeyOf(With(("tid", "dir"), ("oid", "obj"))));
        Assert.Null(EntraSignIn.KeyOf(With(("oid", "obj"))));
        Assert.Null(EntraSignIn.KeyOf(With(("tid", "dir"))));
    }

    private static ClaimsPrincipal With(params (string Type, string Value)[] claims) =>
        new(new ClaimsIdentity(claims.Select(c => new Claim(c.Type, c.Value)), "test"));
}
