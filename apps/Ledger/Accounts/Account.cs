using FinanceTracker.Ledger.Cards;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Encryption;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Accounts;

/// <summary>What an account is.</summary>
public enum AccountKind
{
    Checking,
    Savings,
    Credit,
    Cash,
    Loan,
    Investment,
    Other,
}

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

    /// <summary>What the person calls it; null while it goes by its bank's name.</summary>
    public string? Name { get; private set; }

    public AccountKind Kind { get; private set; }

    /// <summary>What the person said of the card; null for what is not one, and until the cut-off day is known.</summary>
    public CardTerms? CardTerms => Kind == AccountKind.Credit && CutOffDay is { } day ? new CardTerms(day, PaymentDueDays) : null;

    /// <summary>Day of the month on which a card's cycle is cut; 31 means the last.</summary>
    public int? CutOffDay { get; private set; }

    /// <summary>Natural days from the cut-off to the payment.</summary>
    public int PaymentDueDays { get; private set; } = CardTerms.UsualDueDays;

    public decimal? CreditLimit { get; private set; }

    /// <summary>A deposit account's floor: the person wants to hear when the balance is below it.</summary>
    public decimal? MinimumBalance { get; private set; }

    /// <summary>PostgreSQL's xmin: the row's version.</summary>
    public uint Version { get; private set; }

    /// <summary>Money that can be spent: what a floor is for.</summary>
    public bool HoldsDeposits => Kind is AccountKind.Checking or AccountKind.Savings or AccountKind.Cash or AccountKind.Other;

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

    /// <summary>Takes what the person says. Terms of a card stay with cards, a floor with deposits.</summary>
    public void Describe(string? name, AccountKind kind)
    {
        (Name, Kind) = (name, kind);
        if (kind != AccountKind.Credit) (CutOffDay, PaymentDueDays, CreditLimit) = (null, CardTerms.UsualDueDays, null);
        if (!HoldsDeposits) MinimumBalance = null;
    }

    /// <summary>Sets the terms of a card.</summary>
    public void SetCard(int? cutOffDay, int paymentDueDays, decimal? creditLimit) => (CutOffDay, PaymentDueDays, CreditLimit) = (cutOffDay, paymentDueDays, creditLimit);

    /// <summary>Sets the floor of a deposit account.</summary>
    public void SetFloor(decimal? minimumBalance) => MinimumBalance = minimumBalance;

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
        builder.Property(a => a.Name).HasMaxLength(80);
        builder.Property(a => a.Kind).HasDefaultValue(AccountKind.Checking).HasSentinel(AccountKind.Checking);
        builder.Property(a => a.PaymentDueDays).HasDefaultValue(CardTerms.UsualDueDays).HasSentinel(CardTerms.UsualDueDays);
        builder.Property(a => a.Version).IsRowVersion();
        builder.Ignore(a => a.CardTerms);
        builder.Ignore(a => a.HoldsDeposits);
        builder.Ignore(a => a.MaskedNumber);
    }
}
