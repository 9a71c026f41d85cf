using System.Security.Cryptography;
using FinanceTracker.Identity.People;
using Microsoft.AspNetCore.Identity;

namespace FinanceTracker.Identity.Passwords;

/// <summary>Whether a password is the person's.</summary>
public enum PasswordCheck
{
    /// <summary>It is not, or there is no person, or the person has no password.</summary>
    Wrong,

    /// <summary>It is.</summary>
    Right,

    /// <summary>It is, and its hash should be made again with today's cost.</summary>
    RightButWeaklyHashed,
}

/// <summary>Hashes passwords and checks them, with the same work whether or not there is something to check against.</summary>
public sealed class PasswordHashes
{
    /// <summary>PBKDF2-HMAC-SHA512 iterations: OWASP's Password Storage Cheat Sheet.</summary>
    public const int Iterations = 210_000;

    private readonly IPasswordHasher<Person> hasher;
    private readonly string nobodys;

    public PasswordHashes(IPasswordHasher<Person> hasher)
    {
        this.hasher = hasher;
        nobodys = Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
    }

    // The hasher's first argument is for hashers that salt with the person; this one takes no notice of it.
    public string Hash(string password) => hasher.HashPassword(null!, PasswordRules.Normalise(password));

    /// <summary>Checks a password against a hash, or against nobody's when there is none.</summary>
    public PasswordCheck Check(string? hash, string? password)
    {
        var verified = hasher.VerifyHashedPassword(null!, hash ?? nobodys, PasswordRules.Normalise(password));
        return (hash, verified) switch
        {
            (null, _) or (_, PasswordVerificationResult.Failed) => PasswordCheck.Wrong,
            (_, PasswordVerificationResult.SuccessRehashNeeded) => PasswordCheck.RightButWeaklyHashed,
            _ => PasswordCheck.Right,
        };
    }
}
