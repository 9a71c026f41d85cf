using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Encryption;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Accounts;

/// <summary>An account of the tenant. Number and CLABE are encrypted; equal ones are found by a blind index.</summary>
public sealed class Account : ITenantOwned
{
    private const string NumberField = "account.number";
    private const string ClabeField = "account.clabe";

    private Account()
    {
    }

    public Account(Guid id, string bankName, string bankCode, string currency, string source, DateTimeOffset createdAt) =>
        (Id, BankName, BankCode, Currency, Source, CreatedAt) = (id, bankName, bankCode, currency, source, createdAt);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    public string BankName { get; private set; } = "";

    /// <summary>Three-digit CLABE prefix, or empty.</summary>
    public string BankCode { get; private set; } = "";

    public string Currency { get; private set; } = "";

    /// <summary>Where its rows come from: <c>statement</c>.</summary>
    public string Source { get; private set; } = "";

    public byte[]? NumberSealed { get; private set; }

    public byte[]? NumberIndex { get; private set; }

    public byte[]? ClabeSealed { get; private set; }

    public byte[]? ClabeIndex { get; private set; }

    public string? Last4 { get; private set; }

    /// <summary>Balance after the last row known, in <see cref="Currency"/>; null when the bank's files do not say.</summary>
    public decimal? Balance { get; private set; }

    public DateOnly? BalanceDate { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The number with all but its last four digits hidden.</summary>
    public string? MaskedNumber => Last4 is null ? null : $"****{Last4}";

    /// <summary>Fingerprint of an account number (digits only) for this tenant.</summary>
    public static byte[] IndexOfNumber(OpenDataKey key, string number) => key.BlindIndex(NumberField, DigitsOf(number));

    /// <summary>Fingerprint of a CLABE for this tenant.</summary>
    public static byte[] IndexOfClabe(OpenDataKey key, string clabe) => key.BlindIndex(ClabeField, clabe);

    /// <summary>Notes the number or CLABE that a file printed, where none was known.</summary>
    public void Identify(OpenDataKey key, string? number, string? clabe)
    {
        if (number is not null && NumberIndex is null)
            (NumberSealed, NumberIndex) = (key.Encrypt(NumberField, number), IndexOfNumber(key, number));
        if (clabe is not null && ClabeIndex is null)
            (ClabeSealed, ClabeIndex) = (key.Encrypt(ClabeField, clabe), IndexOfClabe(key, clabe));
        var digits = DigitsOf(number ?? clabe ?? "");
        if (Last4 is null && digits.Length >= 4) Last4 = digits[^4..];
    }

    /// <summary>The CLABE in clear, when known.</summary>
    public string? Clabe(OpenDataKey key) => ClabeSealed is null ? null : key.Decrypt(ClabeField, ClabeSealed);

    /// <summary>Takes a balance that is not older than the one known.</summary>
    public void Settle(decimal? balance, DateOnly? day)
    {
        if (balance is null || day is null || day < BalanceDate) return;
        (Balance, BalanceDate) = (balance, day);
    }

    /// <summary>Sets the balance anew, after rows were taken back.</summary>
    public void Resettle(decimal? balance, DateOnly? day) => (Balance, BalanceDate) = (balance, day);

    // Banks print one number with and without its leading zeros.
    private static string DigitsOf(string number)
    {
        var digits = new string(number.Where(char.IsAsciiDigit).ToArray());
        var trimmed = digits.TrimStart('0');
        return trimmed.Length >= 4 ? trimmed : digits;
    }
}

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.HasKey(a => new { a.TenantId, a.Id });
        builder.HasIndex(a => new { a.TenantId, a.NumberIndex, a.Currency }).IsUnique().HasFilter("number_index is not null");
        builder.HasIndex(a => new { a.TenantId, a.ClabeIndex }).IsUnique().HasFilter("clabe_index is not null");
        builder.Property(a => a.BankName).HasMaxLength(80);
        builder.Property(a => a.BankCode).HasMaxLength(3);
        builder.Property(a => a.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(a => a.Source).HasMaxLength(20);
        builder.Property(a => a.Last4).HasMaxLength(4);
        builder.Ignore(a => a.MaskedNumber);
    }
}
