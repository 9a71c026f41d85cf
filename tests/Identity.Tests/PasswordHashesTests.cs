using System.Diagnostics;
using FinanceTracker.Identity.Passwords;
using FinanceTracker.Identity.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FinanceTracker.Identity.Tests;

public sealed class PasswordHashesTests
{
    private readonly PasswordHashes hashes = new(Hasher(PasswordHashes.Iterations));

    [Fact]
    public void Knows_the_right_password_in_any_composition()
    {
        var hash = hashes.Hash("cami\u00F3n fino 42");

        Assert.Equal(PasswordCheck.Right, hashes.Check(hash, "camio\u0301n fino 42"));
        Assert.Equal(PasswordCheck.Wrong, hashes.Check(hash, "camión fino 43"));
        Assert.Equal(PasswordCheck.Wrong, hashes.Check(hash, null));
    }

    [Fact]
    public void Nobody_has_a_password_not_even_an_empty_one()
    {
        Assert.Equal(PasswordCheck.Wrong, hashes.Check(null, "whatever it may be"));
        Assert.Equal(PasswordCheck.Wrong, hashes.Check(null, null));
    }

    [Fact]
    public void A_hash_of_less_work_is_to_be_made_again()
    {
        var weak = new PasswordHashes(Hasher(1000)).Hash("ventana quieta");

        Assert.Equal(PasswordCheck.RightButWeaklyHashed, hashes.Check(weak, "ventana quieta"));
    }

    [Fact]
    public void Nobody_costs_as_much_as_somebody()
    {
        var hash = hashes.Hash("ventana quieta");
        var somebody = Fastest(() => hashes.Check(hash, "ventana inquieta"));
        var nobody = Fastest(() => hashes.Check(null, "ventana inquieta"));

        Assert.InRange(nobody.TotalMilliseconds / somebody.TotalMilliseconds, 0.3, 3.0);
    }

    private static TimeSpan Fastest(Action work) => Enumerable.Range(0, 15).Select(_ =>
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed;
    }).Min();

    private static PasswordHasher<Person> Hasher(int iterations) =>
        new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
}
