namespace FinanceTracker.Platform.Categories;

/// <summary>Which directions of money a category may have, seen from the account.</summary>
public enum Flow
{
    /// <summary>Only money coming in.</summary>
    In,

    /// <summary>Only money going out.</summary>
    Out,

    /// <summary>Either way.</summary>
    Both
}

/// <summary>A group of leaves, as people see it.</summary>
public sealed record LeafGroup(string Code, string NameEs, string NameEn);

/// <summary>How an expense of a category may lower taxes, where a CFDI proves it.</summary>
public enum Deducts
{
    /// <summary>It does not.</summary>
    No,

    /// <summary>As a rule it does.</summary>
    Yes,

    /// <summary>It depends on the use or on a limit; the note says on what.</summary>
    Depends,
}

/// <summary>What taxes make of a category.</summary>
/// <param name="Business">As an expense of a business.</param>
/// <param name="BusinessNote">On what it depends, in Spanish.</param>
/// <param name="Personal">As a personal deduction (LISR 151).</param>
/// <param name="PersonalNote">The rule, in Spanish.</param>
public sealed record LeafTax(Deducts Business, string? BusinessNote, Deducts Personal, string? PersonalNote);

/// <summary>A leaf of the category tree; codes are stable and never reused.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Group">The group above it.</param>
/// <param name="NameEs">Name in Spanish.</param>
/// <param name="NameEn">Name in English.</param>
/// <param name="Flow">Directions it may have.</param>
/// <param name="BudgetType">income, need, want, saving, neutral, adjustment or unknown.</param>
/// <param name="ExcludedFromSpending">Moving money between one's own pockets, refunds and savings: not spending.</param>
public sealed record Leaf(string Code, LeafGroup Group, string NameEs, string NameEn, Flow Flow, string BudgetType, bool ExcludedFromSpending)
{
    /// <summary>What taxes make of it.</summary>
    public LeafTax Tax { get; init; } = new(Deducts.No, null, Deducts.No, null);

    /// <summary>Whether money that came in, or went out, may have this category.</summary>
    public bool Allows(bool moneyIn) => Flow == Flow.Both || (Flow == Flow.In) == moneyIn;
}
