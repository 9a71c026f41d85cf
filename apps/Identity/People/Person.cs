using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Identity.People;

/// <summary>A person, the same in every tenant that they belong to.</summary>
public sealed class Person : IShared, IWorkerReachable
{
    public const string DefaultLanguage = "es";

    private Person()
    {
    }

    /// <summary>Somebody new. Without a password hash they can only sign in through <paramref name="entraKey"/>.</summary>
    public Person(string email, string fullName, string? passwordHash, string? entraKey, DateTimeOffset now)
    {
        Id = new UserId(Guid.CreateVersion7(now));
        Email = email;
        FullName = fullName;
        PasswordHash = passwordHash;
        EntraKey = entraKey;
        CreatedAt = now;
    }

    public UserId Id { get; private set; }

    /// <summary>Normalised; see <see cref="EmailAddress"/>.</summary>
    public string Email { get; private set; } = "";

    public string FullName { get; private set; } = "";

    public string? PasswordHash { get; private set; }

    /// <summary>Directory and object of Microsoft Entra: what never changes about a person there.</summary>
    public string? EntraKey { get; private set; }

    public string Language { get; private set; } = DefaultLanguage;

    public DateTimeOffset CreatedAt { get; private set; }

    public uint Version { get; private set; }

    public void Rehash(string passwordHash) => PasswordHash = passwordHash;

    public void Describe(string fullName, string language) => (FullName, Language) = (fullName, language);
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.Email).IsUnique();
        builder.HasIndex(p => p.EntraKey).IsUnique();
        builder.Property(p => p.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(p => p.FullName).HasMaxLength(120);
        builder.Property(p => p.PasswordHash).HasMaxLength(200);
        builder.Property(p => p.EntraKey).HasMaxLength(80);
        builder.Property(p => p.Language).HasMaxLength(2);
        builder.Property(p => p.Version).IsRowVersion();
    }
}
