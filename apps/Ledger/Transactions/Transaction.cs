using FinanceTracker.Contracts.Insights;
using FinanceTracker.Ledger.Accounts;
using FinanceTracker.Ledger.Bulk;
using FinanceTracker.Platform.Text;
using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;

namespace FinanceTracker.Ledger.Transactions;

/// <summary>Who said what a row is.</summary>
public enum CategorySource
{
    /// <summary>Nobody yet: the models were away.</summary>
    None,

    /// <summary>The models.</summary>
    Model,

    /// <summary>Pairing with a row of another account.</summary>
    Transfer,

    /// <summary>The CFDI that the row pays; models do not override it.</summary>
    Cfdi,

    /// <summary>A rule that the person wrote; models do not override it.</summary>
    Rule,

    /// <summary>The person; nothing overrides it.</summary>
    Person,
}

/// <summary>Where a row came from.</summary>
public enum TransactionSource
{
    Statement,
    Manual,
}

/// <summary>Who linked a refund to its expense, or said that it is none.</summary>
public enum RefundSource
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>Found by amount or name.</summary>
    Matched,

    /// <summary>The person; nothing overrides it.</summary>
    Person,
}

/// <summary>A line of the books. Amounts are signed, in the row's own currency: money in is positive.</summary>
public sealed class Transaction : ITenantOwned
{
    public const string Uncategorised = "other_uncategorized";

    /// <summary>How much of the folded text is searched: it lies in an index, whose entries may not pass 2,704 bytes.</summary>
    public const int MaxSearch = 600;

    private Transaction()
    {
    }

    public Transaction(Guid id, TenantId tenant, Guid? accountId, DateOnly date, string description, decimal amount, string currency, TransactionSource source, DateTimeOffset createdAt)
    {
        (Id, TenantId, AccountId, Source, CreatedAt, Currency) = (id, tenant, accountId, source, createdAt, currency);
        Restate(date, description, amount, currency);
    }

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Null for a row written by hand without an account (cash).</summary>
    public Guid? AccountId { get; private set; }

    public Account? Account { get; private set; }

    public DateOnly Date { get; private set; }

    public DateTimeOffset? BookedAt { get; private set; }

    public string Description { get; private set; } = "";

    /// <summary>Description and note, folded, for search.</summary>
    public string Search { get; private set; } = "";

    /// <summary>What lines of one merchant and purpose share; see <see cref="DescriptorKey"/>.</summary>
    public string Key { get; private set; } = "";

    public decimal Amount { get; private set; }

    public string Currency { get; private set; } = "";

    /// <summary>Running balance as the bank printed it.</summary>
    public decimal? Balance { get; private set; }

    public string? Reference { get; private set; }

    /// <summary>SPEI clave de rastreo.</summary>
    public string? TrackingKey { get; private set; }

    /// <summary>The bank's own id of the row (FITID and the like).</summary>
    public string? ExternalId { get; private set; }

    public string Category { get; private set; } = Uncategorised;

    public string? Level { get; private set; }

    public CategorySource CategorySource { get; private set; }

    public string? Merchant { get; private set; }

    /// <summary>The person named the merchant: neither models nor rules rename it.</summary>
    public bool MerchantFixed { get; private set; }

    /// <summary>JSON array of <see cref="CategoryReason"/>.</summary>
    public string Reasons { get; private set; } = "[]";

    /// <summary>Shared by the two rows of a transfer between the tenant's own accounts.</summary>
    public Guid? TransferId { get; private set; }

    /// <summary>The expense that this money gives back.</summary>
    public Guid? RefundOf { get; private set; }

    public RefundSource RefundSource { get; private set; }

    /// <summary>Its parts count, not the whole.</summary>
    public bool IsSplit { get; private set; }

    public Guid? ImportId { get; private set; }

    public string[] Tags { get; private set; } = [];

    public string Note { get; private set; } = "";

