using System.Reflection;
using FinanceTracker.Platform.Errors;

namespace FinanceTracker.Identity.Tests;

public sealed class IdentityProblemsTests
{
    private static readonly List<Problem> All = typeof(IdentityProblems).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => f.GetValue(null)).OfType<Problem>().ToList();

    [Fact]
    public void Every_code_is_told_once() => Assert.Equal(All.Count, All.Select(p => p.Code).Distinct().Count());

    [Fact]
    public void A_refused_sign_in_names_neither_the_person_nor_which_half_was_wrong()
    {
        Assert.All([IdentityProblems.WrongCredentials, IdentityProblems.LockedOut], problem =>
        {
            Assert.Empty(problem.Extensions);
            Assert.Null(problem.Errors);
        });
        Assert.Contains("correo o la contraseña", IdentityProblems.WrongCredentials.Es, StringComparison.Ordinal);
        Assert.Contains("e-mail or the password", IdentityProblems.WrongCredentials.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_sign_up_and_a_directory_say_that_an_address_is_taken() =>
        Assert.Equal(["email_taken"], All.Where(p => p.En.Contains("account with this e-mail", StringComparison.Ordinal)).Select(p => p.Code));
}
