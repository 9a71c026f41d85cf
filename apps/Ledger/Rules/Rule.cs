using FinanceTracker.Tenants;
using FinanceTracker.Tenants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinanceTracker.Ledger.Rules;

/// <summary>What a rule does with a row; each action on its own goes to the most specific rule that has it.</summary>
/// <param name="Category">Sets the category.</param>
/// <param name="Merchant">Names the merchant, unless the person has.</param>
/// <param name="Note">Writes the note where there is none.</param>
/// <param name="Tags">Adds tags.</param>
/// <param name="Transfer">True: money between one's own pockets, which is no spending. False: never paired with a line of another account.</param>
public sealed record RuleActions(string? Category = null, string? Merchant = null, string? Note = null, IReadOnlyList<string>? Tags = null, bool? Transfer = null)
{
    /// <summary>What a row marked as a transfer is, where the rule names no category.</summary>
    public const string OwnTransfer = "transfer_own";

    /// <summary>True when the rule would do nothing.</summary>
    public bool IsEmpty() => Category is null && Merchant is null && Note is null && Tags is not { Count: > 0 } && Transfer is null;
}

/// <summary>A rule that a person wrote: conditions and what is to be done.</summary>
public sealed class Rule : ITenantOwned
{
    private Rule()
    {
    }

    public Rule(Guid id, DateTimeOffset createdAt) => (Id, CreatedAt) = (id, createdAt);

    public TenantId TenantId { get; private set; }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public RuleConditions Conditions { get; private set; } = new();

    public RuleActions Actions { get; private set; } = new();

    /// <summary>A rule that is not enabled is kept and does nothing.</summary>
    public bool Enabled { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>PostgreSQL's xmin: the row's version.</summary>
    public uint Version { get; private set; }

    public void State(string name, RuleConditions conditions, RuleActions actions, bool enabled) =>
        (Name, Conditions, Actions, Enabled) = (name, conditions, actions, enabled);
}

internal sealed class RuleTable : IEntityTypeConfiguration<Rule>
{
    public void Configure(EntityTypeBuilder<Rule> builder)
    {
        builder.ToTable("rules");
        builder.HasKey(r => new { r.TenantId, r.Id });
        builder.Property(r => r.Name).HasMaxLength(80);
        builder.Property(r => r.Conditions).HasColumnType("jsonb");
        builder.Property(r => r.Actions).HasColumnType("jsonb");
        builder.Property(r => r.Version).IsRowVersion();
    }
}