    public TransactionSource Source { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the person removed it; it can be brought back.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>PostgreSQL's xmin: the row's version.</summary>
    public uint Version { get; private set; }

    public string Direction => Amount >= 0 ? "in" : "out";

    /// <summary>Says day, text and amount, as written by hand or printed by the bank.</summary>
    public void Restate(DateOnly date, string description, decimal amount, string currency)
    {
        (Date, Description, Amount, Currency) = (date, description, amount, currency);
        Fold();
        Key = Note.Length == 0 ? DescriptorKey.OfFolded(Search) : DescriptorKey.Of(description);
    }

    /// <summary>Adds what the statement printed beside the text.</summary>
    public void FromStatement(Guid importId, DateTimeOffset? bookedAt, decimal? balance, string? reference, string? trackingKey, string? externalId) =>
        (ImportId, BookedAt, Balance, Reference, TrackingKey, ExternalId) = (importId, bookedAt?.ToUniversalTime(), balance, reference, trackingKey, externalId);

    /// <summary>Takes what the models say; without effect on what a person or a pairing has said.</summary>
    public void Suggest(string category, string? level, string? merchant, string reasons)
    {
        if (CategorySource is CategorySource.Person or CategorySource.Transfer) return;
        if (!MerchantFixed) Merchant = CategorySource == CategorySource.Rule ? Merchant ?? merchant : merchant;
        if (CategorySource is not (CategorySource.Rule or CategorySource.Cfdi)) (Category, Level, Reasons, CategorySource) = (category, level, reasons, CategorySource.Model);
    }

    /// <summary>Takes what a rule says; without effect on what a person or a pairing has said, and on a line whose parts have their own.</summary>
    public void FollowRule(string category, string reasons)
    {
        if (IsSplit || CategorySource is CategorySource.Person or CategorySource.Transfer) return;
        (Category, Level, CategorySource, Reasons) = (category, "very_high", CategorySource.Rule, reasons);
    }

    /// <summary>Takes what its CFDI proves; without effect, and false, on what a person, a rule or a pairing has said, and on a line whose parts have their own.</summary>
    public bool FollowCfdi(string category, string level, string reasons)
    {
        if (IsSplit || CategorySource is CategorySource.Person or CategorySource.Transfer or CategorySource.Rule) return false;
        (Category, Level, CategorySource, Reasons) = (category, level, CategorySource.Cfdi, reasons);
        return true;
    }

    /// <summary>Is no longer the payment of a CFDI: what that said is forgotten; false when it said nothing.</summary>
    public bool LeaveCfdi()
    {
        if (CategorySource != CategorySource.Cfdi) return false;
        (Category, Level, CategorySource, Reasons) = (Uncategorised, null, CategorySource.None, "[]");
        return true;
    }

    /// <summary>Names the merchant; what a person has named, only a person renames.</summary>
    public void NameMerchant(string merchant, bool byPerson)
    {
        if (MerchantFixed && !byPerson) return;
        (Merchant, MerchantFixed) = (merchant, MerchantFixed || byPerson);
    }

    /// <summary>Takes what the person says; of a split line only the parts have a category to correct.</summary>
    public void Correct(string category, string reasons)
    {
        if (!IsSplit) (Category, Level, CategorySource, Reasons) = (category, "very_high", CategorySource.Person, reasons);
    }

    /// <summary>Pairs this row with one of another account.</summary>
    public void Pair(Guid transferId, string category, string reasons)
    {
        TransferId = transferId;
        if (CategorySource == CategorySource.Person) return;
        (Category, Level, CategorySource, Reasons) = (category, "very_high", CategorySource.Transfer, reasons);
    }

    /// <summary>Makes this row one of its own again; what the pairing said of it is forgotten.</summary>
    public void Unpair()
    {
        TransferId = null;
        if (CategorySource == CategorySource.Transfer) (Category, Level, CategorySource, Reasons) = (Uncategorised, null, CategorySource.None, "[]");
    }

    /// <summary>What can be edited of this row, as it is now.</summary>
    public RowState State() => new(Category, Level, CategorySource, Reasons, Merchant, MerchantFixed, TransferId, Note, Tags);

    /// <summary>Takes an earlier state back.</summary>
    public void TakeBack(RowState state)
    {
        (Category, Level, CategorySource, Reasons) = (state.Category, state.Level, state.Source, state.Reasons);
        (Merchant, MerchantFixed, TransferId) = (state.Merchant, state.MerchantFixed, state.TransferId);
        Annotate(state.Note, [.. state.Tags]);
    }

    public void Annotate(string? note, string[]? tags)
    {
        if (note is not null) Note = note;
        if (tags is not null) Tags = tags;
        Fold();
    }

    public void MoveTo(Guid? accountId) => AccountId = accountId;

    /// <summary>Its parts are kept beside it from now on.</summary>
    public void Split() => IsSplit = true;

    /// <summary>It is one again.</summary>
    public void Join() => IsSplit = false;

    /// <summary>Links this refund to its expense, or with null says that it is no refund of one.</summary>
    public void Refund(Guid? expenseId, RefundSource source) => (RefundOf, RefundSource) = (expenseId, source);

    public void Remove(DateTimeOffset now) => DeletedAt = now;

    public void Restore() => DeletedAt = null;

    private void Fold()
    {
        var folded = Platform.Text.Fold.Upper(Note.Length == 0 ? Description : $"{Description} {Note}");
        Search = folded.Length <= MaxSearch ? folded : folded[..(char.IsHighSurrogate(folded[MaxSearch - 1]) ? MaxSearch - 1 : MaxSearch)];
    }
}
